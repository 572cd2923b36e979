package onekey.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onekey.cli.doctor.check.Status;
import onekey.cli.drill.DrillLine.Fine;
import onekey.cli.drill.DrillLine.Wrong;
import onekey.cli.drill.DrillOrder.Visit;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Terminal;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrillTest {

  private static final String NAME = DrillOrder.USUAL_NAME;

  private final DrillSandbox account = new DrillSandbox();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void goesFromTheUserToTheHoldAndRemovesItself() {
    // when
    var report = account.run(Visit.WHOLE);

    // then
    assertThat(report.lines())
        .as(report.text(OptionalInt.empty()))
        .allMatch(Fine.class::isInstance);
    assertThat(report.lines())
        .extracting(DrillLine::check)
        .containsExactly(
            "user of the drill",
            "run of the rule",
            "verdict",
            "remediation",
            "keys of the user",
            "removal of the user",
            "run after the drill");
    assertThat(report.text(OptionalInt.empty()))
        .contains("NON_COMPLIANT for AIDA")
        .contains("onekey-drill: 2 active access keys, 1 allowed.")
        .contains("Success, decision Hold. onekey-drill: 2 active access keys, 1 allowed.");
    assertThat(report.left()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void itsVerdictIsTakenAwayToo() {
    // when
    account.run(Visit.WHOLE);

    // then
    assertThat(account.aws.config().evaluations(account.rule))
        .noneMatch(evaluation -> evaluation.annotation().orElse("").startsWith(NAME))
        .anyMatch(evaluation -> evaluation.annotation().orElse("").startsWith("alice"));
  }

  @Test
  void saysBeforehandWhatItMakes() {
    // when
    account.run(Visit.WHOLE);

    // then
    assertThat(account.err.toString())
        .contains("The drill in account 111122223333, Region us-east-1, with the Config rule")
        .contains("makes the IAM user onekey/onekey-drill without any permission")
        .contains("the runbook ")
        .contains("less than 0.10 USD");
  }

  @Test
  void isRefusedWithoutATerminalToAskOn() {
    assertRefused(new DrillOrder(Visit.WHOLE, NAME, false), Terminal.none(), "yes\n", "--yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "y\n", "no\n", "YES\n", "yes please\n"})
  void isRefusedUnlessAPersonSaysYes(String answer) {
    assertRefused(
        new DrillOrder(Visit.WHOLE, NAME, false),
        new Terminal(OptionalInt.of(80), false, true),
        answer,
        "Not confirmed");
  }

  /** While a person is asked, Ctrl-C has to end the command at once. */
  @Test
  void asksBeforeASignalIsWaitedForAndMakesNothingBefore() {
    // given
    var begun = new AtomicReference<>(false);
    account
        .aws
        .faults()
        .before(Faults.action("CreateUser"), () -> begun.set(account.pauses.begun()));

    // when, then
    assertRefused(
        new DrillOrder(Visit.WHOLE, NAME, false),
        new Terminal(OptionalInt.of(80), false, true),
        "no\n",
        "Not confirmed");
    assertThat(account.pauses.begun()).isFalse();

    // when
    account.run(Visit.WHOLE);

    // then
    assertThat(begun.get()).isTrue();
  }

  @Test
  void beginsWhenAPersonSaysYes() {
    // when
    var report =
        account.run(
            new DrillOrder(Visit.WHOLE, NAME, false),
            new Terminal(OptionalInt.of(80), false, true),
            "yes\n",
            account.rule);

    // then
    assertThat(report.count(Status.WRONG)).isZero();
  }

  @Test
  void leavesAUserOfItsNameAlone() {
    // given
    account.aws.iam().createUser(NAME);
    account
        .aws
        .iam()
        .tagUser(NAME, DrillMark.TAG, DrillMark.at(account.aws.clock().instant()).value());
    var key = account.aws.iam().addAccessKey(NAME, account.aws.clock().instant());

    // then
    for (var visit : Visit.values()) {
      assertRefused(new DrillOrder(visit, NAME, true), Terminal.none(), "", "made");
    }
    assertThat(account.user().orElseThrow().accessKeys()).containsExactly(key);
  }

  /** IAM does not tell names apart by case, and may not find this one by another case. */
  @Test
  void leavesAUserOfItsNameInAnotherCaseAlone() {
    // given
    account.aws.iam().createUser("OneKey-Drill");

    // when, then
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> account.run(Visit.WHOLE))
        .withMessageContaining("differs in case only");
    assertThat(account.aws.iam().user("OneKey-Drill")).isPresent();
    assertThat(account.aws.calls().all())
        .filteredOn(call -> DrillSandbox.isOperators(call.call()))
        .noneMatch(
            call ->
                call.error().isEmpty()
                    && Stream.of("Create", "Delete", "Tag", "Start")
                        .anyMatch(call.call().action()::startsWith));
  }

  @Test
  void namesTheCommandForWhatAnEarlierDrillHasLeft() {
    // given a drill that was killed after it had made its user
    var now = account.aws.clock().instant();
    account.aws.iam().createUser(NAME, DrillMark.PATH, now);
    account.aws.iam().tagUser(NAME, DrillMark.TAG, DrillMark.at(now).value());
    account.aws.iam().addAccessKey(NAME, now);

    // when, then
    assertRefused(new DrillOrder(Visit.WHOLE, NAME, true), Terminal.none(), "", "--drill --clean");

    // when
    var report = account.run(Visit.CLEAN);

    // then
    assertThat(report.count(Status.WRONG)).as(report.text(OptionalInt.empty())).isZero();
    assertNothingIsLeft();
  }

  @Test
  void cleansNothingWhereNothingIs() {
    // when
    var report = account.run(Visit.CLEAN);

    // then
    assertThat(report.text(OptionalInt.empty())).contains("there is no IAM user onekey-drill.");
    assertThat(writes()).isEmpty();
  }

  @Test
  void cleansWithoutTheRule() {
    // given
    account.run(Visit.FIRST_OF_SEVERAL);
    account.aws.config().deleteRule(account.rule);

    // when
    var report = account.run(Visit.CLEAN);

    // then
    assertThat(report.count(Status.WRONG)).isZero();
    assertThat(report.count(Status.NOT_CHECKABLE)).isPositive();
    assertNothingIsLeft();
  }

  @Test
  void isRefusedWithAnotherRule() {
    assertRefused(
        new DrillOrder(Visit.WHOLE, NAME, true),
        Terminal.none(),
        "",
        "no such Config rule",
        "other");
  }

  @Test
  void isRefusedWhereTheRemediationIsNotOneKeys() {
    // given
    account.remediation(false, Map.of("IamUser", "alice"));

    // then
    assertRefused(new DrillOrder(Visit.WHOLE, NAME, true), Terminal.none(), "", "IamUser");
  }

  @Test
  void waitsForARunThatIsUnderWay() {
    // given
    account
        .aws
        .faults()
        .answer(
            Faults.action("StartConfigRulesEvaluation"),
            3,
            new ApiError(400, "LimitExceededException", "is running"));

    // when
    var report = account.run(Visit.WHOLE);

    // then
    assertThat(report.lines())
        .as(report.text(OptionalInt.empty()))
        .allMatch(Fine.class::isInstance);
  }

  @Test
  void saysWhichVerdictIsThereInstead() {
    // given a rule that judges by another policy than it shows
    account.aws.faults().deny("PutEvaluations");

    // when
    var report = account.run(Visit.WHOLE);

    // then
    assertThat(report.text(OptionalInt.empty()))
        .contains("WRONG          verdict: NON_COMPLIANT was expected for AIDA")
        .contains("after 10 minutes there is none");
    assertNothingIsLeft();
  }

  @Test
  void saysThatARotatingUserIsNotRemediated() {
    try (var rotating = new DrillSandbox(Map.of("rotationGraceDays", "14"))) {
      // when
      var report = rotating.run(Visit.WHOLE);

      // then
      assertThat(report.count(Status.WRONG)).as(report.text(OptionalInt.empty())).isZero();
      assertThat(report.count(Status.NOT_CHECKABLE)).isPositive();
      assertThat(report.text(OptionalInt.empty()))
          .contains("COMPLIANT for AIDA")
          .contains("not checkable  remediation:")
          .contains("rotating");
    }
  }

  @Test
  void saysThatThereIsNoRemediation() {
    // given
    account.aws.remediation().delete(account.rule);

    // when
    var report = account.run(Visit.WHOLE);

    // then
    assertThat(report.text(OptionalInt.empty()))
        .contains("not checkable  remediation: the rule has none");
    assertThat(report.count(Status.WRONG)).isZero();
    assertNothingIsLeft();
  }

  static Stream<Consumer<DrillSandbox>> changesOfOthers() {
    return Stream.of(
        account -> account.aws.iam().deleteUser(NAME),
        account -> {
          account.aws.iam().deleteUser(NAME);
          account.aws.iam().createUser(NAME);
        },
        account -> account.aws.iam().deleteAccessKey(firstKey(account)),
        account -> account.aws.iam().setStatus(firstKey(account), "Inactive"),
        account -> account.aws.iam().untagUser(NAME, DrillMark.TAG),
        account -> account.aws.remediation().delete(account.rule),
        account -> account.remediation(true, Map.of("NoticeDays", "14")));
  }

  private static String firstKey(DrillSandbox account) {
    return account.user().orElseThrow().accessKeys().getFirst().id();
  }

  /** Whatever somebody does meanwhile, the drill ends, and removes its own user only. */
  @ParameterizedTest
  @MethodSource("changesOfOthers")
  void endsWhateverOthersChangeMeanwhile(Consumer<DrillSandbox> change) {
    for (var action :
        List.of(
            "CreateAccessKey",
            "StartConfigRulesEvaluation",
            "GetComplianceDetailsByConfigRule",
            "StartRemediationExecution",
            "DescribeAutomationExecutions",
            "DeleteAccessKey")) {
      account.reset();
      var own = new AtomicReference<>(Optional.<String>empty());
      account
          .aws
          .faults()
          .before(
              call -> DrillSandbox.isOperators(call) && call.action().equals(action),
              () -> {
                if (account.user().filter(user -> user.accessKeys().size() == 2).isPresent()) {
                  own.set(account.user().map(user -> user.id()));
                  change.accept(account);
                }
              });
      var remediation = account.aws.remediation().of(account.rule);

      // when
      var report = account.run(Visit.WHOLE);

      // then
      assertThat(report.left()).as(action).isEmpty();
      assertThat(
              account
                  .user()
                  .map(user -> user.id())
                  .filter(id -> own.get().filter(id::equals).isPresent()))
          .as(action)
          .isEmpty();
      assertThat(account.aws.scheduler().schedules()).isEmpty();
      account.aws.remediation().put(remediation.orElseThrow());
    }
  }

  @Test
  void twoDrillsAtOnceDoNotDisturbEachOther() {
    // given another drill that makes its user just before this one does
    var other = DrillMark.at(account.aws.clock().instant()).value();
    account
        .aws
        .faults()
        .before(
            Faults.action("CreateUser"),
            () -> {
              account.aws.iam().createUser(NAME, DrillMark.PATH, account.aws.clock().instant());
              account.aws.iam().tagUser(NAME, DrillMark.TAG, other);
            });

    // when, then
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> account.run(Visit.WHOLE))
        .withMessageContaining("Nothing was made");
    assertThat(account.user().orElseThrow().tags()).containsEntry(DrillMark.TAG, other);
  }

  @Test
  void failsBeforeAnythingIsMadeWhereTheUserCannotBeLookedFor() {
    // given
    account.aws.faults().deny("GetUser");

    // when, then
    assertThatExceptionOfType(CommandFailedException.class)
        .isThrownBy(() -> account.run(Visit.WHOLE))
        .withMessageContaining("AWS denies iam:GetUser")
        .withMessageContaining("onekey doctor --drill --iam-policy");
    assertThat(writes()).isEmpty();
  }

  @Test
  void reportsARunbookThatFails() {
    // given a chooser that cannot read the rule
    account.ruleParameter("minimumIdleDays", "1");

    // when
    var report = account.run(Visit.WHOLE);

    // then the chooser refuses the policy that is less careful than deployed
    assertThat(report.lines())
        .filteredOn(line -> line.check().equals("remediation"))
        .singleElement()
        .isInstanceOfSatisfying(
            Wrong.class,
            wrong ->
                assertThat(wrong.found()).contains("ended as Failed").contains("less careful"));
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "ü",
        "a/b",
        "$(rm)",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void refusesANameThatIamWouldRefuse(String name) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new DrillOrder(Visit.WHOLE, name, true))
        .withMessageContaining("--drill-user is \"" + name + "\"");
  }

  private void assertRefused(
      DrillOrder order, Terminal terminal, String standardInput, String message) {
    assertRefused(order, terminal, standardInput, message, account.rule);
  }

  private void assertRefused(
      DrillOrder order, Terminal terminal, String standardInput, String message, String rule) {
    account.aws.calls().reset();
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> account.run(order, terminal, standardInput, rule))
        .withMessageContaining(message);
    assertThat(writes()).isEmpty();
  }

  private List<String> writes() {
    return account.aws.calls().all().stream()
        .map(recorded -> recorded.call())
        .filter(DrillSandbox::isOperators)
        .map(call -> call.action())
        .filter(
            action -> Stream.of("Create", "Delete", "Tag", "Start").anyMatch(action::startsWith))
        .toList();
  }

  private void assertNothingIsLeft() {
    assertThat(account.user()).isEmpty();
    assertThat(account.aws.scheduler().schedules()).isEmpty();
    assertThat(account.aws.iam().user("alice").orElseThrow().activeKeys()).isEqualTo(2);
  }
}
