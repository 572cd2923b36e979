package onekey.plan.format;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import onekey.plan.format.SecurityFinding.Check;
import onekey.plan.format.SecurityFinding.Outcome;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.output.BadInputException;
import onekey.plan.output.SafeJson;

/**
 * The plan in the AWS Security Finding Format (ASFF), for AWS Security Hub: a JSON array of
 * findings, one for each user that was read or not, and of several accounts one for each account.
 * BatchImportFindings takes 100 at a time, and only those of the account that calls it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-custom-providers.html">Integrating
 *     Security Hub CSPM with custom products</a>
 */
final class AsffFindings {

  private static final String SCHEMA_VERSION = "2018-10-08";

  /** The lengths that AWS takes, in characters. */
  private static final int TITLE = 256;

  private static final int DESCRIPTION = 1024;
  private static final int RECOMMENDATION = 512;
  private static final int FIELD = 2048;
  private static final int RESOURCE_ID = 512;

  /**
   * One is the user.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/asff-resources.html">Resources</a>
   */
  private static final int MOST_KEYS = 31;

  /** Others are not taken. */
  private static final Set<String> PARTITIONS = Set.of("aws", "aws-cn", "aws-us-gov");

  private static final Set<String> KEY_STATUSES = Set.of("Active", "Inactive");

  private static final URI PAGE =
      URI.create(
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html");

  private final Plan plan;
  private final String region;
  private final String partition;

  private AsffFindings(Plan plan, String region) {
    this.plan = plan;
    this.region = region;
    this.partition = Partitions.of(plan);
  }

  /**
   * Writes the findings.
   *
   * @throws BadInputException if the plan has no Region, or no account, which Security Hub needs
   */
  static void write(Plan plan, Writer out) throws IOException {
    var region =
        plan.origin()
            .region()
            .orElseThrow(
                () ->
                    refusal(
                        "has to name a Region, and a credential report names none. Leave"
                            + " --credential-report out"));
    if (SecurityFinding.of(plan).anyMatch(finding -> finding.accountId().isEmpty())) {
      throw refusal(
          "has to name the account, and IAM did not say which one it is. Look who answers");
    }
    var findings = new AsffFindings(plan, region);
    SafeJson.writeArray(SecurityFinding.of(plan).map(findings::of), out);
  }

  private static BadInputException refusal(String why) {
    return new BadInputException(
        "--format asff: a finding for AWS Security Hub %s, or use --format ocsf or json."
            .formatted(why));
  }

  /** Returns the type of a finding, as AWS classifies them. */
  static String type(Check check) {
    return "Software and Configuration Checks/"
        + switch (check) {
          case ONE_ACTIVE_ACCESS_KEY ->
              "Industry and Regulatory Standards/CIS AWS Foundations Benchmark";
          case ACCOUNT_IS_READ -> "AWS Security Best Practices";
        };
  }

  private AsffFinding of(SecurityFinding finding) {
    var account = finding.accountId().orElseThrow();
    var severity = new AsffFinding.Severity(severity(finding.outcome()));
    var types = List.of(type(finding.check()));
    return new AsffFinding(
        SCHEMA_VERSION,
        finding.uid(),
        "arn:%s:securityhub:%s:%s:product/%3$s/default".formatted(partition, region, account),
        "OneKey",
        "OneKey",
        "onekey/" + finding.check().code(),
        account,
        finding.accountName().filter(AsffFindings::isText),
        types,
        plan.time(),
        plan.time(),
        plan.time(),
        severity,
        cut(finding.check().title(plan.policy()), TITLE),
        cut(isText(finding.text()) ? finding.text() : finding.uid(), DESCRIPTION),
        finding
            .remediation()
            .map(text -> new AsffFinding.Recommendation(cut(text, RECOMMENDATION), PAGE))
            .map(AsffFinding.Remediation::new),
        fields(finding),
        resources(finding, account),
        new AsffFinding.Compliance(
            status(finding.outcome()),
            finding.controls().stream().map(CisControl::requirement).toList()),
        "ACTIVE",
        new AsffFinding.ProviderFields(severity, types));
  }

  private static String severity(Outcome outcome) {
    return switch (outcome) {
      case COMPLIANT, EXEMPT, UNREAD -> "INFORMATIONAL";
      case NON_COMPLIANT -> "MEDIUM";
    };
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case COMPLIANT, EXEMPT -> "PASSED";
      case NON_COMPLIANT -> "FAILED";
      case UNREAD -> "NOT_AVAILABLE";
    };
  }

  /** What the format has no place for. */
  private Map<String, String> fields(SecurityFinding finding) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("ProviderName", "OneKey");
    fields.put("ProviderVersion", plan.origin().tool().version());
    fields.put("onekey/policySource", plan.origin().policySource().words());
    plan.policy()
        .toRuleParameters()
        .forEach((name, value) -> fields.put("onekey/policy/" + name, value));
    finding
        .user()
        .ifPresent(
            user -> {
              fields.put("onekey/decision", user.decisionWord());
              fields.put("onekey/activeKeys", Long.toString(user.activeKeys()));
              user.extraKey().ifPresent(key -> fields.put("onekey/extraKey", key.name()));
            });
    fields.values().removeIf(value -> !isText(value));
    fields.replaceAll((_, value) -> cut(value, FIELD));
    return fields;
  }

  private List<AsffFinding.Resource> resources(SecurityFinding finding, String account) {
    return Stream.concat(
            Stream.of(subject(finding)),
            finding.user().stream()
                .flatMap(user -> finding.keys().map(key -> key(key, user, account)))
                .limit(MOST_KEYS))
        .toList();
  }

  private AsffFinding.Resource subject(SecurityFinding finding) {
    return switch (finding.check()) {
      case ONE_ACTIVE_ACCESS_KEY ->
          resource(
              "AwsIamUser",
              // The name of a user can have a path before it that is too long.
              finding
                  .arn()
                  .filter(arn -> arn.length() <= RESOURCE_ID)
                  .or(finding::id)
                  .filter(AsffFindings::isText)
                  .orElseGet(finding::uid),
              Optional.of(
                  new AsffFinding.Details(
                      Optional.of(
                          new AsffFinding.IamUser(
                              finding.id().filter(AsffFindings::isText),
                              Optional.of(finding.name()).filter(AsffFindings::isText))),
                      Optional.empty())));
      case ACCOUNT_IS_READ ->
          resource("AwsAccount", "AWS::::Account:" + finding.name(), Optional.empty());
    };
  }

  private AsffFinding.Resource key(PlannedKey key, PlannedUser user, String account) {
    return resource(
        "AwsIamAccessKey",
        "AWS::IAM::AccessKey:" + key.name(),
        Optional.of(
            new AsffFinding.Details(
                Optional.empty(),
                Optional.of(
                    new AsffFinding.IamAccessKey(
                        key.name(),
                        account,
                        key.created(),
                        Optional.of(key.status()).filter(KEY_STATUSES::contains),
                        "User",
                        user.userId().filter(AsffFindings::isText),
                        Optional.of(user.userName()).filter(AsffFindings::isText))))));
  }

  private AsffFinding.Resource resource(
      String type, String id, Optional<AsffFinding.Details> details) {
    return new AsffFinding.Resource(
        type,
        cut(id, RESOURCE_ID),
        Optional.of(partition).filter(PARTITIONS::contains),
        region,
        details);
  }

  /** AWS takes no text that is empty or only space. */
  private static boolean isText(String text) {
    return !text.isBlank();
  }

  private static String cut(String text, int most) {
    return text.length() <= most
        ? text
        // Half a character that remains is replaced when it is written.
        : text.substring(0, most - 1) + "…";
  }
}
