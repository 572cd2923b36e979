package onekey.plan.gate;

import java.util.ArrayList;
import java.util.List;
import onekey.plan.source.terraform.KeyChange;
import onekey.plan.source.terraform.KeyChange.Status;
import onekey.rule.judgement.KeyPolicy;

/** What there is to say of a user beside its verdict. */
final class GateNotes {

  /**
   * How many access keys IAM lets a user have, active or not.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM
   *     and AWS STS quotas</a>
   */
  private static final int MOST_KEYS = 2;

  private GateNotes() {}

  static List<String> of(KeysOfUser user, KeyTally tally, KeyPolicy policy) {
    var notes = new ArrayList<>(tally.notes());
    var active = tally.active().size();
    var removedLast = user.removedLast();
    var activeMeanwhile =
        active + removedLast.stream().filter(key -> key.status() == Status.ACTIVE).count();
    if (!removedLast.isEmpty() && !policy.allows((int) activeMeanwhile)) {
      notes.add(
          "While it is applied, the user has %d active access keys: %s is created before the key in its place is destroyed."
              .formatted(
                  activeMeanwhile,
                  String.join(", ", removedLast.stream().map(KeyChange::address).toList())));
    }
    if (!policy.allows(active)) {
      tally.problemOfTags().ifPresent(notes::add);
      if (!user.isChanged()) {
        notes.add("This plan changes none of its access keys.");
      }
    }
    if (tally.keys().size() + removedLast.size() > MOST_KEYS) {
      notes.add("IAM lets a user have %d access keys, so this apply fails.".formatted(MOST_KEYS));
    }
    return notes;
  }
}
