package onekey.plan.fix;

import java.util.List;
import java.util.stream.Stream;
import onekey.plan.language.Text;
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
            Text.of("consoleOpen", finding.user().userName()),
            ConsoleLink.toAccessKeys(finding.user().userName(), partition)),
        Step.say(Text.of("consoleLook", finding.extraKey())));
  }

  private static List<Step> change(Finding finding) {
    return finding.isHeld()
        ? List.of(
            Step.say(
                Text.sentences(
                    Text.of("consoleDeactivateIfAgreed"),
                    finding.caveat(),
                    Text.of("consoleUndo"))))
        : List.of(
            Step.say(Text.sentences(Text.of("consoleDeactivate"), Text.of("consoleUndo"))),
            Step.say(
                Text.of(
                    "consoleDelete",
                    finding.extraKey(),
                    finding.keptKeys().isEmpty()
                        ? Text.nothing()
                        : Text.of("consoleKept", Text.and(finding.keptKeys())),
                    finding.lastUseIsUnchanged())));
  }
}
