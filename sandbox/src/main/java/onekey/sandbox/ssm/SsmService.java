package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Page;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;
import onekey.sandbox.permission.PassRole;

/** Systems Manager's API: starts a runbook, and describes or stops its execution. */
public final class SsmService implements Service {

  private static final Pattern DOCUMENT_NAME = Pattern.compile("[\\w.:/-]{3,128}");
  private static final int STEPS_PER_PAGE = 50;
  private static final int EXECUTIONS_PER_PAGE = 50;

  private final AutomationService automation;
  private final Account account;
  private final PassRole passRole;
  private final int largestPage;

  /**
   * Creates the API.
   *
   * @param largestPage the largest page
   */
  public SsmService(
      AutomationService automation, Account account, PassRole passRole, int largestPage) {
    this.automation = automation;
    this.account = account;
    this.passRole = passRole;
    this.largestPage = largestPage;
  }

  @Override
  public String prefix() {
    return "ssm";
  }

  /**
   * Returns the actions, with the ARNs that policies must allow.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html">Actions,
   *     resources, and condition keys for Systems Manager</a>
   */
  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "StartAutomationExecution",
            Action.onEach(
                this::startedArns, this::start, "DocumentName", "Parameters", "ClientToken"),
        "DescribeDocument",
            Action.on(call -> account.arn("ssm", "document/" + name(call)), this::describe, "Name"),
        "GetAutomationExecution", Action.on(this::executionArn, this::get, "AutomationExecutionId"),
        "DescribeAutomationExecutions",
            Action.onAll(this::describeExecutions, "Filters", "MaxResults", "NextToken"),
        "StopAutomationExecution",
            Action.on(this::executionArn, this::stop, "AutomationExecutionId", "Type"),
        "DescribeAutomationStepExecutions",
            Action.on(
                this::executionArn,
                this::describeSteps,
                "AutomationExecutionId",
                "MaxResults",
                "NextToken"));
  }

  /**
   * Returns the ARNs that policies must allow for a start. AWS does not document which of them are
   * checked, so all from its example policies are. The execution has no id yet.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html">Identity
   *     based policies for Automation</a>
   */
  private List<String> startedArns(ApiCall call) {
    var document = documentName(call);
    return List.of(
        account.arn("ssm", "document/" + document),
        account.arn("ssm", "automation-execution/" + new UUID(0, 0)),
        account.arn("ssm", "automation-definition/" + document + ":$DEFAULT"));
  }

  /**
   * Describes a document.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeDocument.html">DescribeDocument</a>
   */
  private ObjectNode describe(ApiCall call) {
    var name = name(call);
    if (!automation.hasDocument(name)) {
      throw new ApiException(
          400, "InvalidDocument", "Document with name %s does not exist.".formatted(name));
    }
    var result = Json.object();
    result
        .putObject("Document")
        .put("Name", name)
        .put("Status", "Active")
        .put("DocumentType", "Automation")
        .put("DefaultVersion", "1");
    return result;
  }

  private static String name(ApiCall call) {
    var parameters = Parameters.of(call);
    return parameters.text("Name", 3, 128, DOCUMENT_NAME).orElseThrow(parameters.missing("Name"));
  }

  private ObjectNode start(ApiCall call) {
    var parameters = new LinkedHashMap<String, List<String>>();
    call.parameters()
        .path("Parameters")
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), texts(entry.getValue())));
    parameters
        .getOrDefault("AutomationAssumeRole", List.of())
        .forEach(role -> passRole.require(call.principal(), role, AutomationService.SERVICE));
    var execution = automation.start(documentName(call), parameters);
    return Json.object().put("AutomationExecutionId", execution.id());
  }

  private ObjectNode get(ApiCall call) {
    var execution = automation.require(executionId(call));
    var answer =
        Json.object()
            .put("AutomationExecutionId", execution.id())
            .put("DocumentName", execution.documentName())
            .put("DocumentVersion", "1")
            .put("AutomationExecutionStatus", execution.status().toString())
            .put("ExecutionStartTime", Json.seconds(execution.started()))
            .put("StepExecutionsTruncated", false)
            .put("Mode", "Auto");
    if (execution.status().isFinal()) {
      answer.put("ExecutionEndTime", Json.seconds(execution.ended()));
    }
    execution.failureMessage().ifPresent(message -> answer.put("FailureMessage", message));
    answer.set("Parameters", lists(execution.parameters()));
    answer.set("Outputs", lists(execution.outputs()));
    answer.set("StepExecutions", Json.list(execution.steps(), SsmService::describe));
    var result = Json.object();
    result.set("AutomationExecution", answer);
    return result;
  }

  /**
   * Lists executions, the latest first, without their parameters and steps.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeAutomationExecutions.html">DescribeAutomationExecutions</a>
   */
  private ObjectNode describeExecutions(ApiCall call) {
    var parameters = Parameters.of(call);
    var filters = ExecutionFilters.of(parameters);
    var all = automation.executions();
    var page =
        Page.of(
            IntStream.range(0, all.size())
                .mapToObj(number -> new Listed(all.size() - number, all.get(number)))
                .filter(listed -> filters.match(listed.execution()))
                .toList(),
            listed -> "%08d".formatted(listed.number()),
            parameters.text("NextToken", 1, Integer.MAX_VALUE),
            Math.min(
                parameters
                    .integer("MaxResults", 1, EXECUTIONS_PER_PAGE)
                    .orElse(EXECUTIONS_PER_PAGE),
                largestPage),
            SsmErrors::invalidNextToken);
    var result = Json.object();
    result.set(
        "AutomationExecutionMetadataList",
        Json.list(page.items(), listed -> metadata(listed.execution())));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private record Listed(int number, AutomationExecution execution) {}

  private static ObjectNode metadata(AutomationExecution execution) {
    var answer =
        Json.object()
            .put("AutomationExecutionId", execution.id())
            .put("DocumentName", execution.documentName())
            .put("DocumentVersion", "1")
            .put("AutomationExecutionStatus", execution.status().toString())
            .put("ExecutionStartTime", Json.seconds(execution.started()))
            .put("ExecutionEndTime", Json.seconds(execution.ended()))
            .put("Mode", "Auto");
    execution.failureMessage().ifPresent(message -> answer.put("FailureMessage", message));
    answer.set("Outputs", lists(execution.outputs()));
    return answer;
  }

  private ObjectNode stop(ApiCall call) {
    var type = Parameters.of(call).oneOf("Type", List.of("Cancel", "Complete")).orElse("Cancel");
    automation.stop(executionId(call), StopType.valueOf(type.toUpperCase(Locale.ROOT)));
    return Json.object();
  }

  private record Numbered(int number, StepExecution step) {}

  private ObjectNode describeSteps(ApiCall call) {
    var parameters = Parameters.of(call);
    var steps = automation.require(executionId(call)).steps();
    var page =
        Page.of(
            IntStream.range(0, steps.size())
                .mapToObj(number -> new Numbered(number, steps.get(number)))
                .toList(),
            numbered -> "%04d".formatted(numbered.number()),
            parameters.text("NextToken", 1, Integer.MAX_VALUE),
            Math.min(
                parameters.integer("MaxResults", 1, STEPS_PER_PAGE).orElse(STEPS_PER_PAGE),
                largestPage),
            SsmErrors::invalidNextToken);
    var result = Json.object();
    result.set("StepExecutions", Json.list(page.items(), item -> describe(item.step())));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private static ObjectNode describe(StepExecution step) {
    var inputs = Json.object();
    step.inputs()
        .properties()
        .forEach(entry -> inputs.put(entry.getKey(), entry.getValue().toString()));
    var answer =
        Json.object()
            .put("StepName", step.stepName())
            .put("Action", step.action())
            .put("StepStatus", step.status().toString())
            .put("ExecutionStartTime", Json.seconds(step.started()))
            .put("ExecutionEndTime", Json.seconds(step.ended()));
    step.failureMessage().ifPresent(message -> answer.put("FailureMessage", message));
    answer.set("Inputs", inputs);
    answer.set("Outputs", lists(step.outputs()));
    return answer;
  }

  private static ObjectNode lists(Map<String, String> values) {
    var lists = Json.object();
    values.forEach((name, value) -> lists.putArray(name).add(value));
    return lists;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private String executionArn(ApiCall call) {
    return account.arn("ssm", "automation-execution/" + executionId(call));
  }

  private static String executionId(ApiCall call) {
    var parameters = Parameters.of(call);
    return parameters
        .text("AutomationExecutionId", 36, 36)
        .orElseThrow(parameters.missing("AutomationExecutionId"));
  }

  private static String documentName(ApiCall call) {
    var parameters = Parameters.of(call);
    return parameters
        .text("DocumentName", 3, 128, DOCUMENT_NAME)
        .orElseThrow(parameters.missing("DocumentName"));
  }
}
