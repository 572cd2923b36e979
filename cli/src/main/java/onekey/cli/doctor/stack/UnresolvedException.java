package onekey.cli.doctor.stack;

/** A value of the template cannot be told. The message says which, and why. */
public final class UnresolvedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnresolvedException(String message) {
    super(message);
  }
}
