package onekey.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings.Transport;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.permission.ResourcePolicy;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template that the StackSet deploys, in one account of an organization after the other. */
class OrganizationTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private static final String ORGANIZATION = "o-exampleorgid";
  private static final String TOPIC = "arn:aws:sns:us-east-1:999988887777:OneKeyNotices";

  private final List<Member> members = new ArrayList<>();

  @AfterEach
  void close() {
    members.forEach(member -> member.aws.close());
  }

  /** An account with a user that has an extra key. */
  private static final class Member {

    final Sandbox aws;
    final Deployment stack;

    Member(String accountId, Optional<String> organizationId) {
      aws =
          Sandbox.start(
              settings -> settings.start(NOW).transport(Transport.IN_PROCESS).accountId(accountId));
      aws.topics().put(topicArn(), topicPolicy(), organizationId);
      aws.iam().createUser("alice");
      key(900, Optional.empty());
      key(400, Optional.of(new KeyUse(NOW.minus(Duration.ofDays(1)), "s3", "us-east-1")));
      stack = new CloudFormation(aws).deploy(Deployed.with(Deployed.ORGANIZATION));
    }

    private void key(int daysOld, Optional<KeyUse> lastUse) {
      aws.iam().addAccessKey("alice", "Active", NOW.minus(Duration.ofDays(daysOld)), lastUse);
    }

    boolean judges() {
      return aws.config().evaluate(stack.ruleName()).invocation().succeeded();
    }

    Optional<String> verdict() {
      var alice = aws.iam().user("alice").orElseThrow();
      return aws.config()
          .evaluation(stack.ruleName(), alice.id())
          .map(StoredEvaluation::complianceType);
    }
  }

  private Member member(String accountId, Optional<String> organizationId) {
    var member = new Member(accountId, organizationId);
    members.add(member);
    return member;
  }

  private static String topicArn() {
    return TOPIC;
  }

  private static ResourcePolicy topicPolicy() {
    return policy("OneKeyOrganizationStack", "AWS::SNS::TopicPolicy", TOPIC);
  }

  /** Reads the policy of the only such resource, with this ARN for every reference to it. */
  private static ResourcePolicy policy(String stack, String type, String arn) {
    return ResourcePolicy.parse(
        Deployed.organization(stack)
            .path("Resources")
            .valueStream()
            .filter(resource -> resource.path("Type").asText().equals(type))
            .map(resource -> resource.at("/Properties/PolicyDocument"))
            .map(JsonNode::toString)
            .findAny()
            .orElseThrow()
            .replaceAll(
                "\\{\"Fn::Join\":\\[\"\",\\[\\{\"Fn::GetAtt\":\\[[^]]*]},\"/\\*\"]]}",
                "\"" + arn + "/*\"")
            .replaceAll(
                "\\{\"Fn::Join\":[^}]*\\{[^}]*}[^}]*}",
                "\"arn:aws:cloudwatch:us-east-1:*:alarm:*\"")
            .replaceAll("\\{\"(Ref|Fn::GetAtt)\":[^}]*}", "\"" + arn + "\""));
  }

  @Test
  void theSameTemplateServesEveryAccountAndANewOne() {
    // when
    var accounts = IntStream.range(0, 25).mapToObj("1%011d"::formatted).toList();

    // then
    for (var account : accounts) {
      var member = member(account, Optional.of(ORGANIZATION));
      assertThat(member.judges()).isTrue();
      assertThat(member.verdict()).contains("NON_COMPLIANT");
      assertThat(member.aws.topics().messages())
          .singleElement()
          .satisfies(
              message -> {
                assertThat(message.topicArn()).isEqualTo(TOPIC);
                assertThat(message.subject().orElse("")).endsWith("(account " + account + ")");
                assertThat(message.message()).contains("in account " + account + ", Region");
              });
    }
  }

  @Test
  void aKeyIsRemovedAndToldInTheMemberAsInAnyAccount() {
    // given
    var member = member("111111111111", Optional.of(ORGANIZATION));
    member.judges();
    var alice = member.aws.iam().user("alice").orElseThrow();

    // when
    var execution =
        member.aws.remediation().start(member.stack.ruleName(), List.of(alice.id())).getFirst();

    // then
    assertThat(execution.succeeded()).isTrue();
    assertThat(member.aws.iam().user("alice").orElseThrow().activeKeys()).isEqualTo(1);
    assertThat(member.aws.topics().messages())
        .anySatisfy(
            message ->
                assertThat(message.message())
                    .contains("was deactivated", "in account 111111111111"));
  }

  /** Its runs fail loudly, and nobody outside reads the organization's topic full. */
  @Test
  void anAccountOutsideOfTheOrganizationMayNotPublish() {
    // given
    var stranger = member("222222222222", Optional.of("o-anotherorgid"));

    // then
    assertThat(stranger.judges()).isFalse();
    assertThat(stranger.verdict()).contains("NON_COMPLIANT");
    assertThat(stranger.aws.topics().messages()).isEmpty();
  }

  /** A StackSet deletes the stack of an account that leaves. What was deactivated stays so. */
  @Test
  void aKeyAtRestStaysInactiveWhereTheAccountLeaves() {
    // given
    var member = member("333333333333", Optional.of(ORGANIZATION));
    member.judges();
    var alice = member.aws.iam().user("alice").orElseThrow();
    member.aws.remediation().start(member.stack.ruleName(), List.of(alice.id()));

    // when
    new CloudFormation(member.aws).delete(member.stack);
    member.aws.clock().advance(Duration.ofDays(365));

    // then
    assertThat(member.aws.iam().user("alice").orElseThrow().accessKeys()).hasSize(2);
    assertThat(member.aws.iam().user("alice").orElseThrow().activeKeys()).isEqualTo(1);
    assertThat(member.aws.calls().count("DeleteAccessKey")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "o-exampleorgid, true, s3:GetObject, true",
    "o-exampleorgid, true, s3:GetObjectVersion, true",
    "o-exampleorgid, false, s3:GetObject, false",
    "o-exampleorgid, true, s3:PutObject, false",
    "o-exampleorgid, true, s3:DeleteObject, false",
    "o-anotherorgid, true, s3:GetObject, false",
    ", true, s3:GetObject, false"
  })
  void theBucketIsReadByTheOrganizationOnly(
      String organizationId, boolean overTls, String action, boolean allowed) {
    // given
    var bucket = "arn:aws:s3:::onekey-999988887777-us-east-1-an";
    var policy = policy("OneKeyOrganizationBucketStack", "AWS::S3::BucketPolicy", bucket);

    // then
    assertThat(
            policy.allowsAnotherAccount(
                Optional.ofNullable(organizationId), overTls, action, bucket + "/key.jar"))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "o-exampleorgid, true, sns:Publish, true",
    "o-exampleorgid, false, sns:Publish, false",
    "o-exampleorgid, true, sns:Subscribe, false",
    "o-anotherorgid, true, sns:Publish, false",
    ", true, sns:Publish, false"
  })
  void theTopicIsPublishedToByTheOrganizationOnly(
      String organizationId, boolean overTls, String action, boolean allowed) {
    assertThat(
            topicPolicy()
                .allowsAnotherAccount(Optional.ofNullable(organizationId), overTls, action, TOPIC))
        .isEqualTo(allowed);
  }

  /** The role that {@code onekey plan --organization} assumes: it reads, and for nobody else. */
  @Test
  void theReaderMayOnlyRead() {
    // given
    var member = member("444444444444", Optional.of(ORGANIZATION));
    var reader =
        member.stack.roles().values().stream()
            .filter(role -> role.name().equals("OneKeyReader"))
            .findAny()
            .orElseThrow();

    // then
    assertThat(member.aws.permissions().allowedActions(reader))
        .isNotEmpty()
        .allMatch(action -> action.matches("\\w+:(Get|List|Describe|Lookup)\\w*"));
  }
}
