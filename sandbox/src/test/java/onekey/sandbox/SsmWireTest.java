package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchException;
import static software.amazon.awssdk.services.ssm.model.AutomationExecutionFilterKey.DOCUMENT_NAME_PREFIX;
import static software.amazon.awssdk.services.ssm.model.AutomationExecutionFilterKey.START_TIME_AFTER;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import onekey.sandbox.api.Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AutomationDefinitionNotFoundException;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilter;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilterKey;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionMetadata;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionNotFoundException;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.InvalidAutomationExecutionParametersException;
import software.amazon.awssdk.services.ssm.model.InvalidAutomationStatusUpdateException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.StepExecution;

class SsmWireTest {

  private static final String DOCUMENT =
      """
      {"schemaVersion": "0.3", "assumeRole": "{{ AutomationAssumeRole }}",
       "parameters": {"Name": {"type": "String", "allowedPattern": "^[a-z]+$"},
                      "AutomationAssumeRole": {"type": "AWS::IAM::Role::Arn"}},
       "outputs": ["Find.Id"],
       "mainSteps": [
         {"name": "Find", "action": "aws:executeAwsApi",
          "inputs": {"Service": "iam", "Api": "GetUser", "UserName": "{{ Name }}"},
          "outputs": [{"Name": "Id", "Selector": "$.User.UserId", "Type": "String"}]},
         {"name": "Say", "action": "aws:assertAwsResourceProperty",
          "inputs": {"Service": "sts", "Api": "GetCallerIdentity", "PropertySelector": "$.Account",
                     "DesiredValues": ["{{ Find.Id }} was found."]}}]}
      """;

  private final Sandbox sandbox = Sandbox.start(settings -> settings.largestPage(1));
  private final SsmClient ssm = client(Principal.ROOT);

  @BeforeEach
  void prepare() {
    sandbox.automation().putDocument("Runbook", DOCUMENT);
    sandbox
        .roles()
        .put(
            "automation",
            """
            {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "ssm.amazonaws.com"}}}
            """);
    sandbox.iam().createUser("ann");
  }

  @AfterEach
  void close() {
    ssm.close();
    sandbox.close();
  }

  @Test
  void showsAnExecutionStepByStep() {
    // given
    var userId = sandbox.iam().user("ann").orElseThrow().id();
    var id = start("ann");

    // when
    var execution =
        ssm.getAutomationExecution(request -> request.automationExecutionId(id))
            .automationExecution();
    var steps =
        ssm
            .describeAutomationStepExecutionsPaginator(request -> request.automationExecutionId(id))
            .stepExecutions()
            .stream()
            .toList();

    // then
    assertThat(execution.automationExecutionStatus()).isEqualTo(AutomationExecutionStatus.FAILED);
    assertThat(execution.failureMessage()).contains("Say").contains(userId + " was found.");
    assertThat(execution.documentName()).isEqualTo("Runbook");
    assertThat(execution.outputs()).isEqualTo(Map.of("Find.Id", List.of(userId)));
    assertThat(execution.parameters()).containsEntry("Name", List.of("ann"));
    assertThat(execution.executionStartTime()).isEqualTo(sandbox.clock().instant());
    assertThat(execution.stepExecutions()).isEqualTo(steps);
    assertThat(steps).extracting(StepExecution::stepName).containsExactly("Find", "Say");
    assertThat(steps)
        .extracting(StepExecution::stepStatus)
        .containsExactly(AutomationExecutionStatus.SUCCESS, AutomationExecutionStatus.FAILED);
    assertThat(steps.getFirst().outputs()).isEqualTo(Map.of("Id", List.of(userId)));
    assertThat(steps.getFirst().inputs()).containsEntry("UserName", "\"ann\"");
    assertThat(steps.getFirst().action()).isEqualTo("aws:executeAwsApi");
  }

  @Test
  void listsExecutionsTheLatestFirst() {
    // given
    var earlier = start("ann");
    sandbox.clock().advance(Duration.ofHours(1));
    var later = start("nobody");
    sandbox.automation().putDocument("Other", DOCUMENT);

    // when
    var all =
        ssm
            .describeAutomationExecutionsPaginator(
                request -> request.filters(filter(DOCUMENT_NAME_PREFIX, "Run")))
            .automationExecutionMetadataList()
            .stream()
            .toList();

    // then
    assertThat(all)
        .extracting(AutomationExecutionMetadata::automationExecutionId)
        .containsExactly(later, earlier);
    assertThat(all.getLast().outputs()).containsKey("Find.Id");
    assertThat(all.getLast().documentName()).isEqualTo("Runbook");
    assertThat(listed(filter(DOCUMENT_NAME_PREFIX, "Other"))).isEmpty();
    assertThat(
            listed(
                filter(DOCUMENT_NAME_PREFIX, "Runbook"),
                filter(
                    START_TIME_AFTER,
                    sandbox.clock().instant().minus(Duration.ofMinutes(1)).toString())))
        .containsExactly(later);
  }

  private List<String> listed(AutomationExecutionFilter... filters) {
    return ssm
        .describeAutomationExecutionsPaginator(request -> request.filters(filters))
        .automationExecutionMetadataList()
        .stream()
        .map(AutomationExecutionMetadata::automationExecutionId)
        .toList();
  }

  private static AutomationExecutionFilter filter(AutomationExecutionFilterKey key, String value) {
    return AutomationExecutionFilter.builder().key(key).values(value).build();
  }

  @Test
  void showsAnExecutionThatIsRunning() {
    // given a step whose function looks at the execution
    var look = new Look(ssm, Optional.empty());
    putStepThatInvokes(look);

    // when
    var id = start("ann");

    // then
    assertThat(look.seen)
        .singleElement()
        .satisfies(
            execution -> {
              assertThat(execution.automationExecutionId()).isEqualTo(id);
              assertThat(execution.automationExecutionStatus())
                  .isEqualTo(AutomationExecutionStatus.IN_PROGRESS);
              assertThat(execution.documentName()).isEqualTo("Runbook");
              assertThat(execution.executionStartTime()).isEqualTo(sandbox.clock().instant());
              assertThat(execution.executionEndTime()).isNull();
              assertThat(execution.stepExecutions())
                  .extracting(StepExecution::stepName)
                  .containsExactly("Find");
            });
    assertThat(
            ssm.getAutomationExecution(request -> request.automationExecutionId(id))
                .automationExecution()
                .executionEndTime())
        .isEqualTo(sandbox.clock().instant());
  }

  @ParameterizedTest
  @CsvSource({
    "Cancel,CANCELLED,Find Look Undo",
    ",CANCELLED,Find Look Undo",
    "Complete,SUCCESS,Find Look",
  })
  void stopsAnExecutionThatIsRunning(
      @Nullable String type, AutomationExecutionStatus lookStatus, String steps) {
    // given a step whose function stops the execution
    var stop = new Look(ssm, Optional.of(id -> stop(ssm, id, type)));
    putStepThatInvokes(stop);

    // when
    var id = start("ann");

    // then
    var ended =
        ssm.getAutomationExecution(request -> request.automationExecutionId(id))
            .automationExecution();
    assertThat(stop.seen)
        .extracting(AutomationExecution::automationExecutionStatus)
        .containsExactly(AutomationExecutionStatus.CANCELLING);
    assertThat(stop.seen.getFirst().executionEndTime()).isNull();
    assertThat(ended.automationExecutionStatus()).isEqualTo(AutomationExecutionStatus.CANCELLED);
    assertThat(ended.executionEndTime()).isEqualTo(sandbox.clock().instant());
    assertThat(ended.stepExecutions())
        .extracting(StepExecution::stepName)
        .containsExactly(steps.split(" "));
    assertThat(ended.stepExecutions().get(1).stepStatus()).isEqualTo(lookStatus);
  }

  @Test
  void refusesToStopWhatIsNotRunning() {
    // given an execution that has ended, and one that is being stopped
    var refused = new ArrayList<Exception>();
    putStepThatInvokes(
        new Look(
            ssm,
            Optional.of(
                id -> {
                  stop(ssm, id, "Cancel");
                  refused.add(catchException(() -> stop(ssm, id, "Complete")));
                })));
    var id = start("ann");

    // then
    assertThat(refused).singleElement().isInstanceOf(InvalidAutomationStatusUpdateException.class);
    assertThatExceptionOfType(InvalidAutomationStatusUpdateException.class)
        .isThrownBy(() -> stop(ssm, id, "Cancel"))
        .withMessageContaining(id);
    assertThatExceptionOfType(AutomationExecutionNotFoundException.class)
        .isThrownBy(() -> stop(ssm, UUID.randomUUID().toString(), "Cancel"));
    assertThatExceptionOfType(SsmException.class)
        .isThrownBy(() -> stop(ssm, id, "Abort"))
        .withMessageContaining("Abort");
  }

  @Test
  void refusesACallerWhoMayNotStopIt() {
    // given
    var id = start("ann");
    sandbox.permissions().attach(Principal.role("nobody"), List.of());

    // then
    try (var nobody = client(Principal.role("nobody"))) {
      assertThatExceptionOfType(SsmException.class)
          .isThrownBy(() -> stop(nobody, id, "Cancel"))
          .withMessageContaining("ssm:StopAutomationExecution")
          .withMessageContaining("automation-execution/" + id);
    }
  }

  private static void stop(SsmClient client, String id, @Nullable String type) {
    client.stopAutomationExecution(request -> request.automationExecutionId(id).type(type));
  }

  /**
   * Puts a runbook whose second step invokes this function, with a step to follow a cancellation.
   */
  private void putStepThatInvokes(Look look) {
    sandbox.lambda().register("look", look);
    sandbox
        .automation()
        .putDocument(
            "Runbook",
            DOCUMENT.replace(
                "{\"name\": \"Say\"",
                """
                {"name": "Look", "action": "aws:invokeLambdaFunction", "onCancel": "step:Undo",
                 "inputs": {"FunctionName": "look",
                            "InputPayload": {"id": "{{ automation:EXECUTION_ID }}"}},
                 "nextStep": "Say"},
                {"name": "Undo", "action": "aws:executeAwsApi", "isEnd": true,
                 "inputs": {"Service": "iam", "Api": "GetUser", "UserName": "{{ Name }}"}},
                {"name": "Say"\
                """));
  }

  private static final class Look implements RequestHandler<Map<String, String>, String> {

    private final SsmClient ssm;
    private final Optional<Consumer<String>> before;
    private final List<AutomationExecution> seen = new CopyOnWriteArrayList<>();

    private Look(SsmClient ssm, Optional<Consumer<String>> before) {
      this.ssm = ssm;
      this.before = before;
    }

    @Override
    public String handleRequest(Map<String, String> input, Context context) {
      before.ifPresent(action -> action.accept(input.get("id")));
      seen.add(
          ssm.getAutomationExecution(request -> request.automationExecutionId(input.get("id")))
              .automationExecution());
      return "";
    }
  }

  @Test
  void refusesWhatCannotBeStarted() {
    assertThatExceptionOfType(InvalidAutomationExecutionParametersException.class)
        .isThrownBy(() -> start("not allowed"))
        .withMessageContaining("Name")
        .withMessageContaining("not allowed");
    assertThatExceptionOfType(AutomationDefinitionNotFoundException.class)
        .isThrownBy(() -> ssm.startAutomationExecution(request -> request.documentName("None")));
    assertThatExceptionOfType(AutomationExecutionNotFoundException.class)
        .isThrownBy(
            () ->
                ssm.getAutomationExecution(
                    request -> request.automationExecutionId(UUID.randomUUID().toString())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "document/Runbook",
        "automation-execution/00000000-0000-0000-0000-000000000000",
        "automation-definition/Runbook:$DEFAULT"
      })
  void refusesACallerWhoMayNotStartItAsOneOfThreeResources(String resource) {
    // given
    sandbox
        .permissions()
        .attach(
            Principal.role("nobody"),
            List.of(
                """
                {"Statement": [
                  {"Effect": "Allow", "Action": "ssm:*", "Resource": "*"},
                  {"Effect": "Deny", "Action": "ssm:*", "Resource": "arn:aws:ssm:*:*:%s"}]}
                """
                    .formatted(resource)));

    // then
    try (var nobody = client(Principal.role("nobody"))) {
      assertThatExceptionOfType(SsmException.class)
          .isThrownBy(
              () -> nobody.startAutomationExecution(request -> request.documentName("Runbook")))
          .withMessageContaining("arn:aws:ssm:us-east-1:111122223333:" + resource);
    }
  }

  private String start(String name) {
    return ssm.startAutomationExecution(
            request ->
                request
                    .documentName("Runbook")
                    .parameters(
                        Map.of(
                            "Name",
                            List.of(name),
                            "AutomationAssumeRole",
                            List.of("arn:aws:iam::111122223333:role/automation"))))
        .automationExecutionId();
  }

  private SsmClient client(Principal principal) {
    return SsmClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(sandbox.endpoint())
        .credentialsProvider(sandbox.credentials(principal))
        .region(sandbox.settings().region())
        .build();
  }
}
