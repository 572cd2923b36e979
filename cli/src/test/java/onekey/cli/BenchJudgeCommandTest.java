package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import onekey.plan.output.Terminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class BenchJudgeCommandTest {

  @Test
  void measuresAFirstRunAndASteadyOne() {
    // when
    var run =
        CommandLineRun.by(
            console ->
                Bench.run(
                    console,
                    "judge",
                    "--users=250",
                    "--iam-latency=0ms",
                    "--config-latency=0ms",
                    "--json"),
            Terminal.none(),
            "");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    var runs = PlannedSandbox.json(run).get("runs");
    assertThat(runs.findValues("callsRatio"))
        .allSatisfy(ratio -> assertThat(ratio.asDouble()).isEqualTo(1));
    assertThat(runs.get(0).get("evaluations").asLong()).isEqualTo(250);
    assertThat(runs.get(0).get("calls").get("PutEvaluations").asLong()).isEqualTo(3);
    assertThat(runs.get(1).get("evaluations").asLong()).isBetween(10L, 50L);
    assertThat(runs.get(1).get("calls").get("PutEvaluations").asLong()).isEqualTo(1);
  }
}
