package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import onekey.plan.language.Text;
import onekey.plan.model.Fix.Step;
import onekey.rule.judgement.LastUse;

/**
 * What to check again before a key is deleted: a plan is made on one day and carried out on
 * another, and meanwhile the key may have been used or activated, or the other one may have gone.
 */
final class LookAgain {

  private LookAgain() {}

  /**
   * Returns the steps before a deletion.
   *
   * @param id the key to delete, which was deactivated
   * @param kept the keys that stay
   * @param lastUse the last use of the key to delete, as the plan found it
   */
  static List<Step> before(
      String userName, String id, List<String> kept, Optional<LastUse> lastUse) {
    return List.of(
        Step.run(
            Text.of(
                "lookList",
                id,
                kept.isEmpty() ? Text.nothing() : Text.of("lookKept", Text.and(kept))),
            AwsCommand.listAccessKeys(userName)),
        Step.run(
            Text.of("lookUse", lastUseIsUnchanged(lastUse)), AwsCommand.getAccessKeyLastUsed(id)));
  }

  /** Half a sentence, after "if". */
  static Text lastUseIsUnchanged(Optional<LastUse> lastUse) {
    return lastUse
        .map(
            use ->
                switch (use) {
                  case LastUse.NotRecorded() -> Text.of("lookNoUse");
                  case LastUse.Recorded(var at, var _, var _) ->
                      Text.of("lookSameUse", Text.day(at));
                })
        .orElseGet(() -> Text.of("lookOldUse"));
  }
}
