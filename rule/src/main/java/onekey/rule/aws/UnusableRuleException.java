package onekey.rule.aws;

import org.jspecify.annotations.Nullable;

/** The Config rule is not one that a key may be removed for. */
public final class UnusableRuleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableRuleException(String message) {
    this(message, null);
  }

  UnusableRuleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
