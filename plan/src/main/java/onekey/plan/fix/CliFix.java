package onekey.plan.fix;

import java.util.List;
import java.util.stream.Stream;
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
    return Step.say(
        "No command: IAM allows no such user name, only 1–64 letters, digits and the signs + = , ."
            + " @ _ -. Whatever named it was not IAM.");
  }

  /**
   * A made-up id in a command could hit another key.
   *
   * @param key by what words a person finds it
   */
  static Step idIsMissing(String key) {
    return Step.say(
        "Take the id of %s: compare CreateDate. The source of this plan names no ids; a plan of the live account gives the commands for it."
            .formatted(key));
  }

  private static Step list(Finding finding) {
    return Step.run("List the user's keys.", AwsCommand.listAccessKeys(finding.user().userName()));
  }

  private static Stream<Step> change(Finding finding, String id) {
    var userName = finding.user().userName();
    var look =
        Step.run(
            "See when and where %s was last used.".formatted(id),
            AwsCommand.getAccessKeyLastUsed(id));
    var undo = Step.run("To undo it, activate it again.", AwsCommand.activate(userName, id));
    return finding.isHeld()
        ? Stream.of(
            look,
            Step.run(
                "If its owner agrees, deactivate it. What still uses it fails." + finding.caveat(),
                AwsCommand.deactivate(userName, id)),
            undo)
        : Stream.of(
                Stream.of(
                    look, Step.run("Deactivate it.", AwsCommand.deactivate(userName, id)), undo),
                finding.lookAgain(),
                Stream.of(
                    Step.run("Delete it. It never comes back.", AwsCommand.delete(userName, id))))
            .flatMap(steps -> steps);
  }
}
