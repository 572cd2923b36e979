package onekey.sandbox.ssm;

/**
 * What has become of the call of a step during which the execution was cancelled. AWS does not
 * document it. A runbook must be safe with either.
 */
public enum CancelledCall {
  /** It took effect, but the step has no answer and no outputs. */
  TOOK_EFFECT,
  /** It was not made. */
  WAS_NOT_MADE
}
