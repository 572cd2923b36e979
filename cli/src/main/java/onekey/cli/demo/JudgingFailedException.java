package onekey.cli.demo;

import org.jspecify.annotations.Nullable;

/** The rule failed, or did not judge every user. */
public final class JudgingFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JudgingFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
