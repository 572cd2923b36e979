package onekey.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import onekey.plan.Planner;
import onekey.plan.model.AccountReading;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.model.Plan;
import onekey.plan.model.PlanOrigin;
import onekey.plan.model.ToolVersion;
import onekey.plan.model.UserChoice;
import onekey.plan.output.Console;
import onekey.plan.output.Interruption;
import onekey.plan.output.Progress;
import onekey.plan.source.cloudtrail.CallClock;
import onekey.plan.source.live.AccountAccess;
import onekey.plan.source.live.AccountsChoice;
import onekey.plan.source.live.IamPolicy;
import onekey.plan.source.live.LiveAccount;
import onekey.plan.source.live.LiveOrganization;
import onekey.plan.source.live.OpenAccount;
import onekey.plan.source.live.OpenOrganization;
import onekey.plan.source.live.OrganizationAccess;
import onekey.plan.source.report.ReportedAccount;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.KeyPolicy;
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
      "Shows for an account, or for all of an organization, what the rule would say about each user, which access key would go and"
          + " why, and how to fix it by hand.",
      "",
      "Only reads. Uses the credentials that the AWS CLI would use, by default; --iam-policy prints"
          + " the permissions that it takes.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every user is COMPLIANT; with --user, every one of these.",
      "1:A failure: nothing is known of the account, or of which accounts there are.",
      "2:Wrong usage: an option or a file that cannot be used.",
      "3:A user is NON_COMPLIANT; with --user, one of these.",
      "4:The plan is incomplete: some users or accounts could not be read, or are not known to be"
          + " COMPLIANT, whatever the others are.",
      "141:The reader of the output closed it, as head does."
    })
final class PlanCommand implements Callable<Integer> {

  private static final Path STANDARD_INPUT = Path.of("-");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final PlanSource source = new PlanSource();

  @Mixin private final OrganizationOptions organizationOptions = new OrganizationOptions();

  @Mixin private final PolicyChoice policyChoice = new PolicyChoice();

  @Mixin private final AuditOptions auditOptions = new AuditOptions();

  @Option(
      names = "--terraform-state",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Look the extra keys up in these Terraform states, as 'terraform state pull' or"
              + " 'terraform show -json' print them (- is standard input). Several files, or the"
              + " option several times.")
  private List<Path> terraformStates = new ArrayList<>();

  @Mixin private final SelectionOptions selectionOptions = new SelectionOptions();

  @Mixin private final PlanOutputOptions outputOptions = new PlanOutputOptions();

  @Mixin private final DisplayOptions displayOptions = new DisplayOptions();

  @Mixin private final RequestLogOption requestLogOption = new RequestLogOption();

  @Option(
      names = "--iam-policy",
      description =
          "Print the IAM policy that this command takes, with --rule, --audit, --organization and"
              + " --accounts what those take too, and call nothing.")
  private boolean iamPolicy;

  private Console console;
  private final Clock clock;
  private final AccountAccess access;
  private final OrganizationAccess organizationAccess;
  private final CallClock callClock;

  /**
   * Makes the command.
   *
   * @param clock the moment of judging
   * @param callClock the time by which calls to CloudTrail are paced
   */
  PlanCommand(
      Console console,
      Clock clock,
      AccountAccess access,
      OrganizationAccess organizationAccess,
      CallClock callClock) {
    this.console = console;
    this.clock = clock;
    this.access = access;
    this.organizationAccess = organizationAccess;
    this.callClock = callClock;
  }

  @Override
  public Integer call() {
    console = requestLogOption.on(displayOptions.on(console));
    try (var _ = requestLogOption.open(console)) {
      return plan();
    }
  }

  private int plan() {
    var accounts = organizationOptions.choice();
    var audit = auditOptions.regions().map(regions -> new PlanAudit(regions, console, callClock));
    refuseContradictions(accounts.isPresent(), audit.isPresent());
    var target = outputOptions.on(console);
    if (iamPolicy) {
      target.write(
          IamPolicy.document(source.rule().isPresent(), audit.isPresent(), accounts) + "\n");
      return ExitCode.OK;
    }
    var users = selectionOptions.users();
    if (accounts.isPresent()) {
      return written(interruption -> plan(accounts.get(), users, audit, interruption), target);
    }
    var states = TerraformStates.read(terraformStates, console.in());
    return written(
        interruption ->
            source
                .report()
                .map(report -> plan(report, users, states))
                .orElseGet(() -> plan(users, states, audit, interruption)),
        target);
  }

  /**
   * On a signal while several accounts are read, or CloudTrail is asked, what is known by then is
   * written, and says what is missing.
   */
  private int written(Function<Interruption, Plan> planning, PlanOutputOptions.Target target) {
    try (var interruption = new Interruption()) {
      var plan = planning.apply(interruption);
      target.write(selectionOptions.of(plan));
      console.out().flush();
      if (interruption.happened()) {
        console.warn("Interrupted. What was read by then is written, and says what is missing.");
      }
      return PlanOutcome.exitCode(plan, console);
    }
  }

  private void refuseContradictions(boolean severalAccounts, boolean audit) {
    if (audit && source.report().isPresent()) {
      throw wrong(
          "--audit asks CloudTrail, and --credential-report calls nothing. Leave one of them out.");
    }
    if (severalAccounts && source.report().isPresent()) {
      throw wrong(
          "--credential-report is of one account. Leave --organization and --accounts out.");
    }
    if (severalAccounts && !terraformStates.isEmpty()) {
      throw wrong(
          "--terraform-state names users without their account, and accounts may have users of the"
              + " same name. Leave --organization and --accounts out, and plan the account by"
              + " itself.");
    }
    if (source.rule().isPresent() && policyChoice.isGiven()) {
      throw wrong(
          "--rule takes the policy from the Config rule. Leave the policy options and --settings out.");
    }
    if (source.report().isPresent() && source.namesRealAccount()) {
      throw wrong("--credential-report calls nothing. Leave --profile, --region and --rule out.");
    }
    var fromStandardInput =
        Collections.frequency(terraformStates, STANDARD_INPUT)
            + source.report().filter(PlanSource.Report::isStandardInput).stream().count();
    if (fromStandardInput > 1) {
      throw wrong("Standard input (-) is one file only. Give the others by name.");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Plan plan(PlanSource.Report report, UserChoice users, TerraformStates states) {
    var chosen = policyChoice.policy(console);
    var now = report.now().orElseGet(clock::instant);
    var read = CredentialReportFile.read(report.file(), console.in());
    read.warnings().forEach(warning -> console.note("warning: " + warning));
    return new Planner(chosen.policy(), now, states, origin(Optional.empty(), chosen))
        .plan(MissingUsers.refuse(ReportedAccount.of(read, chosen.policy()).only(users)));
  }

  private Plan plan(
      UserChoice users,
      TerraformStates states,
      Optional<PlanAudit> audit,
      Interruption interruption) {
    // Checked before any call.
    var policyIn = policyChoice.in(source.rule(), console);
    var warnings = new ArrayList<String>();
    try (var open = open()) {
      warnings.addAll(open.warnings());
      audit.ifPresent(asked -> asked.regions().requireIn(open.partition()));
      var chosen = policyIn.apply(open);
      var reading = MissingUsers.refuse(read(new LiveAccount(open), chosen.policy(), users));
      var planner = new Planner(chosen.policy(), clock.instant(), states, origin(open, chosen));
      var plan = planner.plan(reading);
      return audit
          .map(asked -> asked.of(plan, open, planner.now(), interruption))
          .map(audits -> planner.plan(reading, audits))
          .orElse(plan);
    } finally {
      // After the progress bar is gone.
      warnings.forEach(console::note);
    }
  }

  private AccountSnapshot read(LiveAccount account, KeyPolicy policy, UserChoice users) {
    try (var progress = Progress.on(console, "Reading users and keys")) {
      return account.read(policy, users, progress);
    }
  }

  private Plan plan(
      AccountsChoice accounts,
      UserChoice users,
      Optional<PlanAudit> audit,
      Interruption interruption) {
    // Checked before any call.
    var policyIn = policyChoice.in(source.rule(), console);
    var warnings = new ArrayList<String>();
    try (var open = openOrganization()) {
      warnings.addAll(open.own().warnings());
      audit.ifPresent(asked -> asked.regions().requireIn(open.own().partition()));
      var chosen = policyIn.apply(open.own());
      var readings =
          MissingUsers.refuse(
              read(new LiveOrganization(open, accounts, users), chosen.policy(), interruption),
              console);
      var planner =
          new Planner(
              chosen.policy(), clock.instant(), TerraformStates.none(), origin(open.own(), chosen));
      var plan = planner.plan(readings);
      return audit
          .map(asked -> asked.of(plan, open, accounts, planner.now(), interruption))
          .map(audits -> planner.plan(readings, audits))
          .orElse(plan);
    } finally {
      // After the progress bar is gone.
      warnings.forEach(console::note);
    }
  }

  private List<AccountReading> read(
      LiveOrganization organization, KeyPolicy policy, Interruption interruption) {
    try (var progress = Progress.on(console, "Reading accounts")) {
      return organization.read(policy, progress, interruption);
    }
  }

  private static PlanOrigin origin(OpenAccount open, ChosenPolicy chosen) {
    return origin(Optional.of(open.region().id()), chosen);
  }

  private static PlanOrigin origin(Optional<String> region, ChosenPolicy chosen) {
    return new PlanOrigin(ToolVersion.current(), region, chosen.source());
  }

  private OpenOrganization openOrganization() {
    try (var _ = Progress.waiting(console, "Signing in ... ")) {
      return organizationAccess.openOrganization(source.account());
    }
  }

  private OpenAccount open() {
    try (var _ = Progress.waiting(console, "Signing in ... ")) {
      return access.open(source.account());
    }
  }
}
