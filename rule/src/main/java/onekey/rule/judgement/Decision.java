package onekey.rule.judgement;

import java.time.Instant;
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

  /** Decides about one user; see {@link Standing#of} for what must have been read. */
  static Decision of(IamUser user, KeyPolicy policy, Instant now) {
    var standing = Standing.of(user, policy, now);
    var reason = Explanation.of(user, policy, standing);
    return switch (standing) {
      case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ -> new Keep(reason);
      case Standing.OverLimit(var extra, var removability, var _) ->
          switch (removability) {
            case Removability.Removable _ -> new Remove(extra.id(), reason);
            case Removability.TooRecent(var until) ->
                new Hold(extra.id(), Optional.of(until), reason);
            case Removability.NeedsPerson _ -> new Hold(extra.id(), Optional.empty(), reason);
          };
    };
  }
}
