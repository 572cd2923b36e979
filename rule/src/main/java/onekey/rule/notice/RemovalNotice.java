package onekey.rule.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.OneLine;
import onekey.rule.notice.Notice.Item;
import onekey.rule.notice.Notice.Part;
import onekey.rule.notice.Notice.Step;

/**
 * The messages about one step in the life of an extra key: what happened, why, what comes next, and
 * how to stop or undo it.
 *
 * @param userName whose key it is; empty if the user is gone
 * @param accessKeyId the key
 * @param reason why, in whole sentences, beginning with the user name
 * @param setting where it happened
 */
public record RemovalNotice(String userName, String accessKeyId, String reason, Setting setting) {

  /**
   * Where keys are removed.
   *
   * @param ruleName the Config rule
   * @param policy the policy of the rule
   * @param scheduleGroup the group of the stack's schedules
   * @param place account and Region
   */
  public record Setting(String ruleName, KeyPolicy policy, String scheduleGroup, Place place) {}

  /** The key will be deactivated, and later deleted. */
  public Notice announced(Instant removalAt, DeleteAfter deleteAfter) {
    var steps = new ArrayList<Step>();
    steps.add(
        new Step(
            "If the key is still needed, use it before that day, and it stays. Any call of AWS with"
                + " it counts, but IAM records a use with a delay of some hours:",
            "aws sts get-caller-identity"));
    setting
        .policy()
        .exemptionTag()
        .ifPresent(
            tag ->
                steps.add(
                    new Step(
                        "To exempt the user until a day, at most %d days from now:"
                            .formatted(setting.policy().maximumExemptionDays()),
                        "aws iam tag-user --user-name %s --tags \"Key=%s,Value=YYYY-MM-DD\""
                            .formatted(userName, tag))));
    steps.add(stopThisRemoval());
    steps.add(then(deleteAfter));
    return notice("announced", "will be deactivated on " + day(removalAt), steps);
  }

  private Step then(DeleteAfter deleteAfter) {
    return deleteAfter
        .days()
        .map(
            days ->
                days == 0
                    ? Step.of(
                        "On that day the key is deactivated, and deleted at once. A deleted key"
                            + " cannot be restored.")
                    : new Step(
                        "Once deactivated, the key is deleted after %d %s. Until then this undoes it:"
                            .formatted(days, days == 1 ? "day" : "days"),
                        activate()))
        .orElseGet(
            () ->
                new Step("Once deactivated, the key is not deleted. This undoes it:", activate()));
  }

  /** The key was announced, is due, and stays. */
  public Notice notRemoved() {
    return notice("not removed", "was announced for removal and stays as it is", List.of());
  }

  /**
   * The key is inactive.
   *
   * @param deleteAt when it will be deleted; empty if never
   */
  public Notice deactivated(Optional<Instant> deleteAt) {
    var steps = new ArrayList<Step>();
    steps.add(new Step("If the key is needed, make it active again, and it stays:", activate()));
    deleteAt.ifPresent(
        _ ->
            steps.add(
                new Step(
                    "To keep it inactive and not have it deleted:", deleteSchedule("delete"))));
    return notice(
        "deactivated",
        "was deactivated"
            + deleteAt
                .map(at -> " and will be deleted on " + day(at))
                .orElse(" and stays inactive"),
        steps);
  }

  /** The key is gone. */
  public Notice deleted() {
    return notice(
        "deleted",
        "was deleted",
        List.of(
            new Step(
                "A deleted key cannot be restored. If one is needed after all, create another:",
                "aws iam create-access-key --user-name " + userName)));
  }

  /** The deletion was due, and the key is not deleted. */
  public Notice notDeleted() {
    return notice("not deleted", "was to be deleted and is not deleted", List.of());
  }

  /** The key was deactivated, and is active again. */
  public Notice restored() {
    return notice(
        "restored",
        "is ACTIVE again, because its removal could not be confirmed",
        List.of(
            new Step(
                "Look at the keys of the user:",
                "aws iam list-access-keys --user-name " + userName)));
  }

  /** The key may be inactive, and no step is pending for it. */
  public Notice leftInactive() {
    return notice(
        "left inactive",
        "may be INACTIVE, and nothing deletes it",
        List.of(
            new Step("If it is needed:", activate()),
            new Step(
                "If it is not:",
                "aws iam delete-access-key --user-name %s --access-key-id %s"
                    .formatted(userName, accessKeyId))));
  }

  /** The removal should have been announced, and was not. */
  public Notice notAnnounced() {
    return notice(
        "not announced",
        "is extra, and its removal could not be announced; it stays as it is",
        List.of(
            new Step(
                "If there is a schedule of this name that the stack did not create, delete it:",
                deleteSchedule("remove")),
            Step.of("Then remediate the user again in AWS Config.")));
  }

  /** The removal was announced and due, and its schedule could not be deleted. */
  public Notice notUsedUp() {
    return notice(
        "not removed",
        "was announced for removal and stays as it is, because its schedule could not be deleted",
        List.of(
            new Step(
                "Another run may be at work on the same key. Look at the keys of the user:",
                "aws iam list-access-keys --user-name " + userName),
            Step.of("If the schedule is still there, the next run tries again."),
            stopThisRemoval()));
  }

  /** Not by deleting the schedule: the notice would only begin again. */
  private Step stopThisRemoval() {
    return Step.of(
        "To stop this removal alone, disable the schedule remove-%s of the group %s in the"
                .formatted(accessKeyId, setting.scheduleGroup())
            + " console of Amazon EventBridge Scheduler. The key stays as long as it is"
            + " disabled.");
  }

  /**
   * The deletion failed, and is scheduled again.
   *
   * @param again when it is tried again
   */
  public Notice triedAgain(Instant again) {
    return notice(
        "not deleted yet",
        "is inactive and could not be deleted; this is tried again on " + day(again),
        List.of(
            new Step("If the key is needed, make it active again, and it stays:", activate()),
            new Step("To keep it inactive and not have it deleted:", deleteSchedule("delete"))));
  }

  /** The chooser gave no answer to the runbook that removes keys. Nothing was changed. */
  public static Notice undecided(String iamUser, String ruleName, Place place) {
    return undecided(
        "The removal of an extra access key could not be decided",
        "IAM user %s: no key was changed. The log of the function that the step ChooseExtraKey calls says why."
            .formatted(iamUser),
        List.of(Step.of("Remove the cause. Then remediate the user again in AWS Config.")),
        ruleName,
        place);
  }

  /** The chooser gave no answer to the runbook that deletes keys. Nothing was changed. */
  public static Notice undecided(String userId, String accessKeyId, String ruleName, Place place) {
    var key = "--user-name USER --access-key-id " + accessKeyId;
    return undecided(
        "The deletion of access key %s could not be decided".formatted(accessKeyId),
        "IAM user %s: the key stays as it is, and nothing deletes it later. The log of the function that the step ConfirmRested calls says why."
            .formatted(userId),
        List.of(
            new Step(
                "To find the name of the user:",
                "aws iam list-users --query \"Users[?UserId=='%s'].UserName\"".formatted(userId)),
            new Step(
                "If the key is needed:",
                "aws iam update-access-key %s --status Active".formatted(key)),
            new Step("If it is not:", "aws iam delete-access-key " + key)),
        ruleName,
        place);
  }

  private static Notice undecided(
      String heading, String item, List<Step> nextSteps, String ruleName, Place place) {
    return new Notice(
        "OneKey: " + heading,
        place.ofRule(ruleName),
        List.of(new Part(heading, List.of(new Item(item, Optional.empty())))),
        nextSteps,
        ConsoleLink.toRule(ruleName, place));
  }

  /** No name of a user outside of the reason and of commands: in chat it could be a mention. */
  private Notice notice(String word, String what, List<Step> nextSteps) {
    var place = setting.place();
    var heading = "Access key %s %s".formatted(accessKeyId, what);
    return new Notice(
        "OneKey: access key %s %s (account %s)".formatted(accessKeyId, word, place.accountId()),
        place.ofRule(setting.ruleName()),
        List.of(
            new Part(
                heading,
                List.of(
                    new Item(
                        OneLine.of(reason),
                        Optional.of(userName)
                            .filter(name -> !name.isEmpty())
                            .flatMap(name -> ConsoleLink.toAccessKeys(name, place.partition())))))),
        nextSteps,
        ConsoleLink.toRule(setting.ruleName(), place));
  }

  private String activate() {
    return "aws iam update-access-key --user-name %s --access-key-id %s --status Active"
        .formatted(userName, accessKeyId);
  }

  private String deleteSchedule(String step) {
    return "aws scheduler delete-schedule --group-name %s --name %s-%s"
        .formatted(setting.scheduleGroup(), step, accessKeyId);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
