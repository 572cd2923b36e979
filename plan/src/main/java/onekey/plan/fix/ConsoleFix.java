package onekey.plan.fix;

import java.util.List;
import java.util.stream.Stream;
import onekey.plan.model.Fix;
import onekey.plan.model.Fix.Step;
import onekey.rule.notice.ConsoleLink;

/**
 * The clicks in the AWS Management Console.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-keys-admin-managed.html">How an
 *     IAM administrator can manage IAM user access keys</a>
 */
final class ConsoleFix {

  private ConsoleFix() {}

  static Fix of(Finding finding, String partition) {
    return new Fix(
        Fix.Way.CONSOLE,
        Stream.of(
                finding.noticesByHand(),
                look(finding, partition).stream(),
                change(finding).stream(),
                finding.afterwards())
            .flatMap(steps -> steps)
            .toList());
  }

  private static List<Step> look(Finding finding, String partition) {
    return List.of(
        Step.open(
            "Open the user %s, tab Security credentials.".formatted(finding.user().userName()),
            ConsoleLink.toAccessKeys(finding.user().userName(), partition)),
        Step.say(
            "Under Access keys, find %s, and see when and where it was last used."
                .formatted(finding.extraKey())));
  }

  private static List<Step> change(Finding finding) {
    return finding.isHeld()
        ? List.of(
            Step.say(
                "If its owner agrees, choose Actions, Deactivate, and confirm. What still uses it fails.%s To undo it: Actions, Activate."
                    .formatted(finding.caveat())))
        : List.of(
            Step.say("Choose Actions, Deactivate, and confirm. To undo it: Actions, Activate."),
            Step.say(
                "Wait several days. Then reload this page. Go on only if %s is still inactive%s, %s, and nothing misses the key. Choose Actions, Delete, and confirm. It never comes back."
                    .formatted(
                        finding.extraKey(),
                        finding.keptKeys().isEmpty()
                            ? ""
                            : " and %s still active"
                                .formatted(String.join(" and ", finding.keptKeys())),
                        finding.lastUseIsUnchanged())));
  }
}
