package onekey.sandbox.config;

import java.time.Instant;
import onekey.sandbox.lambda.Invocation;

/**
 * One run of a rule's function.
 *
 * @param ruleName the rule
 * @param started when it started, by the sandbox's clock; also the event's {@code
 *     notificationCreationTime}
 * @param invocation what the function was given and what it answered
 */
public record EvaluationRun(String ruleName, Instant started, Invocation invocation) {}
