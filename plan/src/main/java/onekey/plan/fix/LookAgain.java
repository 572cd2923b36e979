package onekey.plan.fix;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
            "Wait several days. Then list the user's keys again. Go on only if %s is still Inactive%s."
                .formatted(
                    id,
                    kept.isEmpty()
                        ? ""
                        : " and %s still Active".formatted(String.join(" and ", kept))),
            AwsCommand.listAccessKeys(userName)),
        Step.run(
            "Check its last use again. Go on only if %s, and if nothing misses the key. Otherwise activate it again."
                .formatted(lastUseIsUnchanged(lastUse)),
            AwsCommand.getAccessKeyLastUsed(id)));
  }

  /** Half a sentence, after "if". */
  static String lastUseIsUnchanged(Optional<LastUse> lastUse) {
    return lastUse
        .map(
            use ->
                switch (use) {
                  case LastUse.NotRecorded() -> "there is still no use recorded";
                  case LastUse.Recorded(var at, var _, var _) ->
                      "its last use is still that of " + LocalDate.ofInstant(at, ZoneOffset.UTC);
                })
        .orElse("its last use is long ago");
  }
}
