package onekey.rule.judgement;

import java.time.Instant;
import java.util.Optional;

/**
 * A run that the schedule of an announced removal has started, or that says so: anybody who may
 * start a runbook can. So it removes only the key that was announced, and only if there is an
 * announcement by the stack that is due.
 *
 * @param accessKeyId the key that was announced
 * @param announcement the announcement; empty if the stack has made none
 * @param announcedUnder who started removals when the key was announced
 */
public record AnnouncedRun(
    String accessKeyId, Optional<Announcement> announcement, Remediation announcedUnder) {

  /** Returns whether the announcement has led to this run, and is used up by it. */
  public boolean isDue(Instant now) {
    return announcement.filter(made -> made.isDue(now)).isPresent();
  }

  /** Narrows a decision about the user of the key to what this run may do. */
  public Decision narrow(Decision decision, Deployment deployment, Instant now) {
    return switch (decision) {
      case Decision.Keep _, Decision.Hold _ -> decision;
      case Decision.Announce(var extra, var _, var reason) ->
          narrow(decision, extra, reason, deployment, now);
      case Decision.Remove(var extra, var reason) ->
          narrow(decision, extra, reason, deployment, now);
    };
  }

  private Decision narrow(
      Decision decision, String extra, String reason, Deployment deployment, Instant now) {
    if (!isDue(now)) {
      return held(
          extra,
          reason,
          "No removal of access key %s was announced that is due.".formatted(accessKeyId));
    }
    if (!extra.equals(accessKeyId)) {
      return held(
          extra,
          reason,
          "Another access key than %s, which was announced, is the extra one now."
              .formatted(accessKeyId));
    }
    return deployment.isTakenBack(announcedUnder)
        ? held(
            extra,
            reason,
            "Remediation is manual now, and the key was announced when it was automatic.")
        : decision;
  }

  private static Decision held(String extra, String reason, String why) {
    return new Decision.Hold(extra, Optional.empty(), why + " " + reason);
  }
}
