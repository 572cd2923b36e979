package onekey.rule.judgement;

/**
 * A rule parameter that OneKey does not accept. The message names it, its value and what is
 * allowed.
 */
public final class InvalidRuleParameterException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidRuleParameterException(String message) {
    super(message);
  }
}
