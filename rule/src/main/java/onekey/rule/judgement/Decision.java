package onekey.rule.judgement;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What to do about the keys of one user. At most one key at a time. */
public sealed interface Decision {

  /** The text that explains the decision: the annotation of the verdict. */
  String reason();

  /** Nothing to remove: within the limit, rotating or exempt. */
  record Keep(String reason) implements Decision {}

  /**
   * There is an extra key, and it must not be removed now.
   *
   * @param accessKeyId the extra key
   * @param removableFrom when it may be removed; empty if a person has to decide
   */
  record Hold(String accessKeyId, Optional<Instant> removableFrom, String reason)
      implements Decision {}

  /**
   * There is an extra key, and it may be removed now.
   *
   * @param accessKeyId the extra key
   */
  record Remove(String accessKeyId, String reason) implements Decision {}

  /** Decides about one user where no pending deletions were read. */
  static Decision of(Evidence evidence, KeyPolicy policy, Instant now) {
    return of(evidence, Map.of(), policy, now);
  }

  /** Decides about one user; the parameters are those of {@link Standing#of}. */
  static Decision of(
      Evidence evidence, Map<String, PendingDeletion> pending, KeyPolicy policy, Instant now) {
    var standing = Standing.of(evidence, pending, policy, now);
    var reason = Explanation.of(evidence, policy, standing);
    return switch (standing) {
      case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ -> new Keep(reason);
      case Standing.OverLimit over -> of(over.extra(), over.removability(), reason);
    };
  }

  private static Decision of(CountedKey extra, Removability removability, String reason) {
    return switch (removability) {
      case Removability.Removable _ -> new Remove(extra.id(), reason);
      case Removability.TooRecent(var until) -> new Hold(extra.id(), Optional.of(until), reason);
      case Removability.KeptTooRecent(var until) ->
          new Hold(extra.id(), Optional.of(until), reason);
      case Removability.Reactivated(var until) -> new Hold(extra.id(), until, reason);
      case Removability.NeedsPerson _ -> new Hold(extra.id(), Optional.empty(), reason);
    };
  }
}
