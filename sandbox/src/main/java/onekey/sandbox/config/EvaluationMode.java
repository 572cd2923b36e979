package onekey.sandbox.config;

/** When {@code StartConfigRulesEvaluation} answers. */
public enum EvaluationMode {
  /** After the function has ended. */
  WAIT,
  /** At once, as AWS Config does. The function runs in the background. */
  BACKGROUND
}
