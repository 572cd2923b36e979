package onekey.rule.judgement;

/** The verdicts that OneKey gives, in the words of AWS Config. */
public enum ComplianceType {
  /** Within the limit, rotating or exempt. */
  COMPLIANT,
  /** Over the limit. */
  NON_COMPLIANT,
  /** The user was reported earlier and exists no more. */
  NOT_APPLICABLE
}
