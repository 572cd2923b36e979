package onekey.rule.aws;

/** No IAM user has the unique id or the name that was asked for. */
public final class NoSuchUserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchUserException(String idOrName) {
    super("No IAM user has the unique id or the name \"%s\".".formatted(idOrName));
  }
}
