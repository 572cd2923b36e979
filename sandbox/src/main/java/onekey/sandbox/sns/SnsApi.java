package onekey.sandbox.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Denial;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Page;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;

/**
 * Amazon SNS's API: the actions that publish to a topic and list its subscriptions.
 *
 * @param topics the topics
 * @param account the account
 * @param largestPage the largest page
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
public record SnsApi(Topics topics, Account account, int largestPage) implements Service {

  private static final int SUBSCRIPTIONS_PER_PAGE = 100;

  private static final int LONGEST_MESSAGE_BYTES = 262_144;

  /**
   * Less than 100 characters, without line breaks and control characters. AWS's pages ask for UTF-8
   * text today. Until lately they asked for ASCII text that begins with a letter, number or
   * punctuation mark, which is narrower, so it is what is accepted here.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sdk-for-kotlin/api/latest/sns/aws.sdk.kotlin.services.sns.model/-publish-request/subject.html">PublishRequest:
   *     subject</a>
   */
  private static final Pattern SUBJECT = Pattern.compile("[!-~][ -~]{0,98}");

  @Override
  public String prefix() {
    return "sns";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "Publish",
        Action.on(
            this::topicArn, this::publish, "TopicArn", "Subject", "Message", "MessageAttributes"),
        "ListSubscriptionsByTopic",
        Action.on(this::topicArn, this::listSubscriptions, "TopicArn", "NextToken"));
  }

  /**
   * Lists subscriptions, 100 on a page.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html">ListSubscriptionsByTopic</a>
   */
  private ObjectNode listSubscriptions(ApiCall call) {
    var topicArn = topicArn(call);
    if (!topics.has(topicArn)) {
      throw new ApiException(404, "NotFound", "Topic does not exist");
    }
    var page =
        Page.of(
            topics.subscriptions(topicArn),
            Subscription::endpoint,
            call.parameter("NextToken"),
            Math.min(SUBSCRIPTIONS_PER_PAGE, largestPage),
            () -> invalid("NextToken"));
    var result = Json.object();
    result.set(
        "Subscriptions",
        Json.list(
            page.items(),
            subscription ->
                Json.object()
                    .put("SubscriptionArn", subscription.arn())
                    .put("Owner", account.id())
                    .put("Protocol", subscription.protocol())
                    .put("Endpoint", subscription.endpoint())
                    .put("TopicArn", subscription.topicArn())));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private ObjectNode publish(ApiCall call) {
    var topicArn = topicArn(call);
    requireOwnAccount(call, topicArn);
    var subject = call.parameter("Subject");
    if (subject.filter(text -> !SUBJECT.matcher(text).matches()).isPresent()) {
      throw invalid("Subject");
    }
    return Json.object()
        .put(
            "MessageId",
            topics.publish(topicArn, subject, message(call), call.messageAttributes()));
  }

  private static String message(ApiCall call) {
    var message = call.parameter("Message").orElseThrow(Parameters.of(call).missing("Message"));
    if (message.isEmpty()) {
      throw invalid("Empty message");
    }
    if (message.getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE_BYTES) {
      throw invalid("Message too long");
    }
    return message;
  }

  /** Messages can be published only to topics in the Region of the client. */
  private String topicArn(ApiCall call) {
    var arn = call.parameter("TopicArn").orElse("");
    var parts = Topics.ARN.matcher(arn);
    if (!parts.matches()
        || !parts.group("region").equals(call.region().orElse(account.region().id()))) {
      throw invalid("TopicArn");
    }
    return arn;
  }

  /**
   * Another account must allow the call by the topic's policy, too.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
   *     policy evaluation logic</a>
   */
  private void requireOwnAccount(ApiCall call, String topicArn) {
    if (!topicArn.contains(":" + account.id() + ":") && !topics.isShared(topicArn)) {
      throw new ApiException(
          Denial.of(
              call.service(),
              "User: %s is not authorized to perform: SNS:Publish on resource: %s because no resource-based policy allows the SNS:Publish action"
                  .formatted(account.principalArn(call.principal()), topicArn)));
    }
  }

  private static ApiException invalid(String what) {
    return new ApiException(400, "InvalidParameter", "Invalid parameter: " + what);
  }
}
