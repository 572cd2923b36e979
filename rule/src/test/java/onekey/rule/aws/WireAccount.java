package onekey.rule.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import onekey.rule.judgement.KeyPolicy;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

/**
 * An account as it looks on the wire, without a network: every answer can be spoilt before the SDK
 * reads it.
 *
 * @param users the users
 * @param reported what the rule reported earlier
 * @param policy the parameters of the rule
 */
record WireAccount(List<WireUser> users, Set<String> reported, KeyPolicy policy) {

  static final String RULE = "the-rule";
  static final String JUDGE = "arn:aws:lambda:eu-central-1:123456789012:function:judge";
  static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

  /** The users that one page of ListUsers holds here. */
  private static final int PAGE = 2;

  private static final Pattern EVALUATION =
      Pattern.compile("\"ComplianceResourceId\":\"(\\w+)\",\"ComplianceType\":\"(\\w+)\"");

  /** A user as it looks on the wire. */
  record WireUser(String id, String name, List<WireKey> keys, Optional<String> exemptUntil) {}

  /**
   * A key as it looks on the wire.
   *
   * @param usedDaysAgo empty without a recorded use
   */
  record WireKey(
      String id,
      boolean active,
      int createdDaysAgo,
      Optional<Integer> usedDaysAgo,
      String service) {}

  /** Clients that reach whatever account is connected; one set, because making them takes time. */
  static final class Wire {

    private final List<String> answers = new ArrayList<>();
    private final Map<String, String> verdicts = new HashMap<>();
    private final AwsClients clients =
        AwsClients.withoutRetries(
            new Transport(this::answer),
            // The transport reads no signature, and to sign costs a tenth of the time.
            AnonymousCredentialsProvider.create(),
            Region.EU_CENTRAL_1);

    private Optional<WireAccount> account = Optional.empty();
    private UnaryOperator<String> spoil = UnaryOperator.identity();
    private int spoilt = -1;

    /**
     * Connects to an account, and forgets the one before.
     *
     * @param change changes one answer
     * @param which which one, from 0 in the order of the calls
     */
    synchronized AwsClients connect(WireAccount other, UnaryOperator<String> change, int which) {
      answers.clear();
      verdicts.clear();
      account = Optional.of(other);
      spoil = change;
      spoilt = which;
      return clients;
    }

    /** Returns the answers that were given, in the order of the calls. */
    synchronized List<String> answers() {
      return List.copyOf(answers);
    }

    /** Returns what was reported, by user id. */
    synchronized Map<String, String> verdicts() {
      return Map.copyOf(verdicts);
    }

    private synchronized String answer(String action, Map<String, String> form, String body) {
      var whole = account.orElseThrow().answer(action, form, body, verdicts);
      var answer = answers.size() == spoilt ? spoil.apply(whole) : whole;
      answers.add(answer);
      return answer;
    }
  }

  private String answer(
      String action, Map<String, String> form, String body, Map<String, String> verdicts) {
    return switch (action) {
      case "ListUsers" -> listUsers(Integer.parseInt(form.getOrDefault("Marker", "0")));
      case "ListAccessKeys" -> listAccessKeys(named(form));
      case "ListUserTags" -> listUserTags(named(form));
      case "GetAccessKeyLastUsed" -> lastUsed(form.getOrDefault("AccessKeyId", ""));
      case "StarlingDoveService.DescribeConfigRules" ->
          """
          {"ConfigRules":[{"ConfigRuleName":"%s","ConfigRuleState":"ACTIVE","InputParameters":"%s","Source":{"Owner":"CUSTOM_LAMBDA","SourceIdentifier":"%s"}}]}"""
              .formatted(
                  RULE,
                  policy.toRuleParameters().entrySet().stream()
                      .map(
                          entry ->
                              "\\\"%s\\\":\\\"%s\\\"".formatted(entry.getKey(), entry.getValue()))
                      .collect(Collectors.joining(",", "{", "}")),
                  JUDGE);
      case "StarlingDoveService.GetComplianceDetailsByConfigRule" ->
          new TreeSet<>(reported)
              .stream()
                  .map(
                      id ->
                          """
                          {"ComplianceType":"NON_COMPLIANT","Annotation":"earlier","ResultRecordedTime":1.7e9,"EvaluationResultIdentifier":{"EvaluationResultQualifier":{"ResourceId":"%s"}}}"""
                              .formatted(id))
                  .collect(Collectors.joining(",", "{\"EvaluationResults\":[", "]}"));
      case "StarlingDoveService.PutEvaluations" -> {
        var evaluations = EVALUATION.matcher(body);
        while (evaluations.find()) {
          verdicts.put(evaluations.group(1), evaluations.group(2));
        }
        yield "{\"FailedEvaluations\":[]}";
      }
      default -> throw new IllegalArgumentException(action);
    };
  }

  private WireUser named(Map<String, String> form) {
    return users.stream()
        .filter(user -> user.name().equals(form.get("UserName")))
        .findAny()
        .orElseThrow();
  }

  private String listUsers(int from) {
    var to = Math.min(users.size(), from + PAGE);
    var members =
        users.subList(from, to).stream()
            .map(
                user ->
                    "<member><UserName>%s</UserName><UserId>%s</UserId></member>"
                        .formatted(user.name(), user.id()))
            .collect(Collectors.joining());
    return xml(
        "ListUsers",
        "<Users>%s</Users>%s"
            .formatted(
                members,
                to < users.size()
                    ? "<IsTruncated>true</IsTruncated><Marker>" + to + "</Marker>"
                    : "<IsTruncated>false</IsTruncated>"));
  }

  private static String listAccessKeys(WireUser user) {
    return xml(
        "ListAccessKeys",
        user.keys().stream()
            .map(
                key ->
                    "<member><AccessKeyId>%s</AccessKeyId><Status>%s</Status><CreateDate>%s</CreateDate></member>"
                        .formatted(
                            key.id(),
                            key.active() ? "Active" : "Inactive",
                            daysAgo(key.createdDaysAgo())))
            .collect(
                Collectors.joining(
                    "",
                    "<AccessKeyMetadata>",
                    "</AccessKeyMetadata><IsTruncated>false</IsTruncated>")));
  }

  private static String listUserTags(WireUser user) {
    return xml(
        "ListUserTags",
        "<Tags>%s</Tags><IsTruncated>false</IsTruncated>"
            .formatted(
                user.exemptUntil()
                    .map(
                        date ->
                            "<member><Key>exempt</Key><Value>%s</Value></member>".formatted(date))
                    .orElse("")));
  }

  private String lastUsed(String keyId) {
    var found =
        users.stream()
            .flatMap(user -> user.keys().stream())
            .filter(key -> key.id().equals(keyId))
            .findAny()
            .orElseThrow();
    return xml(
        "GetAccessKeyLastUsed",
        "<AccessKeyLastUsed>%s</AccessKeyLastUsed>"
            .formatted(
                found
                    .usedDaysAgo()
                    .map(
                        days ->
                            "<LastUsedDate>%s</LastUsedDate><Region>us-east-1</Region><ServiceName>%s</ServiceName>"
                                .formatted(daysAgo(days), found.service()))
                    .orElse("<Region>N/A</Region><ServiceName>N/A</ServiceName>")));
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static String xml(String action, String result) {
    return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result);
  }

  /** Answers a call. */
  @FunctionalInterface
  private interface Answering {

    String answer(String action, Map<String, String> form, String body);
  }

  /** Hands every request over in this JVM. */
  private record Transport(Answering answering) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          return Transport.this.call(request);
        }

        @Override
        public void abort() {}
      };
    }

    private HttpExecuteResponse call(HttpExecuteRequest request) throws IOException {
      var body = "";
      if (request.contentStreamProvider().isPresent()) {
        try (var stream = request.contentStreamProvider().get().newStream()) {
          body = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
      var form = form(body);
      var action =
          request
              .httpRequest()
              .firstMatchingHeader("X-Amz-Target")
              .orElseGet(() -> form.getOrDefault("Action", ""));
      var answer = answering.answer(action, form, body).getBytes(StandardCharsets.UTF_8);
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(200).build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
          .build();
    }

    private static Map<String, String> form(String body) {
      var form = new HashMap<String, String>();
      if (!body.startsWith("{")) {
        for (var pair : body.split("&", -1)) {
          var parts = pair.split("=", 2);
          form.put(
              parts[0],
              parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
      }
      return form;
    }

    @Override
    public void close() {}
  }
}
