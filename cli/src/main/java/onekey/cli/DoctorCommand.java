package onekey.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import onekey.cli.doctor.Doctor;
import onekey.cli.doctor.DoctorPolicy;
import onekey.cli.doctor.aws.AccountReader;
import onekey.cli.doctor.check.Status;
import onekey.cli.doctor.report.DoctorFormat;
import onekey.cli.doctor.report.Examination;
import onekey.plan.output.Console;
import onekey.plan.output.OutputFile;
import onekey.plan.output.Progress;
import onekey.plan.output.Terminal;
import onekey.plan.source.live.AccountAccess;
import onekey.plan.source.live.OpenAccount;
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
      "Only reads. What may not be read is named, and the rest goes on; --iam-policy prints the"
          + " permissions that it takes.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is fine.",
      "1:A failure: there are no credentials, or the output cannot be written.",
      "2:Wrong usage: an option or a file that cannot be used.",
      "3:Something is wrong.",
      "4:Nothing is known to be wrong, but something could not be checked.",
      "141:The reader of the output closed it, as head does."
    })
final class DoctorCommand implements Callable<Integer> {

  /** The name of the stack in the CDK app. */
  private static final String STACK = "OneKeyStack";

  private static final String STANDARD_OUTPUT = "-";

  @Mixin private final AwsAccountOptions account = new AwsAccountOptions();

  @Option(
      names = "--stack-name",
      paramLabel = "NAME",
      description =
          "The stack. By default "
              + STACK
              + ", and where there is none, the one that the StackSet of an organization made.")
  private Optional<String> stackName = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "What to print: ${COMPLETION-CANDIDATES}. By default table.")
  private DoctorFormat format = DoctorFormat.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, all of it or nothing. By default to standard output.")
  private Optional<String> output = Optional.empty();

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

  private final Console console;
  private final Clock clock;
  private final AccountAccess access;

  DoctorCommand(Console console, Clock clock, AccountAccess access) {
    this.console = console;
    this.clock = clock;
    this.access = access;
  }

  @Override
  public Integer call() {
    var file = output.filter(name -> !name.equals(STANDARD_OUTPUT)).map(OutputFile::at);
    if (iamPolicy) {
      write(file, DoctorPolicy.document() + "\n");
      return ExitCode.OK;
    }
    var found = examine();
    write(
        file,
        format.write(
            found,
            personalDetails.orElse(format == DoctorFormat.TABLE),
            file.isPresent() ? Terminal.none() : console.terminal()));
    return exitCode(found);
  }

  private Examination examine() {
    var warnings = new ArrayList<String>();
    try (var open = open();
        var reader = new AccountReader(open, stackName, STACK);
        var progress = Progress.on(console, "Checking")) {
      warnings.addAll(open.warnings());
      return Doctor.examine(reader, clock.instant(), progress);
    } finally {
      // After the progress bar is gone.
      warnings.forEach(console::warn);
    }
  }

  private OpenAccount open() {
    try (var _ = Progress.waiting(console, "Signing in ... ")) {
      return access.open(account.choice());
    }
  }

  private void write(Optional<OutputFile> file, String text) {
    if (file.isPresent()) {
      file.get().write(text);
      return;
    }
    console.out().print(text);
  }

  private static int exitCode(Examination found) {
    if (found.count(Status.WRONG) > 0) {
      return ExitCode.OVER_LIMIT;
    }
    return found.count(Status.NOT_CHECKABLE) > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
  }
}
