package onekey.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import onekey.cli.output.CommandFailedException;
import onekey.cli.output.Console;
import onekey.cli.output.OutputFile;
import onekey.cli.output.Progress;
import onekey.cli.output.Terminal;
import onekey.cli.output.UserVerdict;
import onekey.cli.plan.Plan;
import onekey.cli.plan.Planner;
import onekey.cli.plan.fix.TerraformStates;
import onekey.cli.plan.format.PlanFormat;
import onekey.cli.plan.live.AccountAccess;
import onekey.cli.plan.live.IamPolicy;
import onekey.cli.plan.live.LiveAccount;
import onekey.cli.plan.report.ReportedAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code onekey plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows for an account what the rule would say about each user, which access key would go and"
          + " why, and how to fix it by hand.",
      "",
      "Only reads. Uses the credentials that the AWS CLI would use, by default; --iam-policy prints"
          + " the permissions that it takes.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every user is COMPLIANT.",
      "1:A user is NON_COMPLIANT.",
      "2:Wrong usage, or the account or some users could not be read."
    })
final class PlanCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final PlanSource source = new PlanSource();

  @Mixin private final PolicyOptions policyOptions = new PolicyOptions();

  @Option(
      names = "--terraform-state",
      paramLabel = "FILE",
      description =
          "Look the extra keys up in this Terraform state, as 'terraform state pull' or 'terraform"
              + " show -json' print it. Can be given several times.")
  private List<Path> terraformStates = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "What to print: ${COMPLETION-CANDIDATES}. By default table.")
  private PlanFormat format = PlanFormat.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, all of it or nothing. By default to standard output.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--iam-policy",
      description =
          "Print the IAM policy that this command takes, with --rule what that takes too, and call"
              + " nothing.")
  private boolean iamPolicy;

  private final Console console;
  private final Clock clock;
  private final AccountAccess access;

  PlanCommand(Console console, Clock clock, AccountAccess access) {
    this.console = console;
    this.clock = clock;
    this.access = access;
  }

  @Override
  public Integer call() {
    refuseContradictions();
    // Before anything is read: what cannot be written in the end need not be begun.
    var file = output.filter(name -> !name.equals(STANDARD_OUTPUT)).map(OutputFile::at);
    if (iamPolicy) {
      write(IamPolicy.document(source.rule().isPresent()) + "\n", file);
      return ExitCode.OK;
    }
    var states =
        terraformStates.isEmpty() ? TerraformStates.none() : TerraformStates.read(terraformStates);
    var plan = source.report().map(report -> plan(report, states)).orElseGet(() -> plan(states));
    write(format.write(plan, file.isPresent() ? Terminal.none() : console.terminal()), file);
    file.ifPresent(_ -> console.warn(UserVerdict.totals(plan.users())));
    return exitCode(plan);
  }

  private void refuseContradictions() {
    if (source.rule().isPresent() && !policyOptions.given().isEmpty()) {
      throw wrong("--rule takes the policy from the Config rule. Leave the policy options out.");
    }
    if (source.report().isPresent() && source.namesRealAccount()) {
      throw wrong("--credential-report calls nothing. Leave --profile, --region and --rule out.");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Plan plan(PlanSource.Report report, TerraformStates states) {
    var policy = policyOptions.over(Map.of());
    var now = report.now().orElseGet(clock::instant);
    var read = CredentialReportFile.read(report.file(), console.in(), now);
    read.warnings().forEach(warning -> console.warn("warning: " + warning));
    return new Planner(policy, now, states).plan(ReportedAccount.of(read, policy));
  }

  private Plan plan(TerraformStates states) {
    // Wrong values first: no call is needed to refuse them.
    var given = policyOptions.over(Map.of());
    try (var open = access.open(source.account());
        var progress = Progress.on(console, "Reading users and keys")) {
      var account = new LiveAccount(open);
      var policy = source.rule().map(account::policyOf).orElse(given);
      var reading = account.read(policy, progress);
      return new Planner(policy, clock.instant(), states).plan(reading);
    }
  }

  private void write(String text, Optional<OutputFile> file) {
    if (file.isPresent()) {
      file.get().write(text);
      return;
    }
    console.out().print(text);
    if (console.out().checkError()) {
      throw new CommandFailedException(
          "Standard output does not take what is written to it.", null);
    }
  }

  private int exitCode(Plan plan) {
    if (!plan.unread().isEmpty()) {
      console.warn(
          "%d of %d users could not be read, so this is not the whole account."
              .formatted(plan.unread().size(), plan.unread().size() + plan.users().size()));
      return ExitCode.FAILED;
    }
    return plan.findings().isEmpty() ? ExitCode.OK : ExitCode.OVER_LIMIT;
  }
}
