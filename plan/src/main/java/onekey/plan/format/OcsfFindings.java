package onekey.plan.format;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.document.PolicySourceDocument;
import onekey.plan.format.OcsfFinding.Caption;
import onekey.plan.format.SecurityFinding.Outcome;
import onekey.plan.language.Text;
import onekey.plan.model.Advice;
import onekey.plan.model.Fix;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedKey;
import onekey.plan.output.SafeJson;

/**
 * The plan as events of the Open Cybersecurity Schema Framework (OCSF) 1.8.0, for a SIEM or a data
 * lake: a JSON array of Compliance Findings, one for each user that was read or not, and of several
 * accounts one for each account.
 *
 * @see <a href="https://schema.ocsf.io/1.8.0/classes/compliance_finding?profiles=cloud">Compliance
 *     Finding</a>
 */
final class OcsfFindings {

  private static final String VERSION = "1.8.0";
  private static final Caption CREATE = new Caption(1, "Create");
  private static final Caption FINDINGS = new Caption(2, "Findings");
  private static final Caption COMPLIANCE_FINDING = new Caption(2003, "Compliance Finding");
  private static final Caption UNKNOWN = new Caption(0, "Unknown");
  private static final Caption PASS = new Caption(1, "Pass");
  private static final Caption FAIL = new Caption(3, "Fail");
  private static final Caption AFFECTED = new Caption(3, "Affected");
  private static final Caption RELATED = new Caption(4, "Related");
  private static final Caption RULE = new Caption(1, "Rule");
  private static final Caption AWS_ACCOUNT = new Caption(10, "AWS Account");

  private static final String DESCRIPTION =
      "Two active keys double what can leak, blur the audit trail and hide forgotten rotations.";

  private static final URI PAGE =
      URI.create(
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html");

  private final Plan plan;
  private final String partition;
  private final List<OcsfFinding.Parameter> parameters;

  private OcsfFindings(Plan plan) {
    this.plan = plan;
    this.partition = Partitions.of(plan);
    this.parameters =
        plan.policy().toRuleParameters().entrySet().stream()
            .map(entry -> new OcsfFinding.Parameter(entry.getKey(), entry.getValue()))
            .toList();
  }

  static void write(Plan plan, Writer out) throws IOException {
    var findings = new OcsfFindings(plan);
    SafeJson.writeArray(SecurityFinding.of(plan).map(findings::of), out);
  }

  private OcsfFinding of(SecurityFinding finding) {
    var severity = severity(finding.outcome());
    var status = status(finding.outcome());
    return new OcsfFinding(
        CREATE.id(),
        CREATE.caption(),
        FINDINGS.id(),
        FINDINGS.caption(),
        COMPLIANCE_FINDING.id(),
        COMPLIANCE_FINDING.caption(),
        COMPLIANCE_FINDING.id() * 100L + CREATE.id(),
        COMPLIANCE_FINDING.caption() + ": " + CREATE.caption(),
        plan.time().toEpochMilli(),
        finding.text(),
        severity.id(),
        severity.caption(),
        status.id(),
        status.caption(),
        statusCode(finding.outcome()),
        finding.text(),
        info(finding),
        compliance(finding),
        Stream.concat(Stream.of(subject(finding)), finding.keys().map(key -> key(key, finding)))
            .toList(),
        finding.remediation().map(text -> new OcsfFinding.Remediation(text, references(finding))),
        cloud(finding),
        metadata(finding),
        unmapped(finding));
  }

  private static Caption severity(Outcome outcome) {
    return switch (outcome) {
      case COMPLIANT, EXEMPT -> new Caption(1, "Informational");
      case NON_COMPLIANT -> new Caption(3, "Medium");
      case UNREAD -> UNKNOWN;
    };
  }

  /** Of the finding, so that one that was fixed is closed by the next event of its id. */
  private static Caption status(Outcome outcome) {
    return switch (outcome) {
      case COMPLIANT -> new Caption(4, "Resolved");
      case EXEMPT -> new Caption(3, "Suppressed");
      case NON_COMPLIANT, UNREAD -> new Caption(1, "New");
    };
  }

  /** Prowler has the same words, for which dashboards filter. */
  private static String statusCode(Outcome outcome) {
    return switch (outcome) {
      case COMPLIANT, EXEMPT -> "PASS";
      case NON_COMPLIANT -> "FAIL";
      case UNREAD -> "NOT_EVALUATED";
    };
  }

  private static Caption verdict(Outcome outcome) {
    return switch (outcome) {
      case COMPLIANT, EXEMPT -> PASS;
      case NON_COMPLIANT -> FAIL;
      case UNREAD -> UNKNOWN;
    };
  }

  private OcsfFinding.FindingInfo info(SecurityFinding finding) {
    var title = finding.check().title(plan.policy());
    return new OcsfFinding.FindingInfo(
        finding.uid(),
        title,
        switch (finding.check()) {
          case ONE_ACTIVE_ACCESS_KEY -> title + ". " + DESCRIPTION;
          case ACCOUNT_IS_READ -> title + ". Nothing is known of an account that cannot be read.";
        },
        List.of(AsffFindings.type(finding.check())),
        plan.time().toEpochMilli(),
        new OcsfFinding.Analytic(
            finding.check().code(),
            title,
            RULE.id(),
            RULE.caption(),
            plan.origin().tool().version()));
  }

  private OcsfFinding.Compliance compliance(SecurityFinding finding) {
    var verdict = verdict(finding.outcome());
    var controls = finding.controls();
    return new OcsfFinding.Compliance(
        finding.check().title(plan.policy()),
        controls.stream().map(CisControl::benchmark).toList(),
        controls.stream().map(CisControl::requirement).toList(),
        parameters,
        verdict.id(),
        verdict.caption(),
        switch (finding.outcome()) {
          case COMPLIANT, EXEMPT -> "COMPLIANT";
          case NON_COMPLIANT -> "NON_COMPLIANT";
          case UNREAD -> "UNREAD";
        },
        List.of(finding.text()),
        checks(finding));
  }

  /** Of every version, whether or not it says the same as the policy. */
  private static List<OcsfFinding.Check> checks(SecurityFinding finding) {
    return switch (finding.check()) {
      case ONE_ACTIVE_ACCESS_KEY ->
          CisControl.ALL.stream().map(control -> check(control, finding)).toList();
      case ACCOUNT_IS_READ -> List.of();
    };
  }

  private static OcsfFinding.Check check(CisControl control, SecurityFinding finding) {
    var result =
        finding
            .user()
            .map(user -> CisControl.allows(user.activeKeys()) ? PASS : FAIL)
            .orElse(UNKNOWN);
    return new OcsfFinding.Check(
        control.number(),
        CisControl.TITLE,
        List.of(control.benchmark()),
        result.id(),
        result.caption(),
        control.version());
  }

  /** A name is no identifier of its own, so the account is put before it. */
  private OcsfFinding.Resource subject(SecurityFinding finding) {
    return new OcsfFinding.Resource(
        finding.arn().or(finding::id).orElseGet(finding::uid),
        finding.id(),
        finding.name(),
        switch (finding.check()) {
          case ONE_ACTIVE_ACCESS_KEY -> "AWS::IAM::User";
          case ACCOUNT_IS_READ -> "AWS::::Account";
        },
        partition,
        AFFECTED.id(),
        AFFECTED.caption());
  }

  private OcsfFinding.Resource key(PlannedKey key, SecurityFinding finding) {
    var role = finding.user().filter(user -> user.isExtra(key)).isPresent() ? AFFECTED : RELATED;
    return new OcsfFinding.Resource(
        key.name(),
        Optional.empty(),
        key.description().orElse(key.name()),
        "AWS::IAM::AccessKey",
        partition,
        role.id(),
        role.caption());
  }

  private static List<URI> references(SecurityFinding finding) {
    var user = finding.user().stream();
    return Stream.concat(
            Stream.of(PAGE),
            user.flatMap(
                read ->
                    Stream.concat(
                        read.fixes().stream()
                            .flatMap(fix -> fix.steps().stream())
                            .map(Fix.Step::link)
                            .flatMap(Optional::stream),
                        read.keys().stream()
                            .flatMap(key -> key.advice().stream())
                            .map(Advice::page))))
        .distinct()
        .toList();
  }

  private OcsfFinding.Cloud cloud(SecurityFinding finding) {
    return new OcsfFinding.Cloud(
        "AWS",
        finding
            .accountId()
            .map(
                id ->
                    new OcsfFinding.Account(
                        id, finding.accountName(), AWS_ACCOUNT.id(), AWS_ACCOUNT.caption())),
        plan.origin().region(),
        partition);
  }

  private OcsfFinding.Metadata metadata(SecurityFinding finding) {
    return new OcsfFinding.Metadata(
        VERSION,
        new OcsfFinding.Product("onekey", "OneKey", "OneKey", plan.origin().tool().version()),
        List.of("cloud"),
        finding.check().code(),
        finding.uid() + "@" + plan.time());
  }

  private OcsfFinding.Unmapped unmapped(SecurityFinding finding) {
    return new OcsfFinding.Unmapped(
        new OcsfFinding.Facts(
            PlanDocument.SCHEMA_VERSION,
            plan.policy().toRuleParameters(),
            PolicySourceDocument.of(plan.origin().policySource()),
            plan.limits().stream().map(Text::english).toList(),
            finding.user().map(PlanDocument::user)));
  }
}
