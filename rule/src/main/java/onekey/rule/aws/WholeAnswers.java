package onekey.rule.aws;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.DescribeConfigRulesResponse;
import software.amazon.awssdk.services.config.model.EvaluationResult;
import software.amazon.awssdk.services.config.model.GetComplianceDetailsByConfigRuleRequest;
import software.amazon.awssdk.services.config.model.GetComplianceDetailsByConfigRuleResponse;
import software.amazon.awssdk.services.config.model.PutEvaluationsResponse;
import software.amazon.awssdk.services.config.model.StartConfigRulesEvaluationResponse;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/**
 * Refuses answers that lack an expected element. The SDK turns a missing list into an empty one and
 * any other missing value into {@code null}, so the answer of a proxy would look like an account
 * without users or a key without use.
 *
 * <p>An answer of a type that is not listed here is refused too, so that no call can be added
 * without its expected elements.
 *
 * <p>Not retried, because a proxy would answer the same again.
 */
final class WholeAnswers implements ExecutionInterceptor {

  /** One element that an answer must have. */
  private record Part(String name, boolean isThere) {}

  /** Not earlier: the SDK wraps exceptions that are thrown while it reads an answer. */
  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    parts(context)
        .filter(part -> !part.isThere())
        .findFirst()
        .ifPresent(
            part -> {
              throw SdkClientException.create(
                  "The answer to %s of %s lacks %s. Something else than AWS may have answered."
                      .formatted(
                          attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                          attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                          part.name()));
            });
  }

  private static Stream<Part> parts(Context.AfterExecution context) {
    var request = context.request();
    return switch (context.response()) {
      case ListUsersResponse answer ->
          page(
              listed("Users", answer.hasUsers(), answer.users(), WholeAnswers::user),
              answer.isTruncated(),
              answer.marker(),
              ((ListUsersRequest) request).marker());
      case ListAccessKeysResponse answer ->
          page(
              listed(
                  "AccessKeyMetadata",
                  answer.hasAccessKeyMetadata(),
                  answer.accessKeyMetadata(),
                  WholeAnswers::accessKey),
              answer.isTruncated(),
              answer.marker(),
              ((ListAccessKeysRequest) request).marker());
      case ListUserTagsResponse answer ->
          page(
              listed("Tags", answer.hasTags(), answer.tags(), WholeAnswers::tag),
              answer.isTruncated(),
              answer.marker(),
              ((ListUserTagsRequest) request).marker());
      case GetAccessKeyLastUsedResponse answer -> lastUsed(answer.accessKeyLastUsed());
      case GetComplianceDetailsByConfigRuleResponse answer ->
          Stream.concat(
              listed(
                  "EvaluationResults",
                  answer.hasEvaluationResults() || hasRequestId(answer),
                  answer.evaluationResults(),
                  WholeAnswers::evaluationResult),
              nextPage(
                  answer.nextToken(),
                  ((GetComplianceDetailsByConfigRuleRequest) request).nextToken()));
      case PutEvaluationsResponse answer ->
          Stream.of(
              new Part("FailedEvaluations", answer.hasFailedEvaluations() || hasRequestId(answer)));
      case DescribeConfigRulesResponse answer ->
          Stream.concat(
              Stream.of(new Part("ConfigRules", answer.hasConfigRules())),
              answer.configRules().stream().flatMap(WholeAnswers::rule));
      // It has no elements.
      case StartConfigRulesEvaluationResponse answer ->
          Stream.of(new Part("a request id", hasRequestId(answer)));
      case GetScheduleResponse answer -> schedule(answer);
      case ListSchedulesResponse answer ->
          Stream.concat(
              listed("Schedules", answer.hasSchedules(), answer.schedules(), WholeAnswers::summary),
              nextPage(answer.nextToken(), ((ListSchedulesRequest) request).nextToken()));
      case PublishResponse answer -> Stream.of(part("MessageId", answer.messageId()));
      case SdkResponse other ->
          Stream.of(new Part("a check of " + other.getClass().getSimpleName(), false));
    };
  }

  /**
   * Returns whether the answer has a request id, which only AWS sets. AWS does not document whether
   * it leaves out an empty list, so a missing list in an answer from AWS is an empty one.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html">PutEvaluations</a>
   */
  private static boolean hasRequestId(AwsResponse answer) {
    return !answer.responseMetadata().requestId().equals("UNKNOWN");
  }

  private static <T> Stream<Part> listed(
      String name, boolean isThere, List<T> items, Function<T, Stream<Part>> of) {
    return Stream.concat(Stream.of(new Part(name, isThere)), items.stream().flatMap(of));
  }

  /** A truncated page must have a marker, and not the one that led to it. */
  private static Stream<Part> page(
      Stream<Part> items,
      @Nullable Boolean isTruncated,
      @Nullable String marker,
      @Nullable String askedFor) {
    return Stream.of(
            items,
            Stream.of(
                part("IsTruncated", isTruncated),
                new Part("Marker", !Boolean.TRUE.equals(isTruncated) || marker != null)),
            nextPage(marker, askedFor))
        .flatMap(parts -> parts);
  }

  private static Stream<Part> nextPage(@Nullable String next, @Nullable String askedFor) {
    return Stream.of(
        new Part("a way to the next page", next == null || !Objects.equals(next, askedFor)));
  }

  private static Stream<Part> user(User user) {
    return Stream.of(part("UserId", user.userId()), part("UserName", user.userName()));
  }

  private static Stream<Part> accessKey(AccessKeyMetadata key) {
    return Stream.of(
        part("AccessKeyId", key.accessKeyId()),
        part("Status", key.statusAsString()),
        part("CreateDate", key.createDate()));
  }

  private static Stream<Part> tag(Tag tag) {
    return Stream.of(part("Key", tag.key()), part("Value", tag.value()));
  }

  /**
   * A key without a recorded use has service and Region {@code N/A} and no date.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html">AccessKeyLastUsed</a>
   */
  private static Stream<Part> lastUsed(@Nullable AccessKeyLastUsed lastUsed) {
    return lastUsed == null
        ? Stream.of(new Part("AccessKeyLastUsed", false))
        : Stream.of(
            part("ServiceName", lastUsed.serviceName()),
            part("Region", lastUsed.region()),
            new Part(
                "LastUsedDate",
                lastUsed.lastUsedDate() != null || "N/A".equals(lastUsed.serviceName())));
  }

  private static Stream<Part> evaluationResult(EvaluationResult result) {
    return Stream.of(
        part("ComplianceType", result.complianceTypeAsString()),
        part(
            "ResourceId",
            Optional.ofNullable(result.evaluationResultIdentifier())
                .map(identifier -> identifier.evaluationResultQualifier())
                .map(qualifier -> qualifier.resourceId())
                .orElse(null)));
  }

  private static Stream<Part> rule(ConfigRule rule) {
    return Stream.of(
        part("ConfigRuleState", rule.configRuleStateAsString()),
        part("Source", rule.source()),
        part(
            "SourceIdentifier",
            Optional.ofNullable(rule.source())
                .map(source -> source.sourceIdentifier())
                .orElse(null)));
  }

  private static Stream<Part> schedule(GetScheduleResponse schedule) {
    var target = Optional.ofNullable(schedule.target());
    return Stream.of(
        part("ScheduleExpression", schedule.scheduleExpression()),
        part("State", schedule.state()),
        part("CreationDate", schedule.creationDate()),
        part("Target", schedule.target()),
        part("Target.Arn", target.map(Target::arn).orElse(null)),
        part("Target.RoleArn", target.map(Target::roleArn).orElse(null)));
  }

  private static Stream<Part> summary(ScheduleSummary schedule) {
    return Stream.of(part("Name", schedule.name()), part("GroupName", schedule.groupName()));
  }

  private static Part part(String name, @Nullable Object value) {
    return new Part(name, value != null);
  }
}
