package onekey.sandbox.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;

/**
 * Reads those parameters of {@code CreateSchedule} and {@code UpdateSchedule} that OneKey uses.
 * Others that AWS accepts are refused rather than ignored.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html">CreateSchedule</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html">UpdateSchedule</a>
 */
final class ScheduleRequest {

  static final String ENABLED = "ENABLED";
  static final String DISABLED = "DISABLED";
  static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]+");

  private static final Pattern ONE_TIME = Pattern.compile("at\\((.*)\\)");
  private static final int LONGEST_ARN = 1600;

  private static final Set<String> TARGET_MEMBERS =
      Set.of("Arn", "RoleArn", "Input", "RetryPolicy", "DeadLetterConfig");

  /** The ARN of a standard queue, as the API accepts it. */
  private static final Pattern QUEUE_ARN =
      Pattern.compile("arn:aws(-[a-z]+)?:sqs:[a-z0-9\\-]+:\\d{12}:[a-zA-Z0-9\\-_]+");

  private final ApiCall call;
  private final Parameters parameters;
  private final Parameters target;
  private final String partition;

  ScheduleRequest(ApiCall call, String partition) {
    this.call = call;
    this.parameters = Parameters.of(call);
    this.target =
        Parameters.of(new ApiCall(call.service(), call.action(), call.principal(), targetOf(call)));
    this.partition = partition;
  }

  private static ObjectNode targetOf(ApiCall call) {
    if (call.parameters().path("Target") instanceof ObjectNode target) {
      return target;
    }
    throw Parameters.of(call).missing("Target").get();
  }

  Schedule read(Instant now) {
    requireSupportedValues();
    var expression =
        parameters
            .text("ScheduleExpression", 1, 256)
            .orElseThrow(parameters.missing("ScheduleExpression"));
    return new Schedule(
        groupName(parameters),
        name(parameters),
        time(expression),
        expression,
        parameters.text("Description", 0, 512).orElse(""),
        roleArn(),
        targetArn(),
        input(),
        deadLetterQueueArn(),
        actionAfterCompletion(),
        parameters.oneOf("State", List.of(ENABLED, DISABLED)).orElse(ENABLED).equals(ENABLED),
        now,
        now);
  }

  private ActionAfterCompletion actionAfterCompletion() {
    var names = Arrays.stream(ActionAfterCompletion.values()).map(Enum::name).toList();
    return parameters
        .oneOf("ActionAfterCompletion", names)
        .map(ActionAfterCompletion::valueOf)
        .orElseThrow(parameters.missing("ActionAfterCompletion"));
  }

  String roleArn() {
    return target.text("RoleArn", 1, LONGEST_ARN).orElseThrow(target.missing("RoleArn"));
  }

  static String name(Parameters parameters) {
    return parameters.text("Name", 1, 64, NAME).orElseThrow(parameters.missing("Name"));
  }

  /** Returns the group; by default AWS's own group, which does not exist in the sandbox. */
  static String groupName(Parameters parameters) {
    return parameters.text("GroupName", 1, 64, NAME).orElse("default");
  }

  private void requireSupportedValues() {
    call.parameters()
        .path("Target")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!TARGET_MEMBERS.contains(name)) {
                throw SchedulerErrors.invalid(
                    "The sandbox does not support Target.%s. Supported: %s."
                        .formatted(name, new TreeSet<>(TARGET_MEMBERS)));
              }
            });
    require(
        "ScheduleExpressionTimezone", call.parameters().path("ScheduleExpressionTimezone"), "UTC");
    require(
        "FlexibleTimeWindow.Mode",
        call.parameters().path("FlexibleTimeWindow").path("Mode"),
        "OFF");
  }

  private static void require(String name, JsonNode value, String supported) {
    if (!value.asText().equals(supported)) {
      throw SchedulerErrors.invalid(
          "The sandbox does not support the %s '%s'. Supported: %s."
              .formatted(name, value.asText(), supported));
    }
  }

  private static Instant time(String expression) {
    var oneTime = ONE_TIME.matcher(expression);
    try {
      if (oneTime.matches()) {
        return LocalDateTime.parse(oneTime.group(1)).toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      var error = invalidExpression(expression);
      error.initCause(e);
      throw error;
    }
    throw invalidExpression(expression);
  }

  private static ApiException invalidExpression(String expression) {
    return SchedulerErrors.invalid("Invalid Schedule Expression %s.".formatted(expression));
  }

  private String targetArn() {
    var supported = "arn:%s:scheduler:::aws-sdk:ssm:startAutomationExecution".formatted(partition);
    var arn = target.text("Arn", 1, LONGEST_ARN).orElseThrow(target.missing("Arn"));
    if (!arn.equals(supported)) {
      throw SchedulerErrors.invalid(
          "The sandbox does not support the target %s. Supported: %s.".formatted(arn, supported));
    }
    return arn;
  }

  private Optional<String> deadLetterQueueArn() {
    var configuration = call.parameters().path("Target").path("DeadLetterConfig");
    if (configuration.isMissingNode()) {
      return Optional.empty();
    }
    var arn = configuration.path("Arn").asText();
    if (!QUEUE_ARN.matcher(arn).matches()) {
      throw SchedulerErrors.invalid(
          "Target.DeadLetterConfig.Arn is '%s'. Allowed: %s.".formatted(arn, QUEUE_ARN));
    }
    return Optional.of(arn);
  }

  private ObjectNode input() {
    var input = target.text("Input", 1, Integer.MAX_VALUE).orElseThrow(target.missing("Input"));
    try {
      return Json.parseObject(input);
    } catch (IllegalArgumentException e) {
      var error = SchedulerErrors.invalid("Input must be a JSON object: " + e.getMessage());
      error.initCause(e);
      throw error;
    }
  }
}
