package onekey.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import onekey.rule.judgement.KeyPolicy;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.CfnRule.DeadLetterConfigProperty;
import software.amazon.awscdk.services.events.CfnRule.TargetProperty;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The pattern of the events after which the rule should run: API calls that changed what a verdict
 * or its text is made of. CloudTrail sends them to the default event bus if the account has a trail
 * that logs management events.
 *
 * <p>Nobody else can send such events: {@code PutEvents} refuses a source that begins with {@code
 * aws.}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">AWS
 *     service events delivered by CloudTrail</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison
 *     operators</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html">PutEventsRequestEntry:
 *     Source</a>
 */
final class KeyChangeEvents {

  /** The calls that change which keys there are, or which of them are active. */
  private static final List<String> CHANGES =
      List.of("CreateAccessKey", "CreateUser", "DeleteAccessKey", "DeleteUser", "UpdateAccessKey");

  /** The IDs of access keys begin so. A tag with the ID of a key as its key describes that key. */
  private static final String ACCESS_KEY = "AKIA";

  private static final Map<String, Boolean> ABSENT = Map.of("exists", false);

  private KeyChangeEvents() {}

  /**
   * Returns the pattern.
   *
   * @param policy the tags that the rule reads
   * @param ownRoles the ARNs of roles whose calls make no run; may be empty. A call without an
   *     assumed role, such as one of an IAM user or the root user, has no ARN to compare
   */
  static Map<String, Object> pattern(KeyPolicy policy, List<String> ownRoles) {
    var detail = new TreeMap<String, Object>();
    detail.put("eventSource", List.of("iam.amazonaws.com"));
    // Calls that failed changed nothing.
    detail.put("errorCode", List.of(ABSENT));
    detail.put("$or", changes(tags(policy)));
    if (!ownRoles.isEmpty()) {
      detail.put(
          "userIdentity",
          Map.of(
              "sessionContext",
              Map.of(
                  "sessionIssuer",
                  Map.of("arn", List.of(Map.of("anything-but", ownRoles), ABSENT)))));
    }
    var pattern = new TreeMap<String, Object>();
    pattern.put("source", List.of("aws.iam"));
    // A bus may also get the events of other accounts.
    pattern.put("account", List.of(Aws.ACCOUNT_ID));
    pattern.put("detail-type", List.of("AWS API Call via CloudTrail"));
    pattern.put("detail", detail);
    return pattern;
  }

  /**
   * Defines the EventBridge rule that sends the events on.
   *
   * @param target where to, with an id
   * @param undelivered the queue for events that could not be delivered
   */
  static CfnRule send(
      Construct scope,
      Map<String, Object> pattern,
      TargetProperty.Builder target,
      Queue undelivered) {
    var rule =
        CfnRule.Builder.create(scope, "Rule")
            .description("OneKey: an access key, or a tag that a verdict shows, changed.")
            .eventPattern(pattern)
            .targets(
                List.of(
                    target
                        .deadLetterConfig(
                            DeadLetterConfigProperty.builder()
                                .arn(undelivered.getQueueArn())
                                .build())
                        .build()))
            .build();
    SecureQueue.allowFrom(rule, undelivered);
    return rule;
  }

  private static List<Object> changes(List<Object> tags) {
    return List.of(
        Map.of("eventName", CHANGES),
        tagging("TagUser", Map.of("tags", Map.of("key", tags))),
        tagging("UntagUser", Map.of("tagKeys", tags)));
  }

  private static Object tagging(String call, Map<String, Object> concerned) {
    return SortedJson.object("eventName", List.of(call), "requestParameters", concerned);
  }

  /**
   * The tags of a user that decide a verdict or are shown in it. AWS documents no event of these
   * calls, so one that names its tags elsewhere counts too.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules">Tag
   *     keys of users ignore case</a>
   */
  private static List<Object> tags(KeyPolicy policy) {
    var tags = new ArrayList<Object>();
    Stream.of(policy.exemptionTag(), policy.ownerTag())
        .forEach(tag -> tag.ifPresent(key -> tags.add(Map.of("equals-ignore-case", key))));
    tags.add(Map.of("prefix", Map.of("equals-ignore-case", ACCESS_KEY)));
    tags.add(ABSENT);
    return tags;
  }
}
