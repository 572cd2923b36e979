package onekey.sandbox.config;

/** Whether {@code StartConfigRulesEvaluation} answers before or after the function has run. */
public enum EvaluationMode {
  /** It answers when the function has ended: nothing is left running. */
  WAIT,
  /** It answers at once, as AWS Config does. */
  BACKGROUND
}
