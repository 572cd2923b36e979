package onekey.cli.doctor.check;

/**
 * The calls that are made. Nothing else is called but {@code sts:GetCallerIdentity}, which takes no
 * permission.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions,
 *     resources, and condition keys for AWS services</a>
 */
public enum Call {
  DESCRIBE_STACKS("cloudformation:DescribeStacks", "*"),
  LIST_STACK_RESOURCES("cloudformation:ListStackResources", "arn:*:cloudformation:*:*:stack/*"),
  GET_TEMPLATE("cloudformation:GetTemplate", "arn:*:cloudformation:*:*:stack/*"),
  DESCRIBE_RULES("config:DescribeConfigRules", "*"),
  DESCRIBE_RUNS("config:DescribeConfigRuleEvaluationStatus", "arn:*:config:*:*:config-rule/*"),
  GET_VERDICTS("config:GetComplianceDetailsByConfigRule", "arn:*:config:*:*:config-rule/*"),
  DESCRIBE_RECORDERS("config:DescribeConfigurationRecorders", "*"),
  DESCRIBE_RECORDER_STATUS("config:DescribeConfigurationRecorderStatus", "*"),
  DESCRIBE_REMEDIATION("config:DescribeRemediationConfigurations", "*"),
  GET_FUNCTION("lambda:GetFunctionConfiguration", "arn:*:lambda:*:*:function:*"),
  GET_EVENT_SOURCE("lambda:GetEventSourceMapping", "arn:*:lambda:*:*:event-source-mapping:*"),
  GET_METRICS("cloudwatch:GetMetricData", "*"),
  DESCRIBE_ALARMS("cloudwatch:DescribeAlarms", "*"),
  DESCRIBE_EVENT_RULE("events:DescribeRule", "arn:*:events:*:*:rule/*"),
  SIMULATE("iam:SimulatePrincipalPolicy", "arn:*:iam::*:role/*"),
  LIST_SUBSCRIPTIONS("sns:ListSubscriptionsByTopic", "arn:*:sns:*:*:*"),
  DESCRIBE_DOCUMENT("ssm:DescribeDocument", "arn:*:ssm:*:*:document/*"),
  GET_QUEUE("sqs:GetQueueAttributes", "arn:*:sqs:*:*:*"),
  LIST_SCHEDULES("scheduler:ListSchedules", "*"),
  GET_SCHEDULE("scheduler:GetSchedule", "arn:*:scheduler:*:*:schedule/*"),
  LIST_USERS("iam:ListUsers", "*"),
  LIST_KEYS("iam:ListAccessKeys", "arn:*:iam::*:user/*"),
  GET_LAST_USE("iam:GetAccessKeyLastUsed", "arn:*:iam::*:user/*"),
  LIST_TAGS("iam:ListUserTags", "arn:*:iam::*:user/*");

  private final String permission;
  private final String resource;

  Call(String permission, String resource) {
    this.permission = permission;
    this.resource = resource;
  }

  /** Returns the permission that it takes. */
  public String permission() {
    return permission;
  }

  /** Returns on what the permission is needed. */
  public String resource() {
    return resource;
  }
}
