package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.rule.aws.EventBatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Template;
import software.amazon.event.ruler.Machine;

/**
 * The patterns of the synthesized templates, matched by the library that EventBridge is built on.
 * The files are events as EventBridge sends them, with the fields that CloudTrail documents.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">Examples
 *     of IAM events</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">userIdentity</a>
 * @see <a href="https://github.com/aws/event-ruler">Event Ruler</a>
 */
class KeyChangeEventsTest {

  private static final Path EVENTS = Path.of("src/test/resources/onekey/infra/events");

  /** What the runbooks of the stack did: the name of the role ends the name of the file. */
  private static final String BY_OWN_RUNBOOK = "-runbook.json";

  private static final Pattern ROLE_ARN =
      Pattern.compile("\\{\"Fn::GetAtt\":\\[\"(\\w+RunbookRole)\\w+\",\"Arn\"]}");

  private static final Map<String, String> ROLES =
      Map.of(
          "RemovalRunbookRole", "arn:aws:iam::123456789012:role/OneKeyRemovalAutomation",
          "DeletionRunbookRole", "arn:aws:iam::123456789012:role/OneKeyStack-DeletionRunbookRole");

  private static final Map<String, ?> SETTINGS =
      Map.of(
          "onekey:watchKeyChanges", true,
          "onekey:homeRegion", "eu-west-1",
          "onekey:exemptionTag", "onekey-exempt-until",
          "onekey:ownerTag", "Owner");

  private static Machine home = Machine.builder().build();
  private static Machine withoutRunbooks = Machine.builder().build();
  private static Machine forwarding = Machine.builder().build();
  private static Machine withoutTags = Machine.builder().build();

  @BeforeAll
  static void takeThePatternsOutOfTheTemplates() throws IOException {
    home = machine(TestStack.template(SETTINGS), "WatchRule");
    withoutRunbooks =
        machine(
            TestStack.template(KeyChangeWatchTest.with(SETTINGS, "onekey:remediation", "off")),
            "WatchRule");
    forwarding = machine(Template.fromStack(TestStack.events(SETTINGS).orElseThrow()), "Rule");
    withoutTags = machine(TestStack.template(Map.of("onekey:watchKeyChanges", true)), "WatchRule");
  }

  static Stream<Path> makingARun() {
    return events("run");
  }

  static Stream<Path> makingNoRun() {
    return events("no-run");
  }

  @ParameterizedTest
  @MethodSource("makingARun")
  void takesWhatChangesAVerdict(Path event) {
    assertThat(matches(home, event)).isTrue();
    assertThat(matches(withoutRunbooks, event)).isTrue();
    assertThat(matches(forwarding, event)).isTrue();
  }

  /** What the pattern takes and the function cannot read would end in the dead-letter queue. */
  @ParameterizedTest
  @MethodSource("makingARun")
  void takesNothingThatTheFunctionCannotRead(Path event) {
    // when
    var batch =
        EventBatch.from(Map.of("Records", List.of(Map.of("messageId", "1", "body", text(event)))));

    // then
    assertThat(batch.unreadable()).isEmpty();
  }

  /** The second stack does not know the roles of the first: it forwards what they did. */
  @ParameterizedTest
  @MethodSource("makingNoRun")
  void leavesOutEverythingElse(Path event) {
    // given
    var byOwnRunbook = event.toString().endsWith(BY_OWN_RUNBOOK);

    // then
    assertThat(matches(home, event)).isFalse();
    assertThat(matches(withoutRunbooks, event)).isEqualTo(byOwnRunbook);
    assertThat(matches(forwarding, event)).isEqualTo(byOwnRunbook);
  }

  @Test
  void readsNoTagThatIsNotSet() {
    assertThat(events("run").filter(event -> !matches(withoutTags, event)))
        .extracting(event -> event.getFileName().toString())
        .containsExactlyInAnyOrder(
            "tag-user-exemption.json",
            "tag-user-exemption-in-another-case-among-others.json",
            "tag-user-owner.json",
            "untag-user-exemption.json",
            "untag-user-exemption-in-another-case-among-others.json",
            "untag-user-owner.json");
  }

  @Test
  void knowsAnEventOfEachCall() {
    assertThat(events("run").map(KeyChangeEventsTest::text).map(KeyChangeEventsTest::call))
        .contains(
            "CreateAccessKey",
            "UpdateAccessKey",
            "DeleteAccessKey",
            "CreateUser",
            "DeleteUser",
            "TagUser",
            "UntagUser");
  }

  /**
   * By default EventBridge takes 2,048 characters.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html">EventBridge
   *     quotas: event pattern size</a>
   */
  @Test
  void isNotLongerThanEventBridgeTakes() {
    // given the longest tags
    var settings =
        Map.of(
            "onekey:watchKeyChanges", true,
            "onekey:exemptionTag", "e".repeat(128),
            "onekey:ownerTag", "o".repeat(128));

    // when
    var pattern = pattern(TestStack.template(settings), "WatchRule");

    // then names of roles have up to 64 characters
    assertThat(pattern).contains("e".repeat(128), "o".repeat(128), "OneKeyStack-DeletionRunbook");
    assertThat(pattern.length() + 2 * 64).isLessThan(2048);
  }

  private static Stream<Path> events(String directory) {
    try (var files = Files.list(EVENTS.resolve(directory))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean matches(Machine machine, Path event) {
    try {
      return !machine.rulesForJSONEvent(text(event)).isEmpty();
    } catch (Exception e) {
      throw new IllegalArgumentException("No event: " + event, e);
    }
  }

  private static String text(Path event) {
    try {
      return Files.readString(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String call(String event) {
    try {
      return new ObjectMapper().readTree(event).at("/detail/eventName").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Machine machine(Template template, String rule) throws IOException {
    var machine = Machine.builder().build();
    machine.addRule("pattern", pattern(template, rule));
    return machine;
  }

  /**
   * The pattern as CloudFormation fills it in, with the account and the roles that the files name.
   */
  private static String pattern(Template template, String rule) {
    var pattern = TestStack.resource(TestStack.json(template), rule).at("/Properties/EventPattern");
    return ROLE_ARN
        .matcher(pattern.toString().replace("{\"Ref\":\"AWS::AccountId\"}", "\"123456789012\""))
        .replaceAll(id -> '"' + ROLES.get(id.group(1)) + '"');
  }
}
