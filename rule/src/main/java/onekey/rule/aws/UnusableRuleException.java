package onekey.rule.aws;

import org.jspecify.annotations.Nullable;

/** The Config rule is in a state, or has a source or parameters, by which no key may be removed. */
public final class UnusableRuleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableRuleException(String message) {
    this(message, null);
  }

  UnusableRuleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
