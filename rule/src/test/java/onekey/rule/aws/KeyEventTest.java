package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from an event of CloudTrail, in the shapes that AWS documents. */
class KeyEventTest {

  private static final String MALLORY =
      """
      {"type": "IAMUser", "principalId": "AIDAMALLORY", "arn": "arn:aws:iam::111122223333:user/mallory",
       "accountId": "111122223333", "accessKeyId": "AKIAMALLORY", "userName": "mallory"}""";

  private static final String BUILD =
      """
      {"type": "AssumedRole", "principalId": "AROABUILD:run-7",
       "arn": "arn:aws:sts::111122223333:assumed-role/build/run-7",
       "sessionContext": {"sessionIssuer": {"type": "Role", "arn": "arn:aws:iam::111122223333:role/build",
       "userName": "build"}}}""";

  private static final String ROOT =
      """
      {"type": "Root", "principalId": "111122223333", "arn": "arn:aws:iam::111122223333:root"}""";

  private static String event(String name, String identity, String request, String response) {
    return """
        {"version": "0", "id": "e-1", "detail-type": "AWS API Call via CloudTrail", "source": "aws.iam",
         "account": "111122223333", "time": "2026-11-29T12:00:09Z", "region": "us-east-1", "resources": [],
         "detail": {"eventVersion": "1.11", "userIdentity": %s, "eventTime": "2026-11-29T12:00:03Z",
         "eventSource": "iam.amazonaws.com", "eventName": "%s", "awsRegion": "us-east-1",
         "sourceIPAddress": "203.0.113.7", "userAgent": "aws-cli/2", "requestParameters": %s,
         "responseElements": %s, "eventID": "c-1", "readOnly": false, "eventType": "AwsApiCall"}}"""
        .formatted(identity, name, request, response);
  }

  private static String created(String userName) {
    return """
        {"accessKey": {"userName": "%s", "accessKeyId": "AKIANEW", "status": "Active",
         "createDate": "Nov 29, 2026, 12:00:03 PM"}}"""
        .formatted(userName);
  }

  @Test
  void aCreatedKeyIsTheUsersWithAllThatCloudTrailStates() {
    // when
    var event =
        KeyEvent.from(event("CreateAccessKey", BUILD, "{\"userName\": \"bob\"}", created("bob")));

    // then
    assertThat(event.id()).isEqualTo("c-1");
    assertThat(event.userName()).contains("bob");
    assertThat(event.ofRootUser()).isFalse();
    var statement = event.activation().orElseThrow();
    assertThat(statement.action()).isEqualTo("CreateAccessKey");
    assertThat(statement.accessKeyId()).contains("AKIANEW");
    assertThat(statement.at()).contains(Instant.parse("2026-11-29T12:00:03Z"));
    assertThat(statement.by()).contains("arn:aws:sts::111122223333:assumed-role/build/run-7");
    assertThat(statement.address()).contains("203.0.113.7");
  }

  /** IAM takes the caller for the user then. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "{}"})
  void withoutAUserNameTheKeyIsTheCallers(String request) {
    assertThat(
            KeyEvent.from(event("CreateAccessKey", MALLORY, request, created("mallory")))
                .userName())
        .contains("mallory");
    assertThat(KeyEvent.from(event("DeleteAccessKey", MALLORY, request, "null")).userName())
        .contains("mallory");
  }

  @Test
  void theRootUsersOwnKeyIsNoUsersKey() {
    // when
    var event = KeyEvent.from(event("CreateAccessKey", ROOT, "null", "null"));

    // then
    assertThat(event.ofRootUser()).isTrue();
    assertThat(event.userName()).isEmpty();
  }

  @Test
  void aKeyThatTheRootUserMakesForAUserIsThatUsers() {
    // when
    var event =
        KeyEvent.from(event("CreateAccessKey", ROOT, "{\"userName\": \"bob\"}", created("bob")));

    // then
    assertThat(event.ofRootUser()).isFalse();
    assertThat(event.userName()).contains("bob");
    assertThat(event.activation().orElseThrow().by()).contains("arn:aws:iam::111122223333:root");
  }

  @ParameterizedTest
  @CsvSource({"Active, true", "active, true", "Inactive, false", "Expired, false"})
  void onlyAKeyThatWasMadeActiveIsToldOf(String status, boolean told) {
    // given
    var request =
        "{\"userName\": \"bob\", \"accessKeyId\": \"AKIAOLD\", \"status\": \"%s\"}"
            .formatted(status);

    // when
    var activation = KeyEvent.from(event("UpdateAccessKey", MALLORY, request, "null")).activation();

    // then
    assertThat(activation.isPresent()).isEqualTo(told);
    assertThat(activation.flatMap(statement -> statement.accessKeyId()))
        .isEqualTo(told ? Optional.of("AKIAOLD") : Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeleteAccessKey", "CreateUser", "DeleteUser", "TagUser", "UntagUser"})
  void ofOtherChangesNobodyIsTold(String name) {
    assertThat(KeyEvent.from(event(name, MALLORY, "{\"userName\": \"bob\"}", "null")).activation())
        .isEmpty();
  }

  @Test
  void whatTheEventDoesNotSayIsNotStated() {
    // given
    var event =
        """
        {"detail": {"eventID": "c-2", "eventName": "CreateAccessKey", "eventTime": "noon",
         "requestParameters": {"userName": "bob"}}}""";

    // when
    var statement = KeyEvent.from(event).activation().orElseThrow();

    // then
    assertThat(statement.accessKeyId()).isEmpty();
    assertThat(statement.at()).isEmpty();
    assertThat(statement.by()).isEmpty();
    assertThat(statement.address()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "null",
        "{}",
        "{\"detail\": null}",
        "{\"detail\": []}",
        "{\"detail\": {\"eventID\": \"c-1\"}}",
        "{\"detail\": {\"eventName\": \"CreateAccessKey\"}}",
        "{\"detail\": {\"eventName\": 7, \"eventID\": \"c-1\"}}",
        "<html>503</html>"
      })
  void somethingElseIsRefused(String event) {
    assertThatThrownBy(() -> KeyEvent.from(event)).isInstanceOf(InvalidEventException.class);
  }
}
