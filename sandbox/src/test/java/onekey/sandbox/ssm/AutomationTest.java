package onekey.sandbox.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.ssm.AutomationReadings.AbsentOutput;
import onekey.sandbox.ssm.AutomationReadings.FunctionError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomationTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/automation";

  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:notices";

  private static final String END =
      """
      {"name": "End", "action": "aws:assertAwsResourceProperty", "isEnd": true, "inputs": {
        "Service": "sts", "Api": "GetCallerIdentity", "PropertySelector": "$.Account",
        "DesiredValues": ["{{ global:ACCOUNT_ID }}"]}}
      """;

  private Sandbox sandbox = Sandbox.start();

  @BeforeEach
  void prepare() {
    prepare(AutomationReadings.strict());
  }

  private void prepare(AutomationReadings readings) {
    sandbox.close();
    sandbox = Sandbox.start(settings -> settings.automationReadings(readings));
    sandbox.roles().put("automation", trust("ssm.amazonaws.com", ""));
    sandbox.lambda().register("echo", new Echo());
    sandbox.lambda().register("failing", new Failing());
    sandbox.iam().createUser("ann");
    sandbox.iam().addAccessKey("ann", Instant.EPOCH);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void takesOutputsFromWhatTheFunctionReturned() {
    // when
    var execution =
        run(
            """
            {"name": "Ask", "action": "aws:invokeLambdaFunction",
             "inputs": {"FunctionName": "echo", "InputPayload": {"say": "for {{ Name }}"}},
             "outputs": [{"Name": "Said", "Selector": "$.say", "Type": "String"}]},
            {"name": "Again", "action": "aws:invokeLambdaFunction",
             "inputs": {"FunctionName": "arn:aws:lambda:us-east-1:111122223333:function:echo",
                        "InputPayload": {"say": "{{ Ask.Said }}!", "id": "{{automation:EXECUTION_ID}}"}},
             "outputs": [{"Name": "Said", "Selector": "$.say"}, {"Name": "Id", "Selector": "$.id"}]}
            """);

    // then
    assertThat(execution.failureMessage()).isEmpty();
    assertThat(execution.stepNames()).containsExactly("Ask", "Again");
    assertThat(execution.step("Ask").orElseThrow().inputs().toString())
        .contains("\"say\":\"for ann\"");
    assertThat(execution.step("Again").orElseThrow().outputs())
        .isEqualTo(Map.of("Said", "for ann!", "Id", execution.id()));
    assertThat(sandbox.calls().permissionsUsed(Principal.role("automation")))
        .containsExactly("lambda:InvokeFunction");
  }

  @Test
  void failsWithTheFunctionThatFailed() {
    // when
    var execution = run(ask("failing", "") + "," + END);

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.stepNames()).containsExactly("Ask");
    assertThat(execution.failureMessage().orElseThrow()).contains("Ask").contains("no luck");
  }

  @Test
  void goesOnWithTheErrorObjectOfAFunctionIfReadSo() {
    // given
    prepare(
        new AutomationReadings(FunctionError.GIVES_THE_ERROR_OBJECT, AbsentOutput.STAYS_AS_TEXT));

    // when
    var execution =
        run(
            ask("failing", "")
                + ","
                + branch("Look", "{{ Ask.Said }}", "{{ Ask.Said }}", "End", "End")
                + ","
                + END);

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.SUCCESS);
    assertThat(execution.step("Ask").orElseThrow().outputs()).isEmpty();
    assertThat(execution.step("Look").orElseThrow().inputs().toString()).contains("{{ Ask.Said }}");
  }

  @Test
  void failsAtAReferenceToAnAbsentOutput() {
    // given
    prepare(
        new AutomationReadings(FunctionError.GIVES_THE_ERROR_OBJECT, AbsentOutput.FAILS_THE_STEP));

    // when
    var execution =
        run(
            ask("failing", "")
                + ","
                + branch("Look", "{{ Ask.Said }}", "x", "End", "End")
                + ","
                + END);

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.stepNames()).containsExactly("Ask", "Look");
    assertThat(execution.failureMessage().orElseThrow()).contains("{{ Ask.Said }} has no value");
  }

  @ParameterizedTest
  @CsvSource({"echo,FAILS_THE_STEP", "none,GIVES_THE_ERROR_OBJECT"})
  void failsWhereTheFunctionCannotBeInvoked(String function, FunctionError reading) {
    // given
    prepare(new AutomationReadings(reading, AbsentOutput.STAYS_AS_TEXT));
    sandbox.faults().deny(function.equals("echo") ? "InvokeFunction" : "Nothing");

    // when
    var execution = run(ask(function, "") + "," + END);

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.stepNames()).containsExactly("Ask");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Variable\": \"{{ Name }}\", \"StringEquals\": \"ann\"} | Yes",
        "{\"Variable\": \"{{ Name }}\", \"StringEquals\": \"Ann\"} | No",
        "{\"And\": [{\"Variable\": \"a\", \"StringEquals\": \"a\"}, {\"Variable\": \"b\", \"StringEquals\": \"b\"}]} | Yes",
        "{\"And\": [{\"Variable\": \"a\", \"StringEquals\": \"a\"}, {\"Variable\": \"b\", \"StringEquals\": \"c\"}]} | No",
        "{\"Or\": [{\"Variable\": \"a\", \"StringEquals\": \"x\"}, {\"Variable\": \"b\", \"StringEquals\": \"b\"}]} | Yes",
        "{\"Or\": [{\"Variable\": \"a\", \"StringEquals\": \"x\"}, {\"Variable\": \"b\", \"StringEquals\": \"x\"}]} | No",
        "{\"Not\": {\"Variable\": \"a\", \"StringEquals\": \"x\"}} | Yes",
        "{\"Not\": {\"Or\": [{\"Variable\": \"a\", \"StringEquals\": \"a\"}]}} | No",
      })
  void takesTheFirstChoiceThatHoldsOrTheDefault(String condition, String expected) {
    // given
    var choice = condition.substring(0, condition.length() - 1) + ", \"NextStep\": \"Yes\"}";

    // when
    var execution =
        run(
            """
            {"name": "Look", "action": "aws:branch", "inputs": {"Choices": [%s,
              {"Variable": "a", "StringEquals": "no", "NextStep": "Never"}], "Default": "No"}},
            %s, %s, %s
            """
                .formatted(
                    choice,
                    END.replace("\"End\"", "\"Never\""),
                    END.replace("\"End\"", "\"Yes\""),
                    END.replace("\"End\"", "\"No\"")));

    // then
    assertThat(execution.stepNames()).containsExactly("Look", expected);
  }

  @Test
  void fallsThroughABranchWithoutDefault() {
    // when
    var execution =
        run(
            branch("Look", "a", "b", "End", "").replace(", \"Default\": \"\"", "")
                + ","
                + END.replace("\"End\"", "\"Next\"")
                + ","
                + END);

    // then
    assertThat(execution.stepNames()).containsExactly("Look", "Next");
  }

  @Test
  void failsABranchThatItDoesNotUnderstand() {
    var execution =
        run(
            """
            {"name": "Look", "action": "aws:branch", "inputs": {"Choices": [
              {"Variable": "a", "StringEquals": "a", "NextStep": "End"},
              {"Variable": "a", "NumericGreater": 1, "NextStep": "End"}]}},
            %s
            """
                .formatted(END));

    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.failureMessage().orElseThrow()).contains("NumericGreater");
  }

  @Test
  void callsIamAsTheAutomationRole() {
    // given
    var key = key().id();

    // when
    var execution = run(update("Switch", key, "") + "," + get("Look"));

    // then
    assertThat(execution.failureMessage()).isEmpty();
    assertThat(key().status()).isEqualTo("Inactive");
    assertThat(execution.step("Look").orElseThrow().outputs())
        .containsEntry("Id", sandbox.iam().user("ann").orElseThrow().id());
    assertThat(sandbox.calls().countsByAction(Principal.role("automation")))
        .containsOnlyKeys("UpdateAccessKey", "GetUser");
  }

  @Test
  void failsWhatTheRoleMayNotDo() {
    // given
    sandbox.permissions().attach(Principal.role("automation"), List.of());

    // when
    var execution = run(update("Switch", key().id(), ""));

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.failureMessage().orElseThrow())
        .contains("AccessDenied")
        .contains("UpdateAccessKey");
    assertThat(key().status()).isEqualTo("Active");
  }

  @ParameterizedTest
  @CsvSource({
    "Abort, , FAILED, Switch",
    "Continue, , FAILED, Switch Next",
    "Continue, '\"isCritical\": false,', SUCCESS, Switch Next",
    "Continue, '\"isCritical\": false, \"isEnd\": true,', SUCCESS, Switch",
    "Continue, '\"isEnd\": \"true\",', FAILED, Switch",
    "Continue, '\"isCritical\": false, \"nextStep\": \"End\",', SUCCESS, Switch End",
    "Abort, '\"isCritical\": false,', FAILED, Switch",
    "step:End, , FAILED, Switch End",
    "step:End, '\"isCritical\": \"false\",', SUCCESS, Switch End",
  })
  void goesOnAfterAFailureAsTheStepSays(
      String onFailure, @Nullable String more, AutomationStatus status, String steps) {
    // given
    sandbox.faults().deny("UpdateAccessKey");
    var properties = "\"onFailure\": \"%s\", %s".formatted(onFailure, more == null ? "" : more);

    // when
    var execution =
        run(
            update("Switch", key().id(), properties)
                + ","
                + END.replace("\"End\"", "\"Next\"")
                + ","
                + END);

    // then
    assertThat(execution.status()).isEqualTo(status);
    assertThat(execution.stepNames()).containsExactly(steps.split(" "));
    assertThat(execution.step("Switch").orElseThrow().failureMessage()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"1,FAILED,1", "2,FAILED,2", "3,SUCCESS,3", "5,SUCCESS,3"})
  void triesAsOftenAsTheStepSays(int attempts, AutomationStatus status, long calls) {
    // given
    sandbox.faults().throttle("UpdateAccessKey", 2);

    // when
    var execution = run(update("Switch", key().id(), "\"maxAttempts\": %d,".formatted(attempts)));

    // then
    assertThat(execution.status()).isEqualTo(status);
    assertThat(sandbox.calls().count("UpdateAccessKey")).isEqualTo(calls);
    assertThat(execution.stepNames()).containsExactly("Switch");
  }

  @Test
  void goesOnWhereTheNextStepSays() {
    var execution =
        run(
            update("Switch", key().id(), "\"nextStep\": \"End\",")
                + ","
                + END.replace("\"End\"", "\"Between\"")
                + ","
                + END);

    assertThat(execution.stepNames()).containsExactly("Switch", "End");
  }

  @Test
  void publishesAsTheAutomationRole() {
    // given
    sandbox.topics().put(TOPIC);

    // when
    var execution = run(publish());

    // then
    assertThat(execution.failureMessage()).isEmpty();
    assertThat(sandbox.topics().messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.topicArn()).isEqualTo(TOPIC);
              assertThat(message.subject()).contains("About ann");
              assertThat(message.message()).isEqualTo("By " + execution.id() + ".");
              assertThat(execution.step("Tell").orElseThrow().outputs())
                  .isEqualTo(Map.of("Id", message.id()));
            });
    assertThat(sandbox.calls().permissionsUsed(Principal.role("automation")))
        .containsExactly("sns:Publish");
  }

  @ParameterizedTest
  @CsvSource({"true,AuthorizationError", "false,NotFound"})
  void failsWhatItCannotPublish(boolean isThere, String code) {
    // given a role without any permission, or no topic
    if (isThere) {
      sandbox.topics().put(TOPIC);
      sandbox.permissions().attach(Principal.role("automation"), List.of());
    }

    // when
    var execution = run(publish());

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.failureMessage().orElseThrow()).contains(code).contains("Publish");
    assertThat(sandbox.topics().messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{automation:EXECUTION_ID}}", "{{ automation:EXECUTION_ID }}"})
  void seesItselfRunning(String reference) {
    // when
    var execution =
        run(
            get("Before")
                + """
                , {"name": "Look", "action": "aws:executeAwsApi",
                   "inputs": {"Service": "ssm", "Api": "GetAutomationExecution",
                              "AutomationExecutionId": "%s"},
                   "outputs": [
                     {"Name": "Status", "Selector": "$.AutomationExecution.AutomationExecutionStatus"},
                     {"Name": "Document", "Selector": "$.AutomationExecution.DocumentName"},
                     {"Name": "Step", "Selector": "$.AutomationExecution.StepExecutions[0].StepName"}]}
                """
                    .formatted(reference));

    // then
    assertThat(execution.step("Look").orElseThrow().outputs())
        .isEqualTo(Map.of("Status", "InProgress", "Document", "Runbook", "Step", "Before"));
    assertThat(execution.status()).isEqualTo(AutomationStatus.SUCCESS);
    sandbox.clock().advance(Duration.ofHours(1));
    assertThat(sandbox.automation().execution(execution.id())).contains(execution);
    assertThat(sandbox.calls().permissionsUsed(Principal.role("automation")))
        .contains("ssm:GetAutomationExecution");
  }

  @Test
  void failsAnAssertionWithTheDesiredValueInItsMessage() {
    var execution = run(END.replace("{{ global:ACCOUNT_ID }}", "The key of {{ Name }} is back."));

    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.step("End").orElseThrow().failureMessage().orElseThrow())
        .contains("The key of ann is back.");
  }

  @ParameterizedTest
  @CsvSource({
    "s3,ListBuckets,s3",
    "iam,ListRoles,iam:ListRoles",
    "config,listUsers,config:listUsers"
  })
  void failsWithAnApiThatItDoesNotSupport(String service, String api, String named) {
    var execution =
        run(
            """
            {"name": "Call", "action": "aws:executeAwsApi",
             "inputs": {"Service": "%s", "Api": "%s"}}
            """
                .formatted(service, api));

    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.failureMessage().orElseThrow()).contains(named);
  }

  @Test
  void failsWithAParameterThatTheApiDoesNotKnow() {
    var execution = run(get("Look").replace("\"UserName\"", "\"Username\""));

    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.failureMessage().orElseThrow()).contains("username").contains("UserName");
  }

  @Test
  void stopsADocumentThatHasALoop() {
    var execution = run(get("Look").replace("\"action\"", "\"nextStep\": \"Look\", \"action\""));

    assertThat(execution.status()).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.failureMessage().orElseThrow()).contains("has a loop");
  }

  @Test
  void givesTheOutputsOfTheDocument() {
    sandbox
        .automation()
        .putDocument(
            "Runbook",
            document(get("Look"))
                .replace("\"schemaVersion\"", "\"outputs\": [\"Look.Id\"], \"schemaVersion\""));

    var execution = start(Map.of());

    assertThat(execution.outputs())
        .isEqualTo(Map.of("Look.Id", sandbox.iam().user("ann").orElseThrow().id()));
    assertThat(execution.parameters())
        .isEqualTo(Map.of("Name", "ann", "Mode", "on", "AutomationAssumeRole", ROLE));
    assertThat(sandbox.automation().executions()).containsExactly(execution);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name | not allowed | ^[a-z]+$",
        "Mode | sometimes | [on, off]",
        "Unknown | x | Unknown",
        "AutomationAssumeRole | automation | ARN of a role",
        "AutomationAssumeRole | arn:aws:iam::111122223333:role/other | unable to be assumed",
        "AutomationAssumeRole | arn:aws:iam::444455556666:role/automation | unable to be assumed",
      })
  void refusesAWrongParameter(String name, String value, String message) {
    sandbox.automation().putDocument("Runbook", document(END));

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> start(Map.of(name, List.of(value))))
        .withMessageContaining("InvalidAutomationExecutionParametersException")
        .withMessageContaining(message);
    assertThat(sandbox.calls().count()).isZero();
  }

  @Test
  void refusesAParameterThatIsMissingOrGivenTwice() {
    sandbox.automation().putDocument("Runbook", document(END));

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> sandbox.automation().start("Runbook", Map.of()))
        .withMessageContaining("is missing");
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> start(Map.of("Name", List.of("a", "b"))))
        .withMessageContaining("one value");
  }

  @Test
  void refusesADocumentThatIsNotThere() {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> sandbox.automation().start("None", Map.of()))
        .withMessageContaining("AutomationDefinitionNotFoundException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"aws:sleep\"",
        "\"aws:executeScript\"",
        "\"aws:branch\", \"onSuccess\": \"Abort\"",
        "\"aws:branch\", \"nextStep\": \"Nowhere\"",
        "\"aws:branch\", \"onFailure\": \"step:Nowhere\"",
        "\"aws:branch\", \"onFailure\": \"Retry\"",
        "\"aws:branch\", \"isEnd\": \"maybe\"",
        "\"aws:branch\", \"inputs\": {\"Variable\": \"{{ Nobody }}\"}",
        "\"aws:branch\", \"inputs\": {\"Variable\": \"{{ Look.Nothing }}\"}",
        "\"aws:branch\", \"inputs\": {\"Variable\": \"{{ global:NOTHING }}\"}",
        "\"aws:branch\", \"outputs\": [{\"Name\": \"A\", \"Selector\": \"$..a\"}]",
        "\"aws:branch\", \"outputs\": [{\"Name\": \"A\", \"Selector\": \"$.a[?(@.b)]\"}]",
        "\"aws:branch\", \"outputs\": [{\"Name\": \"A\", \"Selector\": \"$.a\", \"Type\": \"MapList\"}]",
        "\"aws:branch\", \"outputs\": [{\"Name\": \"Payload\", \"Selector\": \"$.a\"}]",
      })
  void refusesADocumentThatItDoesNotSupport(String rest) {
    var document = document("{\"name\": \"Look\", \"action\": %s}".formatted(rest));

    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> sandbox.automation().putDocument("Runbook", document));
  }

  @ParameterizedTest
  @EnumSource(Trust.class)
  void assumesOnlyARoleThatTrustsSystemsManager(Trust trust) {
    // given
    sandbox.roles().put("automation", trust.policy);
    sandbox.automation().putDocument("Runbook", document(END));

    // then
    if (trust.trusted) {
      assertThat(start(Map.of()).succeeded()).isTrue();
    } else {
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(() -> start(Map.of()))
          .withMessageContaining("unable to be assumed");
    }
  }

  enum Trust {
    ANYWHERE(trust("ssm.amazonaws.com", ""), true),
    THIS_ACCOUNT(
        trust(
            "ssm.amazonaws.com",
            """
            , "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"},
              "ArnLike": {"aws:SourceArn": "arn:aws:ssm:*:111122223333:automation-execution/*"}}
            """),
        true),
    ANOTHER_ACCOUNT(
        trust(
            "ssm.amazonaws.com",
            ", \"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"444455556666\"}}"),
        false),
    LAMBDA(trust("lambda.amazonaws.com", ""), false);

    private final String policy;
    private final boolean trusted;

    Trust(String policy, boolean trusted) {
      this.policy = policy;
      this.trusted = trusted;
    }
  }

  private static String trust(String service, String condition) {
    return """
        {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
          "Principal": {"Service": "%s"}%s}]}
        """
        .formatted(service, condition);
  }

  private AutomationExecution run(String steps) {
    sandbox.automation().putDocument("Runbook", document(steps));
    return start(Map.of());
  }

  private AutomationExecution start(Map<String, List<String>> parameters) {
    var all = new HashMap<>(Map.of("Name", List.of("ann"), "AutomationAssumeRole", List.of(ROLE)));
    all.putAll(parameters);
    return sandbox.automation().start("Runbook", all);
  }

  private SandboxAccessKey key() {
    return sandbox.iam().user("ann").orElseThrow().accessKeys().getFirst();
  }

  private static String document(String steps) {
    return """
        {"schemaVersion": "0.3", "description": "A test", "assumeRole": "{{ AutomationAssumeRole }}",
         "parameters": {
           "Name": {"type": "String", "allowedPattern": "^[a-z]+$"},
           "Mode": {"type": "String", "default": "on", "allowedValues": ["on", "off"]},
           "AutomationAssumeRole": {"type": "AWS::IAM::Role::Arn"}},
         "mainSteps": [%s]}
        """
        .formatted(steps);
  }

  private static String ask(String function, String more) {
    return """
        {"name": "Ask", "action": "aws:invokeLambdaFunction", %s
         "inputs": {"FunctionName": "%s", "InputPayload": {"say": "x"}},
         "outputs": [{"Name": "Said", "Selector": "$.say", "Type": "String"}]}
        """
        .formatted(more, function);
  }

  private static String branch(
      String name, String variable, String equals, String next, String otherwise) {
    return """
        {"name": "%s", "action": "aws:branch", "inputs": {"Choices": [
          {"Variable": "%s", "StringEquals": "%s", "NextStep": "%s"}], "Default": "%s"}}
        """
        .formatted(name, variable, equals, next, otherwise);
  }

  private static String update(String name, String key, String more) {
    return """
        {"name": "%s", "action": "aws:executeAwsApi", %s "inputs": {
          "Service": "iam", "Api": "UpdateAccessKey", "UserName": "{{ Name }}",
          "AccessKeyId": "%s", "Status": "Inactive"}}
        """
        .formatted(name, more, key);
  }

  private static String get(String name) {
    return """
        {"name": "%s", "action": "aws:executeAwsApi",
         "inputs": {"Service": "iam", "Api": "GetUser", "UserName": "{{ Name }}"},
         "outputs": [{"Name": "Id", "Selector": "$.User.UserId", "Type": "String"}]}
        """
        .formatted(name);
  }

  private static String publish() {
    return """
        {"name": "Tell", "action": "aws:executeAwsApi",
         "inputs": {"Service": "sns", "Api": "Publish", "TopicArn": "%s",
                    "Subject": "About {{ Name }}", "Message": "By {{automation:EXECUTION_ID}}."},
         "outputs": [{"Name": "Id", "Selector": "$.MessageId"}]}
        """
        .formatted(TOPIC);
  }

  private static final class Echo
      implements RequestHandler<Map<String, String>, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(Map<String, String> input, Context context) {
      return new LinkedHashMap<>(input);
    }
  }

  private static final class Failing
      implements RequestHandler<Map<String, String>, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(Map<String, String> input, Context context) {
      throw new IllegalStateException("no luck");
    }
  }
}
