package onekey.sandbox.template;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.Sandbox;

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
  private final Map<String, Deployment> stacks = new ConcurrentHashMap<>();

  /** Creates the service for a sandbox without stacks. */
  public CloudFormation(Sandbox sandbox) {
    this.sandbox = sandbox;
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
    var before = Optional.ofNullable(stacks.get(stackName)).orElseGet(Deployment::none);
    var handlers = OneKeyFunctions.of(sandbox.clock());
    var deployment = new Deployer(sandbox, template, stackName, handlers, before).deploy();
    stacks.put(stackName, deployment);
    remove(before.without(deployment));
    return deployment;
  }

  /** Deletes a stack with all its resources. */
  public void delete(Deployment deployment) {
    stacks.values().remove(deployment);
    remove(deployment);
  }

  private void remove(Deployment deployment) {
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
