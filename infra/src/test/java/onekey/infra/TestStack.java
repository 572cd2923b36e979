package onekey.infra;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.testkit.Tools;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.lambda.Code;

/** The stack with the defaults of cdk.json and some settings of its own. */
final class TestStack {

  static final Path PROJECT = Tools.PROJECT;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<Map<String, ?>, Template> TEMPLATES = new ConcurrentHashMap<>();

  private TestStack() {}

  static Map<String, Object> context(Map<String, ?> overrides) {
    try {
      var context = new HashMap<>(TemplateWriter.defaultContext(PROJECT.resolve("cdk.json")));
      context.putAll(overrides);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OneKeyStack with(Map<String, ?> overrides) {
    return with(overrides, CodeInBucket.placeholder());
  }

  static OneKeyStack with(Map<String, ?> overrides, Code functionCode) {
    var context = context(overrides);
    return new OneKeyStack(app(context), OneKeyStack.NAME, Settings.read(context), functionCode);
  }

  /** The stack in an environment whose Region is known, although no setting says it. */
  static OneKeyStack in(String region, Map<String, ?> overrides) {
    var context = context(overrides);
    var stage =
        Stage.Builder.create(app(context), "Stage")
            .env(Environment.builder().region(region).build())
            .build();
    return new OneKeyStack(
        stage, OneKeyStack.NAME, Settings.read(context), CodeInBucket.placeholder());
  }

  /** The second stack, if the settings need one. */
  static Optional<OneKeyEventsStack> events(Map<String, ?> overrides) {
    var context = context(overrides);
    return OneKeyEventsStack.in(app(context), Settings.read(context));
  }

  static App app(Map<String, Object> context) {
    try {
      var directory =
          Files.createTempDirectory(Files.createDirectories(Path.of("target/cdk.out")), "");
      return App.Builder.create()
          .outdir(directory.toString())
          .context(context)
          .analyticsReporting(false)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Synthesized once for each settings: a template is only read. */
  static Template template(Map<String, ?> overrides) {
    return TEMPLATES.computeIfAbsent(
        Map.copyOf(overrides), settings -> Template.fromStack(with(settings)));
  }

  static JsonNode json(Template template) {
    return MAPPER.valueToTree(template.toJSON());
  }

  /** Returns the content of the document whose logical id starts so. */
  static JsonNode content(JsonNode template, String idPrefix) {
    return resource(template, idPrefix).path("Properties").path("Content");
  }

  /** Returns the resource whose logical id starts so. */
  static JsonNode resource(JsonNode template, String idPrefix) {
    return template.path("Resources").properties().stream()
        .filter(resource -> resource.getKey().startsWith(idPrefix))
        .map(Map.Entry::getValue)
        .findAny()
        .orElseThrow();
  }

  /** Returns the actions that the resources allow whose logical ids start so, roles or policies. */
  static List<String> actions(JsonNode template, String... idPrefixes) {
    return template.path("Resources").properties().stream()
        .filter(resource -> Stream.of(idPrefixes).anyMatch(resource.getKey()::startsWith))
        .flatMap(resource -> resource.getValue().findValues("Action").stream())
        .flatMap(
            action ->
                action.isArray()
                    ? StreamSupport.stream(action.spliterator(), false)
                    : Stream.of(action))
        .map(JsonNode::asText)
        .filter(action -> !action.equals("sts:AssumeRole"))
        .toList();
  }

  /**
   * The properties of an alarm on the most that a metric of a queue shows.
   *
   * @param queue a pattern of the logical id
   */
  static Map<String, Object> alarmOn(String queue, String metric, int threshold) {
    return Map.of(
        "Namespace",
        "AWS/SQS",
        "MetricName",
        metric,
        "Statistic",
        "Maximum",
        "Threshold",
        threshold,
        "ComparisonOperator",
        "GreaterThanOrEqualToThreshold",
        "TreatMissingData",
        "notBreaching",
        "Dimensions",
        List.of(Map.of("Name", "QueueName", "Value", attribute(queue, "QueueName"))),
        "AlarmActions",
        List.of(Match.anyValue()));
  }

  /**
   * The properties of the policy of a queue that takes messages over TLS, and of one EventBridge
   * rule.
   *
   * @param queue a pattern of the logical id
   * @param rule the same
   */
  static Map<String, Object> queuePolicy(String queue, String rule) {
    return Map.of(
        "Queues",
        List.of(Map.of("Ref", Match.stringLikeRegexp(queue))),
        "PolicyDocument",
        Match.objectLike(
            Map.of(
                "Statement",
                List.of(
                    Match.objectLike(
                        Map.of(
                            "Effect",
                            "Deny",
                            "Condition",
                            Map.of("Bool", Map.of("aws:SecureTransport", "false")))),
                    Match.objectLike(
                        Map.of(
                            "Effect",
                            "Allow",
                            "Action",
                            "sqs:SendMessage",
                            "Principal",
                            Map.of("Service", "events.amazonaws.com"),
                            "Resource",
                            attribute(queue, "Arn"),
                            "Condition",
                            Map.of(
                                "ArnEquals", Map.of("aws:SourceArn", attribute(rule, "Arn")))))))));
  }

  /** An attribute of the resource whose logical id matches. */
  static Map<String, Object> attribute(String idPattern, String name) {
    return Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp(idPattern), name));
  }

  /** An existing topic for notices. */
  static Map<String, Object> existingTopic() {
    return Map.of("onekey:noticeTopicArn", "arn:aws:sns:eu-west-1:123456789012:notices");
  }

  /** The rule runs after key changes, and the events come from another Region. */
  static Map<String, Object> watchingFromAfar() {
    return Map.of("onekey:watchKeyChanges", true, "onekey:homeRegion", "eu-west-1");
  }

  /** Every setting that adds a resource, and every one that changes one. */
  static Map<String, Object> everything() {
    return Map.ofEntries(
        entry("onekey:ruleName", "one-key"),
        entry("onekey:frequency", "Six_Hours"),
        entry("onekey:exemptionTag", "exempt-until"),
        entry("onekey:watchKeyChanges", true),
        entry("onekey:rotationMaxAgeDays", 90),
        entry("onekey:remediation", "automatic"),
        entry("onekey:noticeDays", 14),
        entry("onekey:deleteAfterDays", "never"),
        entry("onekey:noticeEmail", "security@example.com"),
        entry("onekey:noticeStyle", "chat"),
        entry("onekey:tags", Map.of("Owner", "security", "CostCenter", "42")));
  }
}
