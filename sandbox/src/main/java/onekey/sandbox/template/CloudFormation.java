package onekey.sandbox.template;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Account;
import software.amazon.awssdk.regions.Region;

/**
 * Deploys synthesized templates to a sandbox, with OneKey's own functions. From the first
 * deployment on, every role may do only what the templates allow.
 *
 * <p>Where the chooser would wait, it moves the sandbox's clock instead.
 */
public final class CloudFormation {

  /** The name of the stack in the CDK app. */
  private static final String STACK = "OneKeyStack";

  private final Sandbox sandbox;
  private final Map<String, FunctionFactory> handlers;
  private final Map<String, Deployment> stacks = new ConcurrentHashMap<>();
  private final Map<String, ReportedResources> reported = new ConcurrentHashMap<>();

  /** Creates the service for a sandbox without stacks. */
  public CloudFormation(Sandbox sandbox) {
    this(sandbox, OneKeyFunctions.of(sandbox.clock()));
  }

  /**
   * Creates the service with these functions.
   *
   * @param handlers creates handlers, by the {@code Handler} property of functions
   */
  CloudFormation(Sandbox sandbox, Map<String, FunctionFactory> handlers) {
    this.sandbox = sandbox;
    this.handlers = Map.copyOf(handlers);
  }

  /**
   * Creates or updates the stack {@code OneKeyStack}.
   *
   * <p>In an update, resources that the template still has keep their contents, such as schedules
   * and evaluations. The others are deleted. Users and keys are never part of a stack.
   *
   * @throws IllegalArgumentException if the template is invalid or uses something unsupported, or
   *     if AWS would refuse it
   */
  public Deployment deploy(Template template) {
    return deploy(template, STACK);
  }

  /** Creates or updates a stack of another name in the same way. */
  public Deployment deploy(Template template, String stackName) {
    return deploy(template, stackName, sandbox.account().region());
  }

  /**
   * Creates or updates a stack in a Region that need not be the sandbox's. In another one there are
   * only roles, queues, SNS topics and event rules.
   */
  public Deployment deploy(Template template, String stackName, Region region) {
    var account = new Account(sandbox.account().id(), region);
    var before = Optional.ofNullable(stacks.get(stackName)).orElseGet(Deployment::none);
    var deployment = new Deployer(sandbox, account, template, stackName, handlers, before).deploy();
    stacks.put(stackName, deployment);
    remove(before.without(deployment));
    if (account.equals(sandbox.account())) {
      report(template, stackName);
    }
    return deployment;
  }

  private void report(Template template, String stackName) {
    var now =
        new ReportedResources(
            sandbox,
            sandbox.account(),
            template,
            stackName,
            template.in(sandbox.account(), stackName));
    now.deploy();
    Optional.ofNullable(reported.put(stackName, now))
        .ifPresent(before -> before.forgetEventRulesWithout(template));
  }

  /** Deletes a stack with all its resources. */
  public void delete(Deployment deployment) {
    stacks.entrySet().stream()
        .filter(stack -> stack.getValue().equals(deployment))
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(this::forget);
    remove(deployment);
  }

  private void forget(String stackName) {
    stacks.remove(stackName);
    sandbox.stacks().delete(stackName);
    sandbox.alarms().replaceOf(stackName, Map.of());
    Optional.ofNullable(reported.remove(stackName))
        .ifPresent(before -> before.forgetEventRulesWithout(Template.empty()));
  }

  private void remove(Deployment deployment) {
    deployment.eventSourceIds().values().forEach(sandbox.eventSources()::delete);
    deployment.eventRuleArns().values().forEach(sandbox.eventBuses()::delete);
    deployment.scheduleGroupNames().values().forEach(sandbox.scheduler()::deleteGroup);
    deployment.remediatedRuleNames().values().forEach(sandbox.remediation()::delete);
    deployment.documentNames().values().forEach(sandbox.automation()::deleteDocument);
    deployment.ruleNames().values().forEach(sandbox.config()::deleteRule);
    deployment.functionArns().values().forEach(sandbox.lambda()::delete);
    deployment.queueNames().values().forEach(sandbox.queues()::delete);
    deployment.topicArns().values().forEach(sandbox.topics()::delete);
    for (var role : deployment.roles().values()) {
      sandbox.roles().delete(role.name());
      sandbox.permissions().detachAll(role);
    }
  }
}
