package onekey.cli.demo;

import org.jspecify.annotations.Nullable;

/** The rule ran and failed, or did not judge everybody. */
public final class JudgingFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JudgingFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
