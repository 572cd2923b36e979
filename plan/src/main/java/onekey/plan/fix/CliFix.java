package onekey.plan.fix;

import java.util.List;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Fix;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.IamNames;

/**
 * The commands of the AWS CLI, in the order that AWS advises: look, deactivate, wait, delete.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html">Update
 *     access keys</a>
 */
final class CliFix {

  private CliFix() {}

  static Fix of(Finding finding) {
    return new Fix(
        Fix.Way.CLI,
        IamNames.isUserName(finding.user().userName())
            ? Stream.of(
                    finding.noticesByHand(),
                    Stream.of(list(finding)),
                    finding
                        .accessKeyId()
                        .map(id -> change(finding, id))
                        .orElseGet(() -> Stream.of(idIsMissing(finding.extraKey()))),
                    finding.afterwards())
                .flatMap(steps -> steps)
                .toList()
            : List.of(noSuchName()));
  }

  static Step noSuchName() {
    return Step.say(Text.of("cliNoSuchName"));
  }

  /**
   * A made-up id in a command could hit another key.
   *
   * @param key by what words a person finds it
   */
  static Step idIsMissing(Text key) {
    return Step.say(Text.of("cliNoId", key));
  }

  private static Step list(Finding finding) {
    return Step.run(Text.of("cliList"), AwsCommand.listAccessKeys(finding.user().userName()));
  }

  private static Stream<Step> change(Finding finding, String id) {
    var userName = finding.user().userName();
    var look = Step.run(Text.of("cliLook", id), AwsCommand.getAccessKeyLastUsed(id));
    var undo = Step.run(Text.of("cliUndo"), AwsCommand.activate(userName, id));
    return finding.isHeld()
        ? Stream.of(
            look,
            Step.run(
                Text.sentences(Text.of("cliDeactivateIfAgreed"), finding.caveat()),
                AwsCommand.deactivate(userName, id)),
            undo)
        : Stream.of(
                Stream.of(
                    look,
                    Step.run(Text.of("cliDeactivate"), AwsCommand.deactivate(userName, id)),
                    undo),
                finding.lookAgain(),
                Stream.of(Step.run(Text.of("cliDelete"), AwsCommand.delete(userName, id))))
            .flatMap(steps -> steps);
  }
}
