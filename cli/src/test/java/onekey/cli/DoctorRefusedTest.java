package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import onekey.cli.doctor.check.Call;
import onekey.cli.doctor.check.Topic;
import onekey.sandbox.stack.Stack;
import onekey.sandbox.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is refused or answered with nothing, exactly what needs it is not checkable. */
class DoctorRefusedTest {

  @ParameterizedTest
  @EnumSource(Call.class)
  void whatIsRefusedIsNamedAndNothingElseIsLost(Call call) {
    try (var account = DoctorSandbox.healthy()) {
      account.sandbox().faults().deny(action(call));

      // when
      var run = account.run("--format", "json", "--personal-details", "true");
      var found = DoctorSandbox.topics(run);

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(DoctorSandbox.with("WRONG", found)).isEmpty();
      assertThat(DoctorSandbox.with("NOT_CHECKABLE", found)).isEqualTo(needing(call));
      assertThat(notCheckable(found))
          .allSatisfy(
              text -> assertThat(text).contains("denies").contains("onekey doctor --iam-policy"));
      assertThat(found.values()).allSatisfy(lines -> assertThat(lines).isNotEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void anAnswerWithNothingInItIsNoAnswer(Call call) {
    try (var account = DoctorSandbox.healthy()) {
      account.tamper(client -> new EmptyAnswer(client, action(call)));

      // when
      var run = account.run("--format", "json", "--personal-details", "true");
      var found = DoctorSandbox.topics(run);

      // then
      assertThat(DoctorSandbox.with("WRONG", found)).isEmpty();
      assertThat(DoctorSandbox.with("NOT_CHECKABLE", found)).isEqualTo(needing(call));
      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    }
  }

  @Test
  void refusedEverythingItSaysSoInALineEach() {
    try (var account = DoctorSandbox.healthy()) {
      Arrays.stream(Call.values()).map(this::action).forEach(account.sandbox().faults()::deny);

      // when
      var run = account.run("--format", "json", "--personal-details", "true");

      // then
      var found = DoctorSandbox.topics(run);
      assertThat(DoctorSandbox.with("NOT_CHECKABLE", found)).containsExactly(Topic.values());
      assertThat(DoctorSandbox.with("WRONG", found)).isEmpty();
      assertThat(DoctorSandbox.with("FINE", found)).isEmpty();
      assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(account.run().out()).doesNotContain("  fine ");
    }
  }

  /** Without the names of who was refused. */
  @Test
  void saysWithoutPersonalDetailsWhatIsRefused() {
    try (var account = DoctorSandbox.healthy()) {
      account.sandbox().faults().deny("ListUsers");

      // when
      var run = account.run("--format", "json");

      // then
      assertThat(run.out()).contains("iam:ListUsers failed (AccessDenied).");
    }
  }

  @Test
  void aStackWithoutATopicNeedsTheTemplateToKnowThat() {
    try (var account = DoctorSandbox.of(Template.ofDefaultStack(), "OneKeyStack", _ -> {})) {
      account.sandbox().faults().deny("GetTemplate");

      // when
      var found = account.examine();

      // then
      assertThat(DoctorSandbox.with("NOT_CHECKABLE", found)).contains(Topic.SUBSCRIPTIONS);
    }
  }

  /** While a stack is being changed, its resources and its template may differ. */
  @Test
  void aRoleThatTheTemplateDoesNotHaveStopsNothing() {
    try (var account = DoctorSandbox.healthy()) {
      var stacks = account.sandbox().stacks();
      var stack = stacks.find("OneKeyStack").orElseThrow();
      var resources = new ArrayList<>(stack.resources());
      resources.add(new Stack.Resource("Other", "AWS::IAM::Role", "other", "CREATE_COMPLETE"));
      stacks.put(stack.name(), stack.template(), resources);

      // when
      var found = account.examine();

      // then
      assertThat(DoctorSandbox.with("NOT_CHECKABLE", found)).containsExactly(Topic.ROLES);
      assertThat(String.valueOf(found.get(Topic.ROLES)))
          .contains("The template has no Other.")
          .contains("It may do all that the template grants");
    }
  }

  private String action(Call call) {
    return call.permission().substring(call.permission().indexOf(':') + 1);
  }

  private static List<Topic> needing(Call call) {
    return Arrays.stream(Topic.values()).filter(topic -> topic.needs().contains(call)).toList();
  }

  private static List<String> notCheckable(Map<Topic, JsonNode> found) {
    return found.values().stream()
        .flatMap(lines -> StreamSupport.stream(lines.spliterator(), false))
        .filter(line -> line.get("status").asText().equals("NOT_CHECKABLE"))
        .map(line -> line.get("text").asText())
        .toList();
  }
}
