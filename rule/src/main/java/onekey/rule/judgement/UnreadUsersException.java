package onekey.rule.judgement;

/** Some users could not be read. The others have been reported. */
public final class UnreadUsersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadUsersException(String message, Throwable cause) {
    super(message, cause);
  }
}
