package onekey.rule.judgement;

/**
 * What the current deployment allows. A softer setting also applies to everything pending, so
 * deploying one stops pending removals.
 *
 * @param allowed the furthest step that is allowed
 * @param remediation who starts removals
 */
public record Deployment(AllowedRemoval allowed, Remediation remediation) {

  /** Narrows the confirmation of a deactivation to what is allowed. */
  public Confirmation deactivation(Confirmation confirmation) {
    return switch (confirmation) {
      case Confirmation.Confirmed _ when allowed == AllowedRemoval.NOTHING ->
          new Confirmation.Refused(
              "This deployment removes no keys (dry run). " + confirmation.reason());
      case Confirmation.Confirmed _, Confirmation.StillActive _, Confirmation.Refused _ ->
          confirmation;
    };
  }

  /**
   * Narrows the confirmation of a deletion to what is allowed. A key that was chosen under
   * automatic remediation is not deleted after remediation was set to manual.
   *
   * @param chosenUnder who started removals when the key was chosen
   */
  public Confirmation deletion(Confirmation confirmation, Remediation chosenUnder) {
    return switch (confirmation) {
      case Confirmation.Confirmed _ when allowed != AllowedRemoval.DELETE ->
          new Confirmation.Refused(
              "This deployment deletes no keys (it allows: %s). %s"
                  .formatted(allowed.word(), confirmation.reason()));
      case Confirmation.Confirmed _
          when chosenUnder == Remediation.AUTOMATIC && remediation == Remediation.MANUAL ->
          new Confirmation.Refused(
              "Remediation is manual now, and the key was chosen when it was automatic. "
                  + confirmation.reason());
      case Confirmation.Confirmed _, Confirmation.StillActive _, Confirmation.Refused _ ->
          confirmation;
    };
  }
}
