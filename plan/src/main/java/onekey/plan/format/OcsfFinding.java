package onekey.plan.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.document.PolicySourceDocument;

/**
 * An event of the class Compliance Finding, with the names and numbers of the Open Cybersecurity
 * Schema Framework. Times are milliseconds since 1970.
 *
 * @see <a href="https://schema.ocsf.io/1.8.0/classes/compliance_finding?profiles=cloud">Compliance
 *     Finding</a>
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record OcsfFinding(
    int activityId,
    String activityName,
    int categoryUid,
    String categoryName,
    int classUid,
    String className,
    long typeUid,
    String typeName,
    long time,
    String message,
    int severityId,
    String severity,
    int statusId,
    String status,
    String statusCode,
    String statusDetail,
    FindingInfo findingInfo,
    Compliance compliance,
    List<Resource> resources,
    Optional<Remediation> remediation,
    Cloud cloud,
    Metadata metadata,
    Unmapped unmapped) {

  /** A value of an enumeration of OCSF: its number and its caption. */
  record Caption(int id, String caption) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record FindingInfo(
      String uid,
      String title,
      String desc,
      List<String> types,
      long lastSeenTime,
      Analytic analytic) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Analytic(String uid, String name, int typeId, String type, String version) {}

  /** Checks say whether the plain words of a benchmark are fulfilled, without OneKey's policy. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Compliance(
      String control,
      List<String> standards,
      List<String> requirements,
      List<Parameter> controlParameters,
      int statusId,
      String status,
      String statusCode,
      List<String> statusDetails,
      List<Check> checks) {}

  record Parameter(String name, String value) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Check(
      String uid,
      String name,
      List<String> standards,
      int statusId,
      String status,
      String version) {}

  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Resource(
      String uid,
      Optional<String> uidAlt,
      String name,
      String type,
      String cloudPartition,
      int roleId,
      String role) {}

  record Remediation(String desc, List<URI> references) {}

  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Cloud(
      String provider, Optional<Account> account, Optional<String> region, String cloudPartition) {}

  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Account(String uid, Optional<String> name, int typeId, String type) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Metadata(
      String version, Product product, List<String> profiles, String eventCode, String uid) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Product(String uid, String name, String vendorName, String version) {}

  /** What OCSF has no place for. */
  record Unmapped(Facts onekey) {}

  /** As the JSON of the plan has it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Facts(
      String schemaVersion,
      Map<String, String> policy,
      PolicySourceDocument policySource,
      List<String> limits,
      Optional<PlanDocument.User> user) {}
}
