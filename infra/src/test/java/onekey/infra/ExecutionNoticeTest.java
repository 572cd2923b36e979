package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What EventBridge makes of an event of Systems Manager Automation by the input transformers. */
class ExecutionNoticeTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A placeholder, as the value of a member or in a string. */
  private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]*)>");

  /**
   * The example of AWS, with another status.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html">Systems
   *     Manager events</a>
   */
  private static final String EVENT =
      """
      {
        "version": "0",
        "id": "d290ece9-1088-4383-9df6-cd5b4ac42b99",
        "detail-type": "EC2 Automation Execution Status-change Notification",
        "source": "aws.ssm",
        "account": "123456789012",
        "time": "2024-11-29T19:43:35Z",
        "region": "us-east-2",
        "resources": [
          "arn:aws:ssm:us-east-2:123456789012:automation-execution/333ba70b-2333-48db-b17e-a5e69c6f4d1c",
          "arn:aws:ssm:us-east-2:123456789012:automation-definition/runcommand1:1"
        ],
        "detail": {
          "ExecutionId": "333ba70b-2333-48db-b17e-a5e69c6f4d1c",
          "Definition": "runcommand1",
          "DefinitionVersion": 1.0,
          "Status": "TimedOut",
          "StartTime": "Nov 29, 2024 7:43:20 PM",
          "EndTime": "Nov 29, 2024 7:43:26 PM",
          "Time": 5753.0,
          "ExecutedBy": "arn:aws:iam::123456789012:user/userName"
        }
      }
      """;

  private static final String ADDRESS =
      "https://us-east-2.console.aws.amazon.com/systems-manager/automation/execution/333ba70b-2333-48db-b17e-a5e69c6f4d1c?region=us-east-2";

  /** A transformer of the template in a Region. */
  private record Transformer(String template, Map<String, String> paths) {

    static Transformer of(String rule, String style) {
      var json =
          TestStack.json(
              TestStack.template(
                  Map.of(
                      "onekey:noticeEmail", "security@example.com", "onekey:noticeStyle", style)));
      var transformer = TestStack.resource(json, rule).at("/Properties/Targets/0/InputTransformer");
      return new Transformer(
          TemplateText.in("aws", "us-east-2", json).text(transformer.path("InputTemplate")),
          MAPPER.convertValue(
              transformer.path("InputPathsMap"),
              MAPPER.getTypeFactory().constructMapType(Map.class, String.class, String.class)));
    }

    List<String> placeholders() {
      return PLACEHOLDER
          .matcher(template)
          .results()
          .map((MatchResult placeholder) -> placeholder.group(1))
          .toList();
    }

    /** Puts the values of the event in place of the placeholders, all of which are in strings. */
    String applyTo(JsonNode event) {
      var applied = template;
      for (var path : paths.entrySet()) {
        var value = event.at(path.getValue().substring(1).replace('.', '/'));
        assertThat(value.isTextual()).as(path.getValue()).isTrue();
        applied = applied.replace("<" + path.getKey() + ">", value.asText());
      }
      return applied;
    }
  }

  static Stream<Arguments> rulesAndStyles() {
    return Stream.of(
        arguments("NoticesRemovalFailed", "text"),
        arguments("NoticesRemovalFailed", "chat"),
        arguments("NoticesDeletionFailed", "text"),
        arguments("NoticesDeletionFailed", "chat"));
  }

  /**
   * EventBridge leaves out a placeholder without a path. It takes 100 paths and 8,192 characters.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html">InputTransformer</a>
   */
  @ParameterizedTest
  @MethodSource("rulesAndStyles")
  void takesEveryPlaceholderFromTheEvent(String rule, String style) {
    // when
    var transformer = Transformer.of(rule, style);

    // then
    assertThat(Set.copyOf(transformer.placeholders())).isEqualTo(transformer.paths().keySet());
    assertThat(transformer.paths().keySet())
        .isNotEmpty()
        .allMatch(key -> key.matches("[A-Za-z0-9_-]+"))
        .hasSizeLessThanOrEqualTo(100);
    assertThat(transformer.template()).hasSizeLessThanOrEqualTo(8192);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NoticesRemovalFailed", "NoticesDeletionFailed"})
  void isOneStringALineInStyleText(String rule) throws JsonProcessingException {
    // when
    var text = Transformer.of(rule, "text").applyTo(MAPPER.readTree(EVENT));

    // then
    var lines = new ArrayList<String>();
    for (var line : text.split("\n", -1)) {
      var string = MAPPER.readTree(line);
      assertThat(string.isTextual()).as(line).isTrue();
      lines.add(string.asText());
    }
    assertThat(lines.getFirst()).startsWith("OneKey: the ").endsWith(" (TimedOut).");
    assertThat(lines.subList(1, 5))
        .containsExactly(
            "Account 123456789012, Region us-east-2, at 2024-11-29T19:43:35Z.",
            "Execution 333ba70b-2333-48db-b17e-a5e69c6f4d1c of the runbook runcommand1.",
            ADDRESS,
            "What to do:");
    assertThat(lines.subList(5, lines.size()))
        .hasSizeGreaterThan(2)
        .allMatch(line -> line.startsWith("- "))
        .anyMatch(line -> line.endsWith("--status Active"));
  }

  /**
   * By the schema of Amazon Q Developer in chat applications.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html#event-schema">Event
   *     schema</a>
   */
  @ParameterizedTest
  @ValueSource(strings = {"NoticesRemovalFailed", "NoticesDeletionFailed"})
  void isACustomNotificationInStyleChat(String rule) throws JsonProcessingException {
    // when
    var notification =
        MAPPER.readTree(Transformer.of(rule, "chat").applyTo(MAPPER.readTree(EVENT)));

    // then
    assertThat(keys(notification)).containsExactly("version", "source", "content");
    assertThat(notification.path("version")).isEqualTo(MAPPER.readTree("\"1.0\""));
    assertThat(notification.path("source").asText()).isEqualTo("custom");
    var content = notification.path("content");
    assertThat(keys(content)).containsExactly("textType", "title", "description", "nextSteps");
    assertThat(content.path("textType").asText()).isEqualTo("client-markdown");
    assertThat(content.path("title").asText()).startsWith("OneKey: the ").endsWith(" (TimedOut)");
    assertThat(content.path("description").asText().lines())
        .containsExactly(
            "Account 123456789012, Region us-east-2, at 2024-11-29T19:43:35Z.",
            "Execution 333ba70b-2333-48db-b17e-a5e69c6f4d1c of the runbook runcommand1.",
            ADDRESS);
    assertThat(content.path("nextSteps").valueStream())
        .hasSizeGreaterThan(2)
        .allMatch(JsonNode::isTextual)
        .anyMatch(step -> step.asText().endsWith("--status Active"));
  }

  private static List<String> keys(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
