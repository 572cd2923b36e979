package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the current deployment allows. A softer setting also applies to everything pending, so
 * deploying one stops pending removals.
 *
 * @param dryRun whether no key is written to
 * @param deleteAfter how long a deactivated key stays inactive before it is deleted, at the least
 * @param noticeDays how many days before its removal a key is announced, at the least, 0–30
 * @param remediation who starts removals
 */
public record Deployment(
    boolean dryRun, DeleteAfter deleteAfter, int noticeDays, Remediation remediation) {

  /**
   * How much before the end of its time a key may be deleted: schedules are not exact, and a
   * postponed deletion is postponed by a day at the least.
   */
  private static final Duration TOLERANCE = Duration.ofHours(1);

  /** Returns the furthest step that is allowed. */
  public AllowedRemoval allowed() {
    if (dryRun) {
      return AllowedRemoval.NOTHING;
    }
    return deleteAfter.days().isPresent() ? AllowedRemoval.DELETE : AllowedRemoval.DEACTIVATE;
  }

  /** Returns what is left of this deployment for a run that asks for more time than it gives. */
  public Deployment narrowedTo(DeleteAfter requested, int requestedNoticeDays) {
    return new Deployment(
        dryRun,
        deleteAfter.orLater(requested),
        Math.max(noticeDays, requestedNoticeDays),
        remediation);
  }

  /** Returns the notice that a key gets before its removal. */
  public Duration notice() {
    return Duration.ofDays(noticeDays);
  }

  /** Returns when a key that is deactivated now is deleted; empty if never. */
  public Optional<Instant> deleteAt(Instant now) {
    return deleteAfter.time().map(now::plus);
  }

  /**
   * Narrows the confirmation of a deactivation to what is allowed.
   *
   * @param chosenUnder who started removals when the key was chosen
   */
  public Confirmation deactivation(Confirmation confirmation, Remediation chosenUnder) {
    return switch (confirmation) {
      case Confirmation.Confirmed _ when dryRun ->
          new Confirmation.Refused(dryRun(confirmation.reason()));
      case Confirmation.Confirmed _ when isTakenBack(chosenUnder) -> takenBack(confirmation);
      case Confirmation _ -> confirmation;
    };
  }

  /**
   * Narrows the confirmation of a deletion to what is allowed. A key that was chosen under
   * automatic remediation is not deleted after remediation was set to manual, and one that was
   * chosen when keys were deleted sooner is deleted later. A key that was deactivated once more is
   * deleted by the schedule of that, and not by a late or a second run of an earlier one.
   *
   * @param chosenAt when the key was chosen
   * @param chosenUnder who started removals then
   * @param scheduledFor when the deletion of the key is scheduled for; empty if it is not
   */
  public Confirmation deletion(
      Confirmation confirmation,
      Instant chosenAt,
      Remediation chosenUnder,
      Optional<Instant> scheduledFor,
      Instant now) {
    return switch (confirmation) {
      case Confirmation.Confirmed _ when allowed() != AllowedRemoval.DELETE ->
          new Confirmation.Refused(
              "This deployment deletes no keys (it allows: %s). %s"
                  .formatted(allowed().word(), confirmation.reason()));
      case Confirmation.Confirmed _ when isTakenBack(chosenUnder) -> takenBack(confirmation);
      case Confirmation.Confirmed _ ->
          postponed(
                  deleteAt(chosenAt),
                  "This deployment deletes a key %s days after it was chosen. "
                      .formatted(deleteAfter.word()),
                  confirmation,
                  now)
              .or(
                  () ->
                      postponed(
                          scheduledFor,
                          "The deletion of the key is scheduled for a later day. ",
                          confirmation,
                          now))
              .orElse(confirmation);
      case Confirmation _ -> confirmation;
    };
  }

  private static Optional<Confirmation> postponed(
      Optional<Instant> earliest, String why, Confirmation confirmation, Instant now) {
    return earliest
        .filter(moment -> now.isBefore(moment.minus(TOLERANCE)))
        .map(moment -> new Confirmation.Postponed(moment, why + confirmation.reason()));
  }

  private static Confirmation takenBack(Confirmation confirmation) {
    return new Confirmation.Refused(
        "Remediation is manual now, and the key was chosen when it was automatic. "
            + confirmation.reason());
  }

  /** Returns why nothing comes of what would be done otherwise, for this reason. */
  public static String dryRun(String reason) {
    return "This deployment removes no keys (dry run). " + reason;
  }

  /** Returns whether what was begun automatically is not to be carried on. */
  boolean isTakenBack(Remediation begunUnder) {
    return begunUnder == Remediation.AUTOMATIC && remediation == Remediation.MANUAL;
  }
}
