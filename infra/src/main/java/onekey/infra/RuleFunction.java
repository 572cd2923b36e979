package onekey.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * A Lambda function of OneKey: its code, a role with exactly the given permissions, and a log group
 * that is deleted with the stack.
 *
 * <p>No JVM options are set: Lambda itself sets TieredStopAtLevel=1.
 *
 * <p>No concurrency is reserved. A new account may have a quota of 10 concurrent executions, all of
 * which must stay unreserved.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
 *     quotas</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">How Lambda
 *     starts Java</a>
 */
final class RuleFunction extends Construct {

  /**
   * Lambda allocates CPU in proportion to memory: at 1,024 MB a little more than half a vCPU. The
   * functions need little memory, but starting the JVM needs CPU.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html">Configure
   *     Lambda function memory</a>
   */
  static final int MEMORY_MEGABYTES = 1024;

  /**
   * What differs from function to function.
   *
   * @param handler the class and method that Lambda calls
   * @param timeout at most 15 minutes
   * @param environment variables that only this function has
   * @param permissions what it may do besides writing its own log
   */
  record Purpose(
      String handler,
      String description,
      Duration timeout,
      Map<String, String> environment,
      List<PolicyStatement> permissions) {}

  private final LogGroup logGroup;
  private final Function function;

  /**
   * Defines a function.
   *
   * @param logRetention how long its log is kept
   */
  RuleFunction(Construct scope, String id, Code code, RetentionDays logRetention, Purpose purpose) {
    super(scope, id);
    this.logGroup = defineLogGroup(logRetention);
    this.function =
        Function.Builder.create(this, "Function")
            .description(purpose.description())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(code)
            .handler(purpose.handler())
            .role(role(purpose.permissions()))
            .memorySize(MEMORY_MEGABYTES)
            .timeout(purpose.timeout())
            .logGroup(logGroup)
            .loggingFormat(LoggingFormat.JSON)
            .environment(new TreeMap<>(purpose.environment()))
            // Failed asynchronous invocations are not retried: the next run judges every user
            // again. A queue invokes synchronously, and tries again by itself.
            .retryAttempts(0)
            .build();
    // The reference to the role implies the dependency; cfn-lint warns about a redundant DependsOn.
    var resource = (CfnFunction) Objects.requireNonNull(function.getNode().getDefaultChild());
    resource.addDeletionOverride("DependsOn");
  }

  Function function() {
    return function;
  }

  LogGroup logGroup() {
    return logGroup;
  }

  private LogGroup defineLogGroup(RetentionDays retention) {
    return LogGroup.Builder.create(this, "Log")
        .retention(retention)
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  private Role role(List<PolicyStatement> permissions) {
    var policy = PolicyDocument.Builder.create().statements(permissions).build();
    policy.addStatements(
        PolicyStatement.Builder.create()
            .sid("WriteOwnLog")
            .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
            .resources(List.of(logGroup.getLogGroupArn()))
            .build());
    // The policy is part of the role, so the rule never runs a function that lacks it.
    return Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .inlinePolicies(Map.of("Permissions", policy))
        .build();
  }
}
