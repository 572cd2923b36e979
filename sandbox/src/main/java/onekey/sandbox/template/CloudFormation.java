package onekey.sandbox.template;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.Sandbox;

/**
 * Sets a sandbox up as synthesized templates say, with OneKey's own functions. From the first stack
 * on every role may do only what the templates allow.
 *
 * <p>The chooser waits by moving the sandbox's clock.
 */
public final class CloudFormation {

  /** The name that the CDK app gives the stack. */
  private static final String STACK = "OneKeyStack";

  private final Sandbox sandbox;
  private final Map<String, Deployment> stacks = new ConcurrentHashMap<>();

  /** For a sandbox without stacks. */
  public CloudFormation(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * Deploys a stack of the name that OneKey's stack has.
   *
   * <p>Deployed again, the stack is changed to what the template says: what it still has keeps what
   * is in it, like schedules and verdicts; what it has no more is deleted. Users and keys stay.
   *
   * @throws IllegalArgumentException if the template says what the sandbox does not understand, or
   *     what AWS would refuse
   */
  public Deployment deploy(Template template) {
    return deploy(template, STACK);
  }

  /** Does the same with a stack of another name. */
  public Deployment deploy(Template template, String stackName) {
    var before = Optional.ofNullable(stacks.get(stackName)).orElseGet(Deployment::none);
    var handlers = OneKeyFunctions.of(sandbox.clock());
    var deployment = new Deployer(sandbox, template, stackName, handlers, before).deploy();
    stacks.put(stackName, deployment);
    remove(before.without(deployment));
    return deployment;
  }

  /** Deletes a stack with all that it set up. Users and keys stay. */
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
    for (var role : deployment.roles().values()) {
      sandbox.roles().delete(role.name());
      sandbox.permissions().detachAll(role);
    }
  }
}
