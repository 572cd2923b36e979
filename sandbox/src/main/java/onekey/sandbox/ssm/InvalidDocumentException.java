package onekey.sandbox.ssm;

/** The document is invalid, or uses something that the sandbox does not support. */
public final class InvalidDocumentException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidDocumentException(String message) {
    super(message);
  }
}
