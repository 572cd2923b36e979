package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import onekey.plan.output.Terminal;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Order(1)
@Tag("slow")
class BenchPlanCommandTest {

  @Test
  void measuresAPlan() {
    // when
    var run = bench("plan", "--users", "1500", "--iam-latency", "0ms", "--json");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    var measured = PlannedSandbox.json(run).get("runs").get(0);
    assertThat(measured.get("failure").isNull()).isTrue();
    assertThat(measured.get("callsRatio").asDouble()).isEqualTo(1.0);
    assertThat(measured.get("calls").get("ListUsers").asInt()).isEqualTo(2);
    assertThat(measured.get("maximumHeapBytes").asLong()).isLessThanOrEqualTo(256L << 20);
    // Before that no page had come, and much later would be as good as never.
    assertThat(measured.get("firstProgressSeconds").asDouble()).isBetween(0.0, 30.0);
  }

  @Test
  void measuresAPlanOfAnOrganization() {
    // when
    var run = bench("plan", "--accounts", "30", "--users", "20", "--iam-latency", "0ms", "--json");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    var measured = PlannedSandbox.json(run).get("runs").get(0);
    assertThat(measured.get("failure").isNull()).isTrue();
    assertThat(measured.get("callsRatio").asDouble()).isEqualTo(1.0);
    assertThat(measured.get("calls").get("ListAccounts").asInt()).isEqualTo(2);
    assertThat(measured.get("calls").get("AssumeRole").asInt()).isEqualTo(29);
    assertThat(measured.get("maximumHeapBytes").asLong()).isLessThanOrEqualTo(256L << 20);
  }

  @Test
  void printsOneFigureALine() {
    // when
    var run = bench("plan", "--users", "10", "--iam-latency", "1ms");

    // then
    assertThat(run.out()).contains("plan of 10 users\n").contains("first progress").contains("MiB");
  }

  private static CommandLineRun bench(String... arguments) {
    return CommandLineRun.by(console -> Bench.run(console, arguments), Terminal.none(), "");
  }

  @ParameterizedTest
  @CsvSource({
    "--users,-1",
    "--accounts,0",
    "--heap,63",
    "--iam-latency,soon",
    "--config-latency,soon"
  })
  void refusesWrongUsage(String option, String value) {
    // when
    var run = bench("plan", option, value);

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(option);
  }
}
