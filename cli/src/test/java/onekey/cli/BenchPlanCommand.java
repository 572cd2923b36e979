package onekey.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import onekey.cli.bench.OrganizationBench;
import onekey.cli.bench.PlanBench;
import onekey.cli.bench.PlanBenchReport;
import onekey.cli.bench.Retries;
import onekey.plan.output.Console;
import onekey.plan.output.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures planning a generated account, or an organization of them.",
      "",
      "The command runs in a JVM of its own; AWS's answers come from this one.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everybody was planned.",
      "1:A failure, for instance of the plan.",
      "2:Wrong usage: an option that cannot be used."
    })
final class BenchPlanCommand implements Callable<Integer> {

  @Mixin private final BenchOptions options = new BenchOptions();

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Plan an organization of so many accounts, each with --users: 1-1000. By default one"
              + " account and no organization.")
  private int accounts;

  private final Console console;

  BenchPlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    BenchOptions.check("--accounts", accounts, 1, 1000);
    var settings = options.settings(Retries.PACED, 1);
    var run =
        accounts == 1
            ? new PlanBench(settings, MeasuredPlan.class).measure()
            : new OrganizationBench(settings, accounts, MeasuredPlan.class).measure();
    console
        .out()
        .print(
            options.json()
                ? Json.of(Map.of("runs", List.of(run))) + "\n"
                : PlanBenchReport.of(run));
    console.out().flush();
    return run.failure().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
