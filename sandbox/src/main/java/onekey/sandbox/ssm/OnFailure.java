package onekey.sandbox.ssm;

/**
 * What follows a failed step.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#automation-common">Properties
 *     shared by all actions</a>
 */
sealed interface OnFailure {

  /** Stands before the name of a step. */
  String STEP = "step:";

  /** The execution ends. */
  record Abort() implements OnFailure {}

  /** The next step. */
  record Continue() implements OnFailure {}

  /**
   * Another step.
   *
   * @param name which one
   */
  record GoTo(String name) implements OnFailure {}

  static OnFailure parse(String step, String text) {
    if (text.startsWith(STEP)) {
      return new GoTo(text.substring(STEP.length()));
    }
    return switch (text) {
      case "Abort" -> new Abort();
      case "Continue" -> new Continue();
      default ->
          throw new InvalidDocumentException(
              "onFailure of step %s is '%s'. Allowed: Abort, Continue, step:NAME."
                  .formatted(step, text));
    };
  }
}
