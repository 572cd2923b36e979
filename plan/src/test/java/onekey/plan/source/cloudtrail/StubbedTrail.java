package onekey.plan.source.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import onekey.plan.source.live.ClientMaker;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** Answers the SDK's own client as a test says: also what neither AWS nor the sandbox would. */
final class StubbedTrail implements SdkHttpClient, ClientMaker {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Function<Lookup, Answer> answers;
  private final CallClock clock;
  private final List<Lookup> lookups = new CopyOnWriteArrayList<>();

  /**
   * A call.
   *
   * @param at when it was made, by the clock of the calls
   */
  record Lookup(String region, JsonNode body, long at) {

    String attribute() {
      return body.at("/LookupAttributes/0/AttributeKey").asText();
    }

    String value() {
      return body.at("/LookupAttributes/0/AttributeValue").asText();
    }

    Optional<String> token() {
      return Optional.of(body.path("NextToken")).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    boolean isAboutCreation() {
      return attribute().equals("EventName");
    }
  }

  /** What is sent back. */
  record Answer(int status, String body) {

    static Answer of(String body) {
      return new Answer(200, body);
    }

    static Answer error(int status, String code) {
      return new Answer(status, "{\"__type\": \"%s\", \"message\": \"No.\"}".formatted(code));
    }

    static Answer events(JsonNode... events) {
      return page("", events);
    }

    /** A page with a token for the next one, unless that is empty. */
    static Answer page(String token, JsonNode... events) {
      var body = MAPPER.createObjectNode();
      ArrayNode list = body.putArray("Events");
      List.of(events).forEach(list::add);
      if (!token.isEmpty()) {
        body.put("NextToken", token);
      }
      return of(body.toString());
    }
  }

  StubbedTrail(CallClock clock, Function<Lookup, Answer> answers) {
    this.clock = clock;
    this.answers = answers;
  }

  /** The event of a call with this key, as CloudTrail has it. */
  static ObjectNode event(String id, String accessKeyId, Instant at) {
    return event(id, at, detail(accessKeyId));
  }

  static ObjectNode event(String id, Instant at, ObjectNode detail) {
    return MAPPER
        .createObjectNode()
        .put("EventId", id)
        .put("EventName", "ListBuckets")
        .put("EventSource", "s3.amazonaws.com")
        .put("EventTime", at.getEpochSecond())
        .put("CloudTrailEvent", detail.toString());
  }

  static ObjectNode detail(String accessKeyId) {
    var detail =
        MAPPER
            .createObjectNode()
            .put("sourceIPAddress", "203.0.113.7")
            .put("userAgent", "aws-cli/2.31.9");
    detail
        .putObject("userIdentity")
        .put("type", "IAMUser")
        .put("arn", "arn:aws:iam::111122223333:user/ann")
        .put("accessKeyId", accessKeyId);
    return detail;
  }

  List<Lookup> lookups() {
    return List.copyOf(lookups);
  }

  OpenAccount account(String region) {
    return new OpenAccount(
        AwsClients.at(
            URI.create("http://127.0.0.1:1"),
            AnonymousCredentialsProvider.create(),
            Region.of(region)),
        Region.of(region),
        List.of(),
        this);
  }

  @Override
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C make(
      B builder, Region region) {
    return builder
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .region(region)
        .httpClient(this)
        .overrideConfiguration(
            configuration ->
                configuration.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(10)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
        .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    var region = request.httpRequest().host().split("\\.", -1)[1];
    try (var body = request.contentStreamProvider().orElseThrow().newStream()) {
      var lookup = new Lookup(region, MAPPER.readTree(body), clock.nanoTime());
      lookups.add(lookup);
      var answer = answers.apply(lookup);
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(answer.status())
                  .putHeader("Content-Type", "application/x-amz-json-1.1")
                  .build())
          .responseBody(
              AbortableInputStream.create(
                  new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))))
          .build();
    }
  }

  @Override
  public String clientName() {
    return "stub";
  }

  @Override
  public void close() {}
}
