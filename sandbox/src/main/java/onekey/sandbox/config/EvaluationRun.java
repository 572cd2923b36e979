package onekey.sandbox.config;

import java.time.Instant;
import onekey.sandbox.lambda.Invocation;

/**
 * One run of a rule's function.
 *
 * @param ruleName the rule
 * @param started when it started, by the sandbox's clock; also the event's {@code
 *     notificationCreationTime}
 * @param invocation the event and the outcome of the function
 */
public record EvaluationRun(String ruleName, Instant started, Invocation invocation) {}
