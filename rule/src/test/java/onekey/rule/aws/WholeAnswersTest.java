package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** An answer that lacks what it should hold is no answer: for every call of every client. */
class WholeAnswersTest {

  private static final String KEY =
      "<member><UserName>a</UserName><AccessKeyId>AKIAIOSFODNN7EXAMPLE</AccessKeyId>"
          + "<Status>Active</Status><CreateDate>2024-01-01T00:00:00Z</CreateDate></member>";
  private static final String USER =
      "<member><UserId>AIDA1</UserId><UserName>alice</UserName></member>";
  private static final String RESULT =
      """
      {"ComplianceType": "COMPLIANT", "EvaluationResultIdentifier": {"EvaluationResultQualifier": {"ResourceId": "AIDA1"}}}""";
  private static final String RULE =
      """
      {"ConfigRuleName": "r", "ConfigRuleState": "ACTIVE", "Source": {"Owner": "CUSTOM_LAMBDA", "SourceIdentifier": "f"}}""";
  private static final String SCHEDULE =
      """
      {"CreationDate": 1.7e9, "State": "ENABLED", "ScheduleExpression": "at(2026-12-08T08:00:00)", "Target": {"Arn": "a", "RoleArn": "r"}}""";

  private final Deque<String> answers = new ArrayDeque<>();
  private boolean signed;
  private final HttpServer server;
  private final AwsClients clients;

  WholeAnswersTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    clients =
        AwsClients.at(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
            Region.EU_CENTRAL_1);
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    clients.close();
    server.stop(0);
  }

  /** Every call with its answer, whole. */
  enum Call {
    LIST_USERS(
        "ListUsers",
        clients -> clients.iam().listUsers(),
        xml("ListUsers", "<Users>" + USER + "</Users><IsTruncated>false</IsTruncated>")),
    LIST_ACCESS_KEYS(
        "ListAccessKeys",
        clients -> clients.iam().listAccessKeys(request -> request.userName("a")),
        xml(
            "ListAccessKeys",
            "<AccessKeyMetadata>" + KEY + "</AccessKeyMetadata><IsTruncated>false</IsTruncated>")),
    LIST_USER_TAGS(
        "ListUserTags",
        clients -> clients.iam().listUserTags(request -> request.userName("a")),
        xml(
            "ListUserTags",
            "<Tags><member><Key>k</Key><Value>v</Value></member></Tags><IsTruncated>false</IsTruncated>")),
    GET_ACCESS_KEY_LAST_USED(
        "GetAccessKeyLastUsed",
        clients ->
            clients
                .iam()
                .getAccessKeyLastUsed(request -> request.accessKeyId("AKIAIOSFODNN7EXAMPLE")),
        xml(
            "GetAccessKeyLastUsed",
            "<UserName>a</UserName><AccessKeyLastUsed><LastUsedDate>2024-01-01T00:00:00Z</LastUsedDate>"
                + "<Region>us-east-1</Region><ServiceName>s3</ServiceName></AccessKeyLastUsed>")),
    PUT_EVALUATIONS(
        "PutEvaluations",
        clients -> clients.config().putEvaluations(request -> request.resultToken("t")),
        "{\"FailedEvaluations\": []}"),
    GET_COMPLIANCE_DETAILS(
        "GetComplianceDetailsByConfigRule",
        clients ->
            clients
                .config()
                .getComplianceDetailsByConfigRule(request -> request.configRuleName("r")),
        "{\"EvaluationResults\": [" + RESULT + "]}"),
    DESCRIBE_CONFIG_RULES(
        "DescribeConfigRules",
        clients -> clients.config().describeConfigRules(request -> request.configRuleNames("r")),
        "{\"ConfigRules\": [" + RULE + "]}"),
    GET_SCHEDULE(
        "GetSchedule",
        clients -> clients.scheduler().getSchedule(request -> request.groupName("g").name("n")),
        SCHEDULE),
    LIST_SCHEDULES(
        "ListSchedules",
        clients -> clients.scheduler().listSchedules(request -> request.namePrefix("n")),
        "{\"Schedules\": [{\"Name\": \"n\", \"GroupName\": \"g\"}]}"),
    PUBLISH(
        "Publish",
        clients -> clients.sns().publish(request -> request.topicArn("t").message("m")),
        xml("Publish", "<MessageId>m</MessageId>"));

    private final String operation;

    @SuppressWarnings("ImmutableEnumChecker") // Every one is a lambda without state.
    private final Consumer<AwsClients> call;

    private final String whole;

    Call(String operation, Consumer<AwsClients> call, String whole) {
      this.operation = operation;
      this.call = call;
      this.whole = whole;
    }
  }

  static Stream<Arguments> wholeAnswers() {
    return Stream.concat(
        Stream.of(Call.values()).map(call -> Arguments.of(call, call.whole)),
        Stream.of(
            Arguments.of(
                Call.LIST_USERS, xml("ListUsers", "<Users/><IsTruncated>false</IsTruncated>")),
            Arguments.of(
                Call.LIST_ACCESS_KEYS,
                xml("ListAccessKeys", "<AccessKeyMetadata/><IsTruncated>false</IsTruncated>")),
            Arguments.of(
                Call.LIST_USER_TAGS,
                xml("ListUserTags", "<Tags></Tags><IsTruncated>false</IsTruncated>")),
            Arguments.of(
                Call.LIST_USERS,
                xml(
                    "ListUsers",
                    "<Users>"
                        + USER
                        + "</Users><IsTruncated>true</IsTruncated><Marker>m</Marker>")),
            Arguments.of(
                Call.GET_ACCESS_KEY_LAST_USED,
                xml(
                    "GetAccessKeyLastUsed",
                    "<AccessKeyLastUsed><Region>N/A</Region><ServiceName>N/A</ServiceName></AccessKeyLastUsed>")),
            Arguments.of(Call.GET_COMPLIANCE_DETAILS, "{\"EvaluationResults\": []}"),
            Arguments.of(Call.LIST_SCHEDULES, "{\"Schedules\": []}")));
  }

  @ParameterizedTest
  @MethodSource("wholeAnswers")
  void takesAWholeAnswer(Call call, String answer) {
    // given
    answers.add(answer);

    // then
    assertThatCode(() -> call.call.accept(clients)).doesNotThrowAnyException();
  }

  static Stream<Arguments> answersOfOthers() {
    return Stream.of(Call.values())
        .flatMap(
            call ->
                (call.whole.startsWith("{")
                        ? Stream.of("", "{}", "{\"message\": \"Forbidden\"}")
                        : Stream.of(
                            "",
                            "<html><body>Please sign in.</body></html>",
                            "<" + call.operation + "Response/>",
                            xml(call.operation, "")))
                    .map(answer -> Arguments.of(call, answer)));
  }

  @ParameterizedTest
  @MethodSource("answersOfOthers")
  void refusesTheAnswerOfSomethingElseThanAws(Call call, String answer) {
    // given
    answers.add(answer);

    // then
    assertThatThrownBy(() -> call.call.accept(clients))
        .isInstanceOf(SdkClientException.class)
        .hasMessageStartingWith("The answer to " + call.operation + " of ")
        .hasMessageContaining(" lacks ");
  }

  @ParameterizedTest
  @CsvSource({
    "LIST_USERS, <Users>USER</Users>, <IsTruncated>false</IsTruncated>",
    "LIST_USERS, <UserId>AIDA1</UserId>, ''",
    "LIST_USERS, <UserName>alice</UserName>, ''",
    "LIST_USERS, <IsTruncated>false</IsTruncated>, ''",
    "LIST_USERS, <IsTruncated>false</IsTruncated>, <IsTruncated>true</IsTruncated>",
    "LIST_ACCESS_KEYS, <AccessKeyId>AKIAIOSFODNN7EXAMPLE</AccessKeyId>, ''",
    "LIST_ACCESS_KEYS, <Status>Active</Status>, ''",
    "LIST_ACCESS_KEYS, <CreateDate>2024-01-01T00:00:00Z</CreateDate>, ''",
    "LIST_ACCESS_KEYS, <IsTruncated>false</IsTruncated>, ''",
    "LIST_USER_TAGS, <Value>v</Value>, ''",
    "LIST_USER_TAGS, <Key>k</Key>, ''",
    "LIST_USER_TAGS, <IsTruncated>false</IsTruncated>, ''",
    "GET_ACCESS_KEY_LAST_USED, <ServiceName>s3</ServiceName>, ''",
    "GET_ACCESS_KEY_LAST_USED, <Region>us-east-1</Region>, ''",
    "GET_ACCESS_KEY_LAST_USED, <LastUsedDate>2024-01-01T00:00:00Z</LastUsedDate>, ''",
    "GET_COMPLIANCE_DETAILS, '\"ResourceId\": \"AIDA1\"', ''",
    "GET_COMPLIANCE_DETAILS, '\"ComplianceType\": \"COMPLIANT\", ', ''",
    "PUBLISH, <MessageId>m</MessageId>, ''",
    "DESCRIBE_CONFIG_RULES, ', \"SourceIdentifier\": \"f\"', ''",
    "DESCRIBE_CONFIG_RULES, '\"ConfigRuleState\": \"ACTIVE\", ', ''",
    "GET_SCHEDULE, '\"CreationDate\": 1.7e9, ', ''",
    "GET_SCHEDULE, '\"State\": \"ENABLED\", ', ''",
    "GET_SCHEDULE, '\"Arn\": \"a\", ', ''",
    "GET_SCHEDULE, ', \"RoleArn\": \"r\"', ''",
    "GET_SCHEDULE, '\"ScheduleExpression\": \"at(2026-12-08T08:00:00)\", ', ''",
    "LIST_SCHEDULES, '\"Name\": \"n\", ', ''",
  })
  void refusesAnAnswerThatLacksOneThing(Call call, String part, String instead) {
    // given
    var lacking = call.whole.replace(part.replace("USER", USER), instead);
    answers.add(lacking);

    // then
    assertThat(lacking).isNotEqualTo(call.whole);
    assertThatThrownBy(() -> call.call.accept(clients))
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining(" lacks ");
  }

  @Test
  void refusesALaterPageToo() {
    // given
    answers.addAll(
        List.of(
            xml(
                "ListUsers",
                "<Users>" + USER + "</Users><IsTruncated>true</IsTruncated><Marker>m</Marker>"),
            ""));

    // then
    assertThatThrownBy(() -> clients.iam().listUsersPaginator().users().forEach(_ -> {}))
        .hasMessageContaining("The answer to ListUsers of Iam lacks Users.");
  }

  /** It would be asked for for ever. */
  @Test
  void refusesAPageThatLeadsBackToItself() {
    // given
    var page =
        xml(
            "ListUsers",
            "<Users>" + USER + "</Users><IsTruncated>true</IsTruncated><Marker>m</Marker>");
    answers.addAll(List.of(page, page));

    // then
    assertThatThrownBy(() -> clients.iam().listUsersPaginator().users().forEach(_ -> {}))
        .hasMessageContaining("lacks a way to the next page");
  }

  /** AWS does not say whether it leaves out an empty list; its answers carry an id. */
  @ParameterizedTest
  @CsvSource({"PUT_EVALUATIONS", "GET_COMPLIANCE_DETAILS"})
  void takesAnAnswerOfAwsConfigThatLeavesOutAnEmptyList(Call call) {
    // given
    signed = true;
    answers.add("{}");

    // then
    assertThatCode(() -> call.call.accept(clients)).doesNotThrowAnyException();
  }

  /** The answer has no elements, so only the request id tells that AWS gave it. */
  @ParameterizedTest
  @CsvSource({"true, '{}'", "true, ''", "false, '{}'", "false, ''", "false, <html/>"})
  void aStartIsOneOnlyIfAwsAnswered(boolean byAws, String answer) {
    // given
    signed = byAws;
    answers.add(answer);

    // when
    ThrowingCallable start =
        () -> clients.config().startConfigRulesEvaluation(request -> request.configRuleNames("r"));

    // then
    if (byAws) {
      assertThatCode(start).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(start).isInstanceOf(SdkClientException.class);
    }
  }

  @Test
  void refusesTheAnswerToACallWithoutACheck() {
    // given
    answers.add(xml("GetUser", "<User/>"));

    // then
    assertThatThrownBy(() -> clients.iam().getUser())
        .hasMessageContaining("lacks a check of GetUserResponse");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var body = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
      if (signed) {
        exchange
            .getResponseHeaders()
            .add("x-amzn-RequestId", "b25f48e8-84fd-11e6-80d9-574e0c4664cb");
      }
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String xml(String operation, String result) {
    return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
        .formatted(operation, result);
  }
}
