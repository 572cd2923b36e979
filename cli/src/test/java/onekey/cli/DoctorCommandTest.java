package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import onekey.cli.doctor.check.Call;
import onekey.cli.doctor.check.Topic;
import onekey.plan.output.Terminal;
import onekey.sandbox.config.EvaluationReadings;
import onekey.sandbox.config.EvaluationReadings.Older;
import onekey.sandbox.config.EvaluationReadings.RunStatus;
import onekey.sandbox.config.EvaluationReadings.Unchanged;
import onekey.sandbox.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorCommandTest {

  @TempDir private Path directory;

  @Test
  void findsAHealthyAccountFineInEveryLine() {
    try (var account = DoctorSandbox.healthy()) {
      // when
      var run = account.run();
      var found = account.examine();

      // then
      assertThat(run.out()).contains(" 0 wrong, 0 not checkable.");
      assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(run.err()).isEmpty();
      assertThat(found.keySet()).containsExactly(Topic.values());
      assertThat(found.values())
          .allSatisfy(
              lines -> assertThat(DoctorSandbox.statuses(lines)).isNotEmpty().containsOnly("FINE"));
    }
  }

  /** The reader of the sandbox is allowed the printed policy and nothing else. */
  @Test
  void makesExactlyTheCallsOfThePolicyThatItPrints() {
    try (var account = DoctorSandbox.healthy()) {
      // when
      account.run();

      // then
      var called = account.sandbox().calls().permissionsUsed(DoctorSandbox.READER);
      var declared = Arrays.stream(Call.values()).map(Call::permission).toList();
      // It takes no permission.
      called.remove("sts:GetCallerIdentity");
      assertThat(called).containsExactlyInAnyOrderElementsOf(declared);
      assertThat(PlannedSandbox.json(account.run("--iam-policy")).findValuesAsText("Resource"))
          .doesNotHaveDuplicates();
      assertThat(account.run("--iam-policy").out()).contains(declared);
    }
  }

  @Test
  void everyCallIsNeededByACheck() {
    assertThat(
            Arrays.stream(Topic.values())
                .flatMap(topic -> topic.needs().stream())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Call.values());
  }

  @Test
  void findsTheSmallestStackFineToo() {
    try (var account = DoctorSandbox.of(Template.ofDefaultStack(), "OneKeyStack", _ -> {})) {
      // when
      var run = account.run();

      // then
      assertThat(run.out()).contains("so nobody is told").contains(" 0 wrong, 0 not checkable.");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void findsTheStackOfAStackSetByItself() {
    try (var account =
        DoctorSandbox.of(Template.ofStackWithNotices(), "StackSet-onekey-0a1b2c", _ -> {})) {
      // when
      var run = account.run();

      // then
      assertThat(run.out()).contains("Stack StackSet-onekey-0a1b2c in us-east-1");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void asksForTheNameWhereAStackSetMadeSeveral() {
    try (var account =
        DoctorSandbox.of(Template.ofStackWithNotices(), "StackSet-onekey-1", _ -> {})) {
      account.sandbox().stacks().put("StackSet-onekey-2", "{}", List.of());

      // when
      var unnamed = account.run();
      var named = account.run("--stack-name", "StackSet-onekey-1");

      // then
      assertThat(unnamed.out())
          .contains("StackSet-onekey-1, StackSet-onekey-2")
          .contains("--stack-name");
      assertThat(unnamed.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(named.exitCode()).isZero();
    }
  }

  @Test
  void saysWhereToLookForAStackThatIsNotThere() {
    try (var account = DoctorSandbox.healthy()) {
      // when
      var run = account.run("--stack-name", "Other");

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
      assertThat(run.out())
          .contains("Stack Other: There is no stack of this name in us-east-1")
          .contains("--region")
          .contains("There is no stack; see above.");
      assertThat(
              DoctorSandbox.with(
                  "WRONG",
                  DoctorSandbox.topics(account.run("--stack-name", "Other", "--format", "json"))))
          .containsExactly(Topic.STACK);
    }
  }

  /** The reference says that AWS Config tells nothing of custom rules. */
  @Test
  void knowsTheLastRunByMetricsWhereConfigDoesNotTell() {
    try (var account =
        DoctorSandbox.of(
            Template.ofStackWithWatch(),
            "OneKeyStack",
            settings ->
                settings.evaluationReadings(
                    new EvaluationReadings(
                        Unchanged.IS_RECORDED_AGAIN,
                        Older.IS_IGNORED,
                        RunStatus.IS_NOT_RETURNED)))) {
      // when
      var run = account.run();

      // then
      assertThat(run.out()).contains("began in the hour from 2026-11-24T12:00:00Z");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void explainsWhatChangedSinceTheLastRun() {
    var yesterday = CommandLineRun.CLOCK.instant().minus(Duration.ofDays(1));
    try (var account =
        DoctorSandbox.of(
            Template.ofStackWithWatch(), "OneKeyStack", settings -> settings.start(yesterday))) {
      var iam = account.sandbox().iam();
      iam.addAccessKey(DoctorSandbox.BOB, Instant.parse("2026-11-24T08:00:00Z"));
      iam.createUser("dave", "/", Instant.parse("2026-11-24T09:00:00Z"));

      // when
      var run = account.run();

      // then
      assertThat(run.out())
          .contains("It changed since the last run at 2026-11-23T12:00:00Z: a key was created.")
          .contains("the user was created");
      assertThat(run.exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120, 200})
  void wrapsOnATerminalAtWords(int columns) {
    try (var account = DoctorSandbox.healthy()) {
      account.sandbox().recorders().stop();

      // when
      var run = account.run(new Terminal(OptionalInt.of(columns), false, false));

      // then
      assertThat(run.out().lines().filter(line -> line.strip().contains(" ")))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
      assertThat(run.out().replaceAll("\\s+", " "))
          .contains("It is stopped. Whether OneKey's rule");
    }
  }

  @Test
  void writesJsonToAFileWithoutPersonalDetails() throws Exception {
    try (var account = DoctorSandbox.healthy()) {
      var file = directory.resolve("doctor.json");

      // when
      var run = account.run("--output", file.toString());

      // then
      assertThat(run.out()).isEmpty();
      assertThat(run.exitCode()).isZero();
      assertThat(Files.readString(file))
          .contains("\"accountId\": \"account-1\"", "\"stackName\": \"stack-1\"")
          .contains("\"region\": \"us-east-1\"", "\"partition\": \"aws\"", "\"version\":");
    }
  }

  @Test
  void refusesAFileInADirectoryThatIsNotThereBeforeAnyCall() {
    try (var account = DoctorSandbox.healthy()) {
      account.sandbox().calls().reset();

      // when
      var run = account.run("--output", directory.resolve("no/such").toString());

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
      assertThat(account.sandbox().calls().permissionsUsed(DoctorSandbox.READER)).isEmpty();
    }
  }
}
