package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Fix;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.IamNames;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.PendingStep;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.Removability;
import onekey.rule.notice.ConsoleLink;

/**
 * Writes out how to activate an inactive key again, and how to delete it.
 *
 * @param inactive the key, whose own fixes are not looked at
 * @param user its user
 * @param mayBeActive whether the user would be within the limit with this key active
 * @param partition the partition of the account, such as {@code aws} or {@code aws-cn}
 * @param states the Terraform states
 */
public record InactiveKeyFixes(
    InactiveKey inactive,
    PlannedUser user,
    boolean mayBeActive,
    String partition,
    TerraformStates states) {

  /** Returns the commands; empty if IAM has no such user name or the source tells no key ids. */
  public Optional<InactiveKey.Commands> commands() {
    return Optional.of(inactive.key().name())
        .filter(IamNames::isAccessKeyId)
        .filter(_ -> IamNames.isUserName(user.userName()))
        .map(
            id ->
                new InactiveKey.Commands(
                    AwsCommand.getAccessKeyLastUsed(id),
                    AwsCommand.activate(user.userName(), id),
                    AwsCommand.delete(user.userName(), id)));
  }

  /** Returns every way. */
  public List<Fix> all() {
    return Stream.concat(terraform().stream(), Stream.of(console(), cli())).toList();
  }

  private Fix console() {
    return new Fix(
        Fix.Way.CONSOLE,
        Stream.of(
                terraformNotice(),
                Stream.of(
                    Step.open(
                        Text.of("consoleOpen", user.userName()),
                        ConsoleLink.toAccessKeys(user.userName(), partition)),
                    Step.say(Text.of("consoleLook", name())),
                    Step.say(Text.sentences(Text.of("idleConsoleActivate"), limitNotice())),
                    Step.say(Text.sentences(Text.of("idleConsoleDelete", conditions()), caveat()))))
            .flatMap(steps -> steps)
            .toList());
  }

  private Fix cli() {
    return new Fix(
        Fix.Way.CLI,
        IamNames.isUserName(user.userName())
            ? Stream.of(
                    terraformNotice(),
                    Stream.of(
                        Step.run(Text.of("cliList"), AwsCommand.listAccessKeys(user.userName()))),
                    commands().map(this::change).orElseGet(this::withoutId),
                    schedules())
                .flatMap(steps -> steps)
                .toList()
            : List.of(CliFix.noSuchName()));
  }

  private Stream<Step> change(InactiveKey.Commands commands) {
    return Stream.of(
        Step.run(Text.of("cliLook", name()), commands.look()),
        Step.run(Text.sentences(Text.of("idleActivate"), limitNotice()), commands.activate()),
        Step.run(
            Text.sentences(Text.of("idleDeleteForever", conditions()), caveat()),
            commands.delete()));
  }

  private Stream<Step> withoutId() {
    return Stream.of(CliFix.idIsMissing(name()));
  }

  private Stream<Step> schedules() {
    return inactive.key().steps().known().stream()
        .filter(step -> step.kind() == Kind.DELETION)
        .filter(step -> AwsCommand.isScheduleName(step.groupName()))
        .filter(step -> AwsCommand.isScheduleName(step.scheduleName()))
        .flatMap(InactiveKeyFixes::schedule);
  }

  private static Stream<Step> schedule(PendingStep step) {
    var look = AwsCommand.getSchedule(step.region(), step.groupName(), step.scheduleName());
    return switch (step.state()) {
      case SCHEDULED, SWITCHED_OFF ->
          Stream.of(
              Step.run(Text.of("idleSchedule"), look),
              Step.run(
                  Text.of("idleKeepInactive"),
                  AwsCommand.deleteSchedule(step.region(), step.groupName(), step.scheduleName())));
      case WAS_DUE -> Stream.of(Step.run(Text.of("idleWasDue"), look));
    };
  }

  /** What must still be so at the moment of deleting: this plan may be days old by then. */
  Text conditions() {
    var others = user.keys().stream().filter(PlannedKey::active).map(PlannedKey::name).toList();
    return Text.of(
        "idleConditions",
        LookAgain.lastUseIsUnchanged(inactive.key().lastUse()),
        others.isEmpty() ? Text.nothing() : Text.of("idleOthers", Text.and(others)));
  }

  Text limitNotice() {
    return mayBeActive ? Text.nothing() : Text.of("idleOverLimit");
  }

  Text caveat() {
    return inactive
        .removability()
        .filter(Removability.NeedsPerson.class::isInstance)
        .map(_ -> Finding.MAIL_CAVEAT)
        .orElseGet(Text::nothing);
  }

  private Optional<TerraformKey> managed() {
    return Optional.of(inactive.key().name())
        .filter(IamNames::isAccessKeyId)
        .filter(_ -> IamNames.isUserName(user.userName()))
        .flatMap(id -> states.managing(id).stream().findFirst());
  }

  private Stream<Step> terraformNotice() {
    return managed().map(key -> Step.say(TerraformNotice.of(key, user.userName()))).stream();
  }

  private Optional<Fix> terraform() {
    return managed()
        .filter(key -> key.place().isAddress())
        .map(key -> new InactiveKeyInTerraform(this, key).fix());
  }

  Text name() {
    return Finding.nameOf(inactive.key());
  }
}
