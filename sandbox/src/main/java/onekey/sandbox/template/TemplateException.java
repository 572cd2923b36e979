package onekey.sandbox.template;

/** The template says something that the sandbox does not understand, or that AWS would refuse. */
public final class TemplateException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message);
  }
}
