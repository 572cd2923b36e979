package onekey.sandbox.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Page;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;

/**
 * AWS CloudFormation's actions that read stacks.
 *
 * @param stacks the stacks
 * @param largestPage the largest page
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html">Actions
 *     of AWS CloudFormation</a>
 */
public record StackApi(Stacks stacks, int largestPage) implements Service {

  private static final int RESOURCES_PER_PAGE = 100;

  @Override
  public String prefix() {
    return "cloudformation";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "DescribeStacks",
        Action.on(this::describedArn, this::describe, "StackName", "NextToken"),
        "ListStackResources",
        Action.on(call -> require(call).id(), this::listResources, "StackName", "NextToken"),
        "GetTemplate",
        Action.on(call -> require(call).id(), this::getTemplate, "StackName", "TemplateStage"));
  }

  private ObjectNode describe(ApiCall call) {
    var wanted = call.parameter("StackName").isPresent() ? List.of(require(call)) : stacks.all();
    var page = page(call, wanted, Stack::name);
    var result = Json.object();
    result.set(
        "Stacks",
        Json.list(
            page.items(),
            stack ->
                Json.object()
                    .put("StackName", stack.name())
                    .put("StackId", stack.id())
                    .put("StackStatus", stack.status())
                    .put("CreationTime", stack.created().toString())));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private ObjectNode listResources(ApiCall call) {
    var stack = require(call);
    var page = page(call, stack.resources(), Stack.Resource::logicalId);
    var result = Json.object();
    result.set(
        "StackResourceSummaries",
        Json.list(
            page.items(),
            resource ->
                Json.object()
                    .put("LogicalResourceId", resource.logicalId())
                    .put("PhysicalResourceId", resource.physicalId())
                    .put("ResourceType", resource.type())
                    .put("ResourceStatus", resource.status())
                    .put("LastUpdatedTimestamp", stack.created().toString())));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private ObjectNode getTemplate(ApiCall call) {
    Parameters.of(call).oneOf("TemplateStage", List.of("Original", "Processed"));
    return Json.object().put("TemplateBody", require(call).template());
  }

  private <T> Page<T> page(ApiCall call, List<T> all, Function<T, String> key) {
    Supplier<ApiException> unreadable =
        () -> new ApiException(400, "ValidationError", "The token is invalid.");
    return Page.of(
        all,
        key,
        Parameters.of(call).text("NextToken", 1, 1024),
        Math.min(RESOURCES_PER_PAGE, largestPage),
        unreadable);
  }

  /** Without a name, all stacks are described, which takes the permission for all. */
  private String describedArn(ApiCall call) {
    return call.parameter("StackName").isPresent() ? require(call).id() : "*";
  }

  private Stack require(ApiCall call) {
    var parameters = Parameters.of(call);
    var name = parameters.text("StackName", 1, 2048).orElseThrow(parameters.missing("StackName"));
    return stacks
        .find(name)
        .orElseThrow(
            () ->
                new ApiException(
                    400, "ValidationError", "Stack with id %s does not exist".formatted(name)));
  }
}
