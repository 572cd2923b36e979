package onekey.sandbox.ssm;

/** The document says something that the sandbox, or Systems Manager, does not understand. */
public final class InvalidDocumentException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidDocumentException(String message) {
    super(message);
  }
}
