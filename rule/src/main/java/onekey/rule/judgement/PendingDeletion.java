package onekey.rule.judgement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * The deletion of a key that was deactivated and rests.
 *
 * @param at when; empty if that cannot be told
 */
public record PendingDeletion(Optional<Instant> at) {

  /**
   * Holds a key that is active although its deletion is pending: somebody made it active again
   * during its quarantine, so it is needed. Removing it anew would undo what a person did, and the
   * pending deletion would cut the new quarantine short.
   *
   * @param pendingDeletionOf tells the pending deletion of a key; asked only about a key to remove
   */
  public static Decision consider(
      Decision decision, Function<String, Optional<PendingDeletion>> pendingDeletionOf) {
    return switch (decision) {
      case Decision.Remove(var accessKeyId, var reason) ->
          pendingDeletionOf
              .apply(accessKeyId)
              .<Decision>map(pending -> pending.hold(accessKeyId, reason))
              .orElse(decision);
      case Decision.Keep _, Decision.Hold _ -> decision;
    };
  }

  private Decision hold(String accessKeyId, String reason) {
    var until = at.map(end -> " until " + LocalDate.ofInstant(end, ZoneOffset.UTC)).orElse("");
    return new Decision.Hold(
        accessKeyId,
        at,
        "%s Held%s: it was made active again during its quarantine.".formatted(reason, until));
  }
}
