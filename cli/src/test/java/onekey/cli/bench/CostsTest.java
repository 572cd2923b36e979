package onekey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onekey.cli.demo.EvaluationPrice;
import onekey.rule.JudgeHandler;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings.Transport;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/costs.md says of evaluations is so. */
class CostsTest {

  /** The values of {@code onekey:frequency}, in AWS Config's words. */
  enum Frequency {
    TWENTY_FOUR_HOURS("TwentyFour_Hours", 24),
    TWELVE_HOURS("Twelve_Hours", 12),
    SIX_HOURS("Six_Hours", 6),
    THREE_HOURS("Three_Hours", 3),
    ONE_HOUR("One_Hour", 1);

    private final String word;
    private final Duration duration;

    Frequency(String word, int hours) {
      this.word = word;
      this.duration = Duration.ofHours(hours);
    }
  }

  private static final KeyPolicy EVERYTHING = KeyPolicy.parse(Map.of("reportUnchangedDays", "0"));

  @Test
  void theTableHasWhatTheRuleReports() throws IOException {
    // given
    var document = Files.readString(Tools.PROJECT.resolve("docs/costs.md"));

    // when
    var rows =
        IntStream.range(0, Frequency.values().length)
            .mapToObj(frequency -> row(Frequency.values()[frequency]))
            .collect(Collectors.joining("\n"));

    // then
    assertThat(document).contains("|---|---|---|---|---|\n" + rows + "\n\n");
  }

  private static String row(Frequency frequency) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            frequency.word,
            cell(month(50, KeyPolicy.defaults(), frequency)),
            cell(month(50, EVERYTHING, frequency)),
            cell(month(5000, KeyPolicy.defaults(), frequency)),
            cell(month(5000, EVERYTHING, frequency)));
  }

  private static String cell(BilledMonth month) {
    var evaluations = month.evaluations();
    return String.format(
        Locale.ROOT,
        "%,d ($%,.2f)",
        evaluations,
        EvaluationPrice.dollars(evaluations).setScale(2, RoundingMode.HALF_UP));
  }

  /** One user of a hundred is NON_COMPLIANT, at least one. */
  private static BilledMonth month(int users, KeyPolicy policy, Frequency frequency) {
    return new BilledMonth(users, Math.max(1, users / 100), policy, frequency.duration);
  }

  @ParameterizedTest
  @EnumSource(names = {"TWENTY_FOUR_HOURS", "THREE_HOURS"})
  void theSandboxBillsTheSame(Frequency frequency) {
    for (var policy : List.of(KeyPolicy.defaults(), EVERYTHING)) {
      // given
      var month = month(5, policy, frequency);

      // when
      var billed = played(month);

      // then
      assertThat(billed).isEqualTo(month.evaluations());
    }
  }

  private static long played(BilledMonth month) {
    try (var sandbox =
        Sandbox.start(
            settings -> settings.start(BilledMonth.BEGIN).transport(Transport.IN_PROCESS))) {
      IntStream.range(0, month.users()).forEach(user -> addUser(sandbox, user, month));
      var clients = sandbox.clientsOfFunctions(Principal.role("judge"));
      var function = sandbox.lambda().register("judge", new JudgeHandler(clients, Map.of()));
      sandbox
          .config()
          .putRule(new ConfigRule("onekey", month.policy().toRuleParameters(), function));
      while (sandbox.clock().instant().isBefore(BilledMonth.END)) {
        assertThat(sandbox.config().evaluate("onekey").invocation().succeeded()).isTrue();
        sandbox.clock().advance(month.between());
      }
      return sandbox.config().billedEvaluations("onekey");
    }
  }

  private static void addUser(Sandbox sandbox, int user, BilledMonth month) {
    var name = "user-" + user;
    sandbox.iam().createUser(name, "/", BilledMonth.LONG_AGO);
    for (var key = 0; key < (user < month.nonCompliant() ? 2 : 1); key++) {
      sandbox.iam().addAccessKey(name, "Active", BilledMonth.LONG_AGO, Optional.empty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0.001",
    "100000, 100",
    "100001, 100.0008",
    "500000, 420",
    "500001, 420.0005",
    "3600000, 1970"
  })
  void theFirstEvaluationsOfAMonthCostMost(long evaluations, String dollars) {
    assertThat(EvaluationPrice.dollars(evaluations)).isEqualByComparingTo(dollars);
  }
}
