package onekey.plan.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding in the AWS Security Finding Format, with the names of its fields.
 *
 * <p>Severity and types are there twice: a product sets them in {@code FindingProviderFields}, and
 * the others may be changed by people.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html">AwsSecurityFinding</a>
 */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AsffFinding(
    String schemaVersion,
    String id,
    String productArn,
    String productName,
    String companyName,
    String generatorId,
    String awsAccountId,
    Optional<String> awsAccountName,
    List<String> types,
    Instant createdAt,
    Instant updatedAt,
    Instant lastObservedAt,
    Severity severity,
    String title,
    String description,
    Optional<Remediation> remediation,
    Map<String, String> productFields,
    List<Resource> resources,
    Compliance compliance,
    String recordState,
    ProviderFields findingProviderFields) {

  @JsonNaming(UpperCamelCaseStrategy.class)
  record Severity(String label) {}

  @JsonNaming(UpperCamelCaseStrategy.class)
  record Remediation(Recommendation recommendation) {}

  @JsonNaming(UpperCamelCaseStrategy.class)
  record Recommendation(String text, URI url) {}

  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Resource(
      String type,
      String id,
      Optional<String> partition,
      String region,
      Optional<Details> details) {}

  /** One of them. */
  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Details(Optional<IamUser> awsIamUser, Optional<IamAccessKey> awsIamAccessKey) {}

  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record IamUser(Optional<String> userId, Optional<String> userName) {}

  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record IamAccessKey(
      String accessKeyId,
      String accountId,
      Instant createdAt,
      Optional<String> status,
      String principalType,
      Optional<String> principalId,
      Optional<String> principalName) {}

  @JsonNaming(UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Compliance(String status, List<String> relatedRequirements) {}

  @JsonNaming(UpperCamelCaseStrategy.class)
  record ProviderFields(Severity severity, List<String> types) {}
}
