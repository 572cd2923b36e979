package onekey.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import onekey.cli.doctor.Doctor;
import onekey.cli.doctor.DoctorPolicy;
import onekey.cli.doctor.aws.AccountReader;
import onekey.cli.doctor.check.Status;
import onekey.cli.doctor.report.DoctorDocument;
import onekey.cli.doctor.report.DoctorText;
import onekey.cli.doctor.report.Examination;
import onekey.cli.drill.Drill;
import onekey.cli.drill.DrillDocument;
import onekey.cli.drill.DrillOptions;
import onekey.cli.drill.DrillPolicy;
import onekey.cli.drill.DrillReport;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import onekey.plan.output.Interruption;
import onekey.plan.output.Progress;
import onekey.plan.source.live.AccountAccess;
import onekey.plan.source.live.OpenAccount;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code onekey doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says whether OneKey is healthy in an account: the stack, the rule and its last run, the"
          + " functions, what the roles may do, who is told, what is scheduled, and whether the"
          + " verdicts in AWS Config are those of this moment.",
      "",
      "Only reads, without --drill. What may not be read is named, and the rest goes on;"
          + " --iam-policy prints the permissions that it takes.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is fine.",
      "1:A failure: there are no credentials, the output cannot be written, or a drill could not"
          + " remove all that it has made.",
      "2:Wrong usage, or a drill that was refused before anything was made.",
      "3:Something is wrong.",
      "4:Nothing is known to be wrong, but something could not be checked.",
      "141:The reader of the output closed it, as head does."
    })
final class DoctorCommand implements Callable<Integer> {

  /** The name of the stack in the CDK app. */
  private static final String STACK = "OneKeyStack";

  @Mixin private final AwsAccountOptions account = new AwsAccountOptions();

  @Option(
      names = "--stack-name",
      paramLabel = "NAME",
      description =
          "The stack. By default "
              + STACK
              + ", and where there is none, the one that the StackSet of an organization made.")
  private Optional<String> stackName = Optional.empty();

  @Mixin private final ResultOptions resultOptions = new ResultOptions();

  @Option(
      names = "--personal-details",
      paramLabel = "true|false",
      arity = "1",
      description =
          "Whether to write names of accounts, users, keys, addresses and resources. false replaces"
              + " each by an alias, so that the result can be attached to an issue. By default true"
              + " for a table, false for JSON.")
  private Optional<Boolean> personalDetails = Optional.empty();

  @Option(
      names = "--iam-policy",
      description = "Print the IAM policy that this command takes, and call nothing.")
  private boolean iamPolicy;

  @ArgGroup(exclusive = false)
  private @Nullable DrillOptions drill;

  @Mixin private final DisplayOptions displayOptions = new DisplayOptions();

  @Mixin private final RequestLogOption requestLogOption = new RequestLogOption();

  private Console console;
  private final Clock clock;
  private final AccountAccess access;

  DoctorCommand(Console console, Clock clock, AccountAccess access) {
    this.console = console;
    this.clock = clock;
    this.access = access;
  }

  @Override
  public Integer call() {
    console = requestLogOption.on(displayOptions.on(console));
    try (var _ = requestLogOption.open(console)) {
      return drill == null ? examine() : drill(drill);
    }
  }

  private int examine() {
    var target = resultOptions.on(console);
    if (iamPolicy) {
      target.write(DoctorPolicy.document() + "\n");
      return ExitCode.OK;
    }
    var found = examination();
    target.write(
        terminal -> DoctorText.of(found, personalDetails.orElse(true), terminal),
        () -> DoctorDocument.of(found, personalDetails.orElse(false)));
    return exitCode(found.count(Status.WRONG), found.count(Status.NOT_CHECKABLE));
  }

  private Examination examination() {
    var warnings = new ArrayList<String>();
    try (var open = open();
        var reader = new AccountReader(open, stackName, STACK);
        var progress = Progress.on(console, "Checking")) {
      warnings.addAll(open.warnings());
      return Doctor.examine(reader, clock.instant(), progress);
    } finally {
      // After the progress bar is gone.
      warnings.forEach(console::note);
    }
  }

  private int drill(DrillOptions options) {
    refuseWhatOnlyAnExaminationHas();
    var order = options.order();
    // Before anything is made.
    var target = resultOptions.on(console);
    if (iamPolicy) {
      target.write(DrillPolicy.document(order.userName()) + "\n");
      return ExitCode.OK;
    }
    try (var interruption = new Interruption(Drill.REMOVAL);
        var open = open()) {
      open.warnings().forEach(console::note);
      var report = new Drill(open, options.ruleName(), console, interruption, clock).run(order);
      // Whatever becomes of the result.
      report
          .left()
          .forEach(
              left -> console.warn("Not removed: %s. %s".formatted(left.what(), left.command())));
      target.write(
          terminal -> report.text(terminal.columns()),
          () ->
              DrillDocument.of(
                  report, order, options.ruleName(), open.region().id(), clock.instant()));
      return exitCode(report);
    }
  }

  private void refuseWhatOnlyAnExaminationHas() {
    if (personalDetails.isPresent() || stackName.isPresent()) {
      throw new BadInputException(
          "--drill writes all names, and works on the rule of --rule. Leave --personal-details and --stack-name out.");
    }
  }

  private static int exitCode(DrillReport report) {
    return report.left().isEmpty()
        ? exitCode(report.count(Status.WRONG), report.count(Status.NOT_CHECKABLE))
        : ExitCode.FAILED;
  }

  private static int exitCode(long wrong, long notCheckable) {
    if (wrong > 0) {
      return ExitCode.OVER_LIMIT;
    }
    return notCheckable > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  private OpenAccount open() {
    try (var _ = Progress.waiting(console, "Signing in ... ")) {
      return access.open(account.choice());
    }
  }
}
