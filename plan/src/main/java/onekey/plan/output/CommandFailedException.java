package onekey.plan.output;

import org.jspecify.annotations.Nullable;

/** What was asked for could not be done. The message says why and what to do about it. */
public final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
