package onekey.sandbox.events;

/**
 * An event that could not be delivered to a target of a rule.
 *
 * @param ruleArn the rule
 * @param targetArn the target
 * @param errorCode EventBridge's code, such as {@code NO_PERMISSIONS}
 * @param errorMessage the reason
 * @param isKept whether the event is in the target's dead-letter queue; if not, it is lost
 */
public record FailedDelivery(
    String ruleArn, String targetArn, String errorCode, String errorMessage, boolean isKept) {}
