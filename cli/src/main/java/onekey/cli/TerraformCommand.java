package onekey.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import onekey.plan.gate.GateDocument;
import onekey.plan.gate.GateJudge;
import onekey.plan.gate.GateOrigin;
import onekey.plan.gate.GateReport;
import onekey.plan.gate.GateText;
import onekey.plan.model.LiveUsers;
import onekey.plan.model.ToolVersion;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import onekey.plan.output.Progress;
import onekey.plan.source.live.AccountAccess;
import onekey.plan.source.live.LiveKeys;
import onekey.plan.source.live.OpenAccount;
import onekey.plan.source.terraform.TerraformPlan;
import onekey.rule.judgement.KeyPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onekey terraform}. */
@Command(
    name = "terraform",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says whether after the apply of a Terraform or OpenTofu plan a user would have more active"
          + " access keys than allowed. A step of a pipeline, between plan and apply:",
      "",
      "  terraform plan -out=tfplan",
      "  terraform show -json tfplan | onekey terraform -",
      "  terraform apply tfplan",
      "",
      "Calls nothing, unless --live or --rule is given. Prints no secret.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:After the apply, no user of the plan is over the limit.",
      "1:A failure: nothing is known.",
      "2:Wrong usage: an option or a file that cannot be used, such as a state.",
      "3:A user would be over the limit for certain, whatever else is not known.",
      "4:It cannot be told of all users, and none is over the limit for certain.",
      "141:The reader of the output closed it, as head does."
    })
final class TerraformCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PLAN.json",
      description =
          "What 'terraform show -json PLANFILE' or 'tofu show -json PLANFILE' prints (- is standard"
              + " input).")
  private Path plan = Path.of("-");

  @Option(
      names = "--live",
      description =
          "Look at the real account too: at the access keys of the plan's users that are not in the"
              + " plan, at their present status, and at tags.")
  private boolean live;

  @Mixin private final LiveOptions liveOptions = new LiveOptions();

  @Mixin private final PolicyChoice policyChoice = new PolicyChoice();

  @Mixin private final ResultOptions resultOptions = new ResultOptions();

  @Mixin private final DisplayOptions displayOptions = new DisplayOptions();

  @Mixin private final RequestLogOption requestLogOption = new RequestLogOption();

  private Console console;
  private final Clock clock;
  private final AccountAccess access;

  TerraformCommand(Console console, Clock clock, AccountAccess access) {
    this.console = console;
    this.clock = clock;
    this.access = access;
  }

  @Override
  public Integer call() {
    console = requestLogOption.on(displayOptions.on(console));
    try (var _ = requestLogOption.open(console)) {
      return answer();
    }
  }

  private int answer() {
    refuseContradictions();
    var target = resultOptions.on(console);
    // The policy is checked before any call.
    var made =
        live || liveOptions.rule().isPresent()
            ? judgeByAccount(policyChoice.in(liveOptions.rule(), console))
            : judge(read(), policyChoice.policy(console), Optional.empty());
    target.write(
        terminal -> GateText.of(made.report(), made.origin(), terminal),
        () -> GateDocument.of(made.report(), made.origin()));
    if (target.isFile()) {
      console.note(GateText.totals(made.report()));
    }
    return exitCode(made.report());
  }

  private TerraformPlan read() {
    return TerraformPlan.read(plan, console.in());
  }

  private void refuseContradictions() {
    if (liveOptions.rule().isPresent() && policyChoice.isGiven()) {
      throw wrong(
          "--rule takes the policy from the Config rule. Leave the policy options and --settings out.");
    }
    if (!live && liveOptions.rule().isEmpty() && liveOptions.given()) {
      throw wrong("--profile and --region are for --live and --rule. Give one of them too.");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** A report, and what it was made by. */
  private record Made(GateReport report, GateOrigin origin) {}

  private Made judgeByAccount(Function<OpenAccount, ChosenPolicy> policyIn) {
    // Before any call.
    var read = read();
    var warnings = new ArrayList<String>();
    try (var open = open();
        var _ = Progress.waiting(console, "Reading access keys ... ")) {
      warnings.addAll(open.warnings());
      var chosen = policyIn.apply(open);
      var users =
          live ? Optional.of(users(read, chosen.policy(), open)) : Optional.<LiveUsers>empty();
      return judge(read, chosen, users);
    } finally {
      // After the progress is gone.
      warnings.forEach(console::note);
    }
  }

  private static LiveUsers users(TerraformPlan read, KeyPolicy policy, OpenAccount open) {
    var names = GateJudge.liveNames(read);
    if (names.isEmpty()) {
      return new LiveUsers(Optional.empty(), Map.of());
    }
    var users = new LiveKeys(open).read(names, policy.exemptionTag().isPresent());
    users.accountId().ifPresent(id -> requireAccount(read, id));
    return users;
  }

  private static void requireAccount(TerraformPlan read, String accountId) {
    var others = GateJudge.otherAccounts(read, accountId);
    if (!others.isEmpty()) {
      throw new BadInputException(
          "--live: the plan is of account %s, and the credentials are of %s. Choose others by --profile."
              .formatted(String.join(", ", others), accountId));
    }
  }

  private Made judge(TerraformPlan read, ChosenPolicy chosen, Optional<LiveUsers> users) {
    return new Made(
        new GateJudge(chosen.policy(), clock.instant()).judge(read, users),
        new GateOrigin(
            ToolVersion.current(),
            plan.toString(),
            chosen.source(),
            users.map(known -> new GateOrigin.Live(known.accountId()))));
  }

  /** What is certain must not be hidden by what is not known. */
  private static int exitCode(GateReport report) {
    if (report.hasFinding()) {
      return ExitCode.OVER_LIMIT;
    }
    return report.isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  private OpenAccount open() {
    try (var _ = Progress.waiting(console, "Signing in ... ")) {
      return access.open(liveOptions.account());
    }
  }
}
