package onekey.cli.doctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onekey.cli.doctor.check.Call;
import onekey.cli.doctor.check.NotCheckableException;
import onekey.cli.doctor.check.StackCheck.Found;
import onekey.cli.doctor.stack.DeployedTemplate;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.stack.StackResources;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/**
 * Reads the stack.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html">DescribeStacks</a>
 */
final class StackReader {

  /** How the names of stacks begin that the StackSet of an organization makes. */
  private static final String OF_STACK_SET = "StackSet-onekey-";

  private final CloudFormationClient cloudFormation;
  private final Optional<String> given;
  private final String usual;

  /**
   * Creates a reader.
   *
   * @param given the name that was given; empty for the usual one, or that of a StackSet
   */
  StackReader(CloudFormationClient cloudFormation, Optional<String> given, String usual) {
    this.cloudFormation = cloudFormation;
    this.given = given;
    this.usual = usual;
  }

  String asked() {
    return given.orElse(usual);
  }

  /** Returns the stack; empty if there is none. */
  Optional<Found> find() {
    var found = named(asked());
    return found.isPresent() || given.isPresent() ? found : ofStackSet();
  }

  private Optional<Found> named(String name) {
    return Calls.make(
        Call.DESCRIBE_STACKS,
        () -> {
          try {
            return cloudFormation
                .describeStacks(request -> request.stackName(name))
                .stacks()
                .stream()
                .map(StackReader::found)
                .findFirst()
                .or(
                    () -> {
                      throw Calls.lacking(Call.DESCRIBE_STACKS, "Stacks");
                    });
          } catch (CloudFormationException e) {
            if (isMissing(e)) {
              return Optional.<Found>empty();
            }
            throw e;
          }
        });
  }

  /** CloudFormation has no error of its own for a stack that does not exist. */
  private static boolean isMissing(CloudFormationException problem) {
    return Optional.ofNullable(problem.awsErrorDetails())
        .filter(details -> "ValidationError".equals(details.errorCode()))
        .map(details -> String.valueOf(details.errorMessage()))
        .filter(message -> message.contains("does not exist"))
        .isPresent();
  }

  private Optional<Found> ofStackSet() {
    var found =
        Calls.make(
            Call.DESCRIBE_STACKS,
            () ->
                cloudFormation.describeStacksPaginator().stacks().stream()
                    .map(StackReader::found)
                    .filter(stack -> stack.name().startsWith(OF_STACK_SET))
                    .toList());
    if (found.size() > 1) {
      throw new NotCheckableException(
          Words.of(
              "There are several stacks that a StackSet has made: {}. Say which by --stack-name.",
              Words.join(
                  ", ",
                  found.stream()
                      .map(stack -> Words.of("{}", Words.named(Part.Kind.STACK, stack.name())))
                      .toList())));
    }
    return found.stream().findFirst();
  }

  private static Found found(Stack stack) {
    return new Found(
        Calls.require(Call.DESCRIBE_STACKS, stack.stackName(), "StackName"),
        Calls.require(Call.DESCRIBE_STACKS, stack.stackStatusAsString(), "StackStatus"));
  }

  StackResources resources(String name) {
    return Calls.make(
        Call.LIST_STACK_RESOURCES,
        () -> {
          var all = new ArrayList<StackResource>();
          for (var page :
              cloudFormation.listStackResourcesPaginator(request -> request.stackName(name))) {
            if (!page.hasStackResourceSummaries()) {
              throw Calls.lacking(Call.LIST_STACK_RESOURCES, "StackResourceSummaries");
            }
            all.addAll(present(page.stackResourceSummaries()));
          }
          return new StackResources(all);
        });
  }

  private static List<StackResource> present(List<StackResourceSummary> summaries) {
    return summaries.stream()
        .map(StackReader::resource)
        .filter(resource -> !resource.status().equals("DELETE_COMPLETE"))
        .toList();
  }

  /** What could not be made has no physical id. */
  private static StackResource resource(StackResourceSummary summary) {
    var logicalId =
        Calls.require(Call.LIST_STACK_RESOURCES, summary.logicalResourceId(), "LogicalResourceId");
    return new StackResource(
        logicalId,
        Calls.require(Call.LIST_STACK_RESOURCES, summary.resourceType(), "ResourceType"),
        Optional.ofNullable(summary.physicalResourceId()).orElse(logicalId),
        Calls.require(
            Call.LIST_STACK_RESOURCES, summary.resourceStatusAsString(), "ResourceStatus"));
  }

  DeployedTemplate template(String name) {
    var body =
        Calls.make(
            Call.GET_TEMPLATE,
            () ->
                Calls.require(
                    Call.GET_TEMPLATE,
                    cloudFormation
                        .getTemplate(
                            request ->
                                request.stackName(name).templateStage(TemplateStage.PROCESSED))
                        .templateBody(),
                    "TemplateBody"));
    return DeployedTemplate.parse(body)
        .orElseThrow(
            () ->
                new NotCheckableException(
                    Words.of("The template of the stack is no JSON with resources.")));
  }
}
