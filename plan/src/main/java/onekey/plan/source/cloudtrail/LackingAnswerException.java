package onekey.plan.source.cloudtrail;

import org.jspecify.annotations.Nullable;

/** An answer lacks something that an answer of AWS has. */
final class LackingAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LackingAnswerException(String part) {
    this(part, null);
  }

  /** The message is the part that is lacking. */
  LackingAnswerException(String part, @Nullable Throwable cause) {
    super(part, cause);
  }

  String part() {
    return String.valueOf(getMessage());
  }
}
