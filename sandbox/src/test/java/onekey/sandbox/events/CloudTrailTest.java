package onekey.sandbox.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import onekey.sandbox.PlainClients;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;
import onekey.sandbox.permission.ResourcePolicy;
import onekey.sandbox.sqs.QueueMessage;
import onekey.sandbox.sqs.QueueSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;

/** The events of calls by the SDK's own client and of people, as a queue gets them. */
class CloudTrailTest {

  private static final String OPEN =
      """
      {"Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
        "Action": "sqs:SendMessage", "Resource": "*"}]}
      """;

  private final Sandbox sandbox = Sandbox.start();

  @BeforeEach
  void prepare() {
    sandbox
        .queues()
        .put(
            "events",
            new QueueSettings(
                Duration.ZERO,
                Duration.ofSeconds(30),
                Optional.empty(),
                Optional.of(ResourcePolicy.parse(OPEN))));
    var queue = new EventTarget.ToQueue(sandbox.account().arn("sqs", "events"), Optional.empty());
    sandbox
        .eventBuses()
        .put(
            new EventRule(
                sandbox.account().arn("events", "rule/all"),
                "{\"source\": [\"aws.iam\"]}",
                List.of(queue)));
    sandbox.iam().createUser("ann");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private List<JsonNode> events() {
    return sandbox.queues().messages("events").stream()
        .map(QueueMessage::body)
        .map(Json::parse)
        .toList();
  }

  private JsonNode onlyDetail() {
    assertThat(events()).hasSize(1);
    return events().getFirst().path("detail");
  }

  @Test
  void reportsAKeyThatIsCreatedWithoutItsSecret() {
    // given
    try (var iam = PlainClients.iam(sandbox, Principal.user("ann"))) {
      // when
      var key = iam.createAccessKey(request -> request.userName("ann")).accessKey();

      // then
      var text = events().getFirst().toString();
      assertThat(text).contains(key.accessKeyId()).doesNotContain(key.secretAccessKey());
    }
  }

  @Test
  void reportsTheWholeRecordOfAnIamUser() {
    // given
    var ann = sandbox.iam().user("ann").orElseThrow();

    // when
    var keyId = sandbox.person(Principal.user("ann"), "198.51.100.4").createAccessKey("ann");

    // then
    var event = (ObjectNode) events().getFirst();
    event.remove("id");
    event.withObjectProperty("detail").remove(List.of("requestID", "eventID"));
    assertThat(event)
        .isEqualTo(
            Json.parse(
                """
                {"version": "0", "detail-type": "AWS API Call via CloudTrail", "source": "aws.iam",
                 "account": "111122223333", "time": "2026-11-24T12:00:00Z", "region": "us-east-1",
                 "resources": [],
                 "detail": {
                  "eventVersion": "1.11",
                  "userIdentity": {"type": "IAMUser", "principalId": "%s",
                   "arn": "arn:aws:iam::111122223333:user/ann", "accountId": "111122223333",
                   "accessKeyId": "", "userName": "ann"},
                  "eventTime": "2026-11-24T12:00:00Z", "eventSource": "iam.amazonaws.com",
                  "eventName": "CreateAccessKey", "awsRegion": "us-east-1",
                  "sourceIPAddress": "198.51.100.4", "userAgent": "aws-cli/2.x",
                  "requestParameters": {"userName": "ann"},
                  "responseElements": {"accessKey": {"userName": "ann", "accessKeyId": "%s",
                   "status": "Active", "createDate": "Nov 24, 2026 12:00:00 PM"}},
                  "readOnly": false, "eventType": "AwsApiCall", "managementEvent": true,
                  "recipientAccountId": "111122223333", "eventCategory": "Management"}}
                """
                    .formatted(ann.id(), keyId)));
  }

  @Test
  void leavesOutParametersThatWereNotSent() {
    try (var iam = PlainClients.iam(sandbox, Principal.user("ann"))) {
      iam.createAccessKey();
    }

    var detail = onlyDetail();
    assertThat(detail.path("requestParameters").isNull()).isTrue();
    assertThat(detail.at("/responseElements/accessKey/userName").asText()).isEqualTo("ann");
    assertThat(detail.path("sourceIPAddress").asText()).isEqualTo("127.0.0.1");
  }

  @Test
  void namesTheRoleOfASession() {
    sandbox.person().tagUser("ann", "owner", "bob");

    var detail = onlyDetail();
    assertThat(detail.at("/userIdentity/type").asText()).isEqualTo("AssumedRole");
    assertThat(detail.at("/userIdentity/arn").asText())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/Administrator/sandbox");
    assertThat(detail.at("/userIdentity/sessionContext/sessionIssuer/arn").asText())
        .isEqualTo("arn:aws:iam::111122223333:role/Administrator");
    assertThat(detail.at("/userIdentity").has("userName")).isFalse();
    assertThat(detail.path("requestParameters"))
        .isEqualTo(
            Json.parse(
                "{\"userName\": \"ann\", \"tags\": [{\"key\": \"owner\", \"value\": \"bob\"}]}"));
    assertThat(detail.path("responseElements").isNull()).isTrue();
  }

  @Test
  void namesTheRootUser() {
    sandbox.person(Principal.ROOT, "198.51.100.4").createUser("bob");

    var detail = onlyDetail();
    assertThat(detail.path("userIdentity"))
        .isEqualTo(
            Json.parse(
                """
                {"type": "Root", "principalId": "111122223333", "accountId": "111122223333",
                 "arn": "arn:aws:iam::111122223333:root", "accessKeyId": ""}
                """));
    assertThat(detail.at("/responseElements/user/userName").asText()).isEqualTo("bob");
  }

  @Test
  void reportsEachWritingCallAndNoOther() {
    // given
    try (var iam = PlainClients.iam(sandbox, Principal.ROOT)) {
      // when
      iam.createUser(request -> request.userName("bob"));
      var key = iam.createAccessKey(request -> request.userName("bob")).accessKey().accessKeyId();
      iam.listUsers();
      iam.listAccessKeys(request -> request.userName("bob"));
      iam.getAccessKeyLastUsed(request -> request.accessKeyId(key));
      iam.updateAccessKey(
          request -> request.userName("bob").accessKeyId(key).status(StatusType.INACTIVE));
      iam.tagUser(
          request -> request.userName("bob").tags(Tag.builder().key("a").value("b").build()));
      iam.untagUser(request -> request.userName("bob").tagKeys("a"));
      iam.deleteAccessKey(request -> request.userName("bob").accessKeyId(key));
      iam.deleteUser(request -> request.userName("bob"));
    }

    // then
    assertThat(events())
        .extracting(event -> event.at("/detail/eventName").asText())
        .containsExactly(
            "CreateUser",
            "CreateAccessKey",
            "UpdateAccessKey",
            "TagUser",
            "UntagUser",
            "DeleteAccessKey",
            "DeleteUser");
  }

  @Test
  void reportsWhatFailedToo() {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> sandbox.person().createAccessKey("nobody"));

    var detail = onlyDetail();
    assertThat(detail.path("errorCode").asText()).isEqualTo("NoSuchEntityException");
    assertThat(detail.path("errorMessage").asText()).contains("nobody");
    assertThat(detail.path("responseElements").isNull()).isTrue();
  }

  @Test
  void reportsWhatWasDenied() {
    // given
    sandbox.permissions().attach(Principal.user("ann"), List.of());

    // when
    try (var iam = PlainClients.iam(sandbox, Principal.user("ann"))) {
      assertThatExceptionOfType(IamException.class).isThrownBy(iam::createAccessKey);
    }

    // then
    assertThat(onlyDetail().path("errorCode").asText()).isEqualTo("AccessDenied");
  }

  @Test
  void reportsACallThatSucceededThoughItsAnswerWasLost() {
    // given
    sandbox
        .faults()
        .after(
            Faults.action("CreateAccessKey"),
            () -> {
              throw new ApiException(500, "ServiceFailure", "lost");
            });

    // when
    try (var iam = PlainClients.iam(sandbox, Principal.ROOT)) {
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(() -> iam.createAccessKey(request -> request.userName("ann")));
    }

    // then
    assertThat(onlyDetail().has("errorCode")).isFalse();
  }

  @Test
  void doesNotSeeWhatATestChangesDirectly() {
    var key = sandbox.iam().addAccessKey("ann", sandbox.clock().instant());
    sandbox.iam().setStatus(key.id(), "Inactive");

    assertThat(events()).isEmpty();
  }
}
