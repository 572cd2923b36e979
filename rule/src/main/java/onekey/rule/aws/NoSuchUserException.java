package onekey.rule.aws;

/** No IAM user, or more than one, is what was asked for. */
public final class NoSuchUserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchUserException(String idOrName) {
    this("No IAM user has the unique id or the name", idOrName);
  }

  private NoSuchUserException(String problem, String idOrName) {
    super("%s \"%s\".".formatted(problem, idOrName));
  }

  static NoSuchUserException ambiguous(String idOrName) {
    return new NoSuchUserException(
        "One IAM user's unique id is another's name; give the other unique id or name instead of",
        idOrName);
  }
}
