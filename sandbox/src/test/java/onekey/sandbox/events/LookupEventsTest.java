package onekey.sandbox.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.InvalidLookupAttributesException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidMaxResultsException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;

/** The event history as the SDK's own client reads it. */
class LookupEventsTest {

  private final Sandbox sandbox = Sandbox.start();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var client : open) {
      client.close();
    }
    sandbox.close();
  }

  private CloudTrailClient trail(Sandbox of, Region region) {
    var client =
        CloudTrailClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(of.endpoint())
            .credentialsProvider(of.credentials(Principal.ROOT))
            .region(region)
            .overrideConfiguration(
                configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    open.add(client);
    return client;
  }

  private CloudTrailClient trail() {
    return trail(sandbox, Region.US_EAST_1);
  }

  private IamClient iam(AwsCredentialsProvider credentials) {
    var client =
        IamClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(sandbox.endpoint())
            .credentialsProvider(credentials)
            .region(Region.EU_WEST_1)
            .overrideConfiguration(
                configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    open.add(client);
    return client;
  }

  private static AwsCredentialsProvider with(String accessKeyId) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "x"));
  }

  private static LookupAttribute attribute(LookupAttributeKey key, String value) {
    return LookupAttribute.builder().attributeKey(key).attributeValue(value).build();
  }

  private List<Event> lookUp(LookupAttributeKey key, String value) {
    return trail()
        .lookupEvents(request -> request.lookupAttributes(attribute(key, value)))
        .events();
  }

  private void add(String region, String id, Instant at) {
    sandbox
        .eventHistory()
        .add(
            region,
            Json.parseObject(
                """
                {"eventID": "%s", "eventTime": "%s", "eventName": "ListBuckets",
                 "eventSource": "s3.amazonaws.com",
                 "userIdentity": {"accessKeyId": "AKIAEXAMPLE000000001"}}
                """
                    .formatted(id, at)));
  }

  @Test
  void recordsWhatAKeyOfAUserCalls() {
    // given
    sandbox.iam().createUser("ann");
    var key = sandbox.iam().addAccessKey("ann", sandbox.clock().instant()).id();

    // when
    iam(with(key)).listUsers();

    // then
    assertThat(lookUp(LookupAttributeKey.ACCESS_KEY_ID, key))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.accessKeyId()).isEqualTo(key);
              assertThat(event.eventName()).isEqualTo("ListUsers");
              assertThat(event.eventSource()).isEqualTo("iam.amazonaws.com");
              assertThat(event.eventTime()).isEqualTo(sandbox.clock().instant());
              assertThat(event.username()).isEqualTo("ann");
              assertThat(event.readOnly()).isEqualTo("true");
              var detail = Json.parse(event.cloudTrailEvent());
              assertThat(detail.at("/userIdentity/accessKeyId").asText()).isEqualTo(key);
              assertThat(detail.path("sourceIPAddress").asText()).isEqualTo("127.0.0.1");
              assertThat(detail.path("userAgent").asText()).startsWith("aws-sdk-java/2");
              assertThat(detail.path("awsRegion").asText()).isEqualTo("us-east-1");
            });
  }

  @Test
  void recordsWhatIsRefusedAndWhoCreatedAKey() {
    // given
    sandbox.iam().createUser("ann");
    var key = sandbox.iam().addAccessKey("ann", sandbox.clock().instant()).id();
    sandbox.permissions().attach(Principal.user("ann"), List.of());

    // when
    assertThatExceptionOfType(IamException.class)
        .isThrownBy(() -> iam(with(key)).createAccessKey());
    var created = sandbox.person().createAccessKey("ann");

    // then
    var events = lookUp(LookupAttributeKey.EVENT_NAME, "CreateAccessKey");
    assertThat(events).hasSize(2);
    assertThat(events)
        .extracting(event -> Json.parse(event.cloudTrailEvent()).path("errorCode").asText())
        .containsExactlyInAnyOrder("AccessDenied", "");
    assertThat(events)
        .extracting(
            event ->
                Json.parse(event.cloudTrailEvent())
                    .at("/responseElements/accessKey/accessKeyId")
                    .asText())
        .contains(created);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Inactive", "Expired"})
  void doesNotKnowTheCallerByAKeyThatIsNotActive(String status) {
    // given
    sandbox.iam().createUser("ann");
    var key = sandbox.iam().addAccessKey("ann", sandbox.clock().instant()).id();
    sandbox.iam().setStatus(key, status);

    // then
    assertThatExceptionOfType(IamException.class)
        .isThrownBy(() -> iam(with(key)).listUsers())
        .withMessageContaining("security token");
    assertThat(lookUp(LookupAttributeKey.ACCESS_KEY_ID, key)).isEmpty();
  }

  @Test
  void pagesFromTheNewestToTheOldest() {
    // given
    var now = sandbox.clock().instant();
    for (var number = 0; number < 120; number++) {
      add("us-east-1", Integer.toString(number), now.minusSeconds(number));
    }

    // when
    var pages = trail().lookupEventsPaginator().stream().toList();

    // then
    assertThat(pages).extracting(page -> page.events().size()).containsExactly(50, 50, 20);
    assertThat(pages.stream().flatMap(page -> page.events().stream()).map(Event::eventTime))
        .isSortedAccordingTo((one, two) -> two.compareTo(one))
        .hasSize(120);
  }

  @Test
  void hasNinetyDaysOfOneRegion() {
    // given
    var now = sandbox.clock().instant();
    add("us-east-1", "kept", now.minus(Duration.ofDays(90)));
    add("us-east-1", "forgotten", now.minus(Duration.ofDays(90)).minusSeconds(1));
    add("eu-west-1", "elsewhere", now);

    // then
    assertThat(trail().lookupEvents().events()).extracting(Event::eventId).containsExactly("kept");
    assertThat(trail(sandbox, Region.EU_WEST_1).lookupEvents().events())
        .extracting(Event::eventId)
        .containsExactly("elsewhere");
  }

  @Test
  void looksWithinATime() {
    // given
    var now = sandbox.clock().instant();
    add("us-east-1", "before", now.minusSeconds(61));
    add("us-east-1", "in", now.minusSeconds(60));
    add("us-east-1", "after", now.minusSeconds(9));

    // then
    assertThat(
            trail()
                .lookupEvents(
                    request ->
                        request.startTime(now.minusSeconds(60)).endTime(now.minusSeconds(10)))
                .events())
        .extracting(Event::eventId)
        .containsExactly("in");
  }

  @Test
  void refusesWhatAwsRefuses() {
    // given
    var trail = trail();
    var name = attribute(LookupAttributeKey.EVENT_NAME, "ListBuckets");
    var now = sandbox.clock().instant();
    for (var number = 0; number < 51; number++) {
      add("us-east-1", Integer.toString(number), now);
    }
    var token = trail.lookupEvents().nextToken();

    // then
    assertThatExceptionOfType(InvalidLookupAttributesException.class)
        .isThrownBy(() -> trail.lookupEvents(request -> request.lookupAttributes(name, name)));
    assertThatExceptionOfType(InvalidMaxResultsException.class)
        .isThrownBy(() -> trail.lookupEvents(request -> request.maxResults(51)));
    assertThatExceptionOfType(InvalidTimeRangeException.class)
        .isThrownBy(
            () ->
                trail.lookupEvents(request -> request.startTime(now).endTime(now.minusSeconds(1))));
    assertThatExceptionOfType(InvalidNextTokenException.class)
        .isThrownBy(
            () -> trail.lookupEvents(request -> request.nextToken(token).lookupAttributes(name)));
    assertThatExceptionOfType(InvalidNextTokenException.class)
        .isThrownBy(() -> trail.lookupEvents(request -> request.nextToken("none")));
  }

  @Test
  void takesAPermission() {
    // given
    sandbox.permissions().attach(Principal.role("reader"), List.of());
    var client =
        CloudTrailClient.builder()
            .httpClient(sandbox.transport(Principal.role("reader")))
            .credentialsProvider(sandbox.credentials(Principal.role("reader")))
            .region(Region.US_EAST_1)
            .build();
    open.add(client);

    // then
    assertThatExceptionOfType(CloudTrailException.class)
        .isThrownBy(client::lookupEvents)
        .withMessageContaining("cloudtrail:LookupEvents");
  }

  @Test
  void throttlesTheThirdCallOfASecondInARegion() {
    // given
    try (var limited = Sandbox.start(settings -> settings.limitedLookups())) {
      var trail = trail(limited, Region.US_EAST_1);
      trail.lookupEvents();
      limited.clock().advance(Duration.ofMillis(500));
      trail.lookupEvents();
      limited.clock().advance(Duration.ofMillis(499));

      // then
      assertThatExceptionOfType(CloudTrailException.class)
          .isThrownBy(trail::lookupEvents)
          .satisfies(
              error -> {
                assertThat(error.isThrottlingException()).isTrue();
                assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
              });
      assertThat(trail(limited, Region.EU_WEST_1).lookupEvents().events()).isEmpty();
      limited.clock().advance(Duration.ofMillis(1));
      assertThat(trail.lookupEvents().events()).isEmpty();
    }
  }
}
