package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stacks that an older version has deployed, updated to this one: what must stay, stays. Their
 * templates were synthesized by the sources of the day that a file is named after, with a mail
 * address for notices. When a version is released, its template is added.
 */
class UpgradeTest {

  private static final Path OLDER = Path.of("src/test/resources/onekey/infra/older");

  /** With one of these, what somebody waits for would be gone: see docs/versions.md. */
  private static final List<String> KEPT =
      List.of(
          "AWS::Config::ConfigRule",
          "AWS::Logs::LogGroup",
          "AWS::SNS::Topic",
          "AWS::SQS::Queue",
          "AWS::SSM::Document",
          "AWS::Scheduler::ScheduleGroup");

  private static Map<String, Set<String>> createOnly = Map.of();

  @BeforeAll
  static void readSchemas() throws IOException {
    var templates = Stream.concat(older().map(UpgradeTest::read), Stream.of(current())).toList();
    createOnly = StackUpdate.createOnlyProperties("UpgradeTest", templates);
  }

  static Stream<Path> older() throws IOException {
    try (var files = Files.list(OLDER)) {
      return files.sorted().toList().stream();
    }
  }

  private static JsonNode read(Path file) {
    try {
      return new JsonMapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode current() {
    return TestStack.json(TestStack.template(Map.of("onekey:noticeEmail", "security@example.com")));
  }

  private static StackUpdate update(JsonNode before, JsonNode after) {
    return StackUpdate.of(before, after, createOnly);
  }

  @ParameterizedTest
  @MethodSource("older")
  void keepsWhatSomebodyWaitsFor(Path older) {
    // when
    var update = update(read(older), current());

    // then
    for (var type : KEPT) {
      assertThat(update.ids(type)).as(type).isNotEmpty().flatMap(update::losses).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("older")
  void replacesNothingThatHasANameOfItsOwn(Path older) {
    assertThat(update(read(older), current()).refused()).isEmpty();
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change(
            "ConfigRuleName",
            template -> properties(template, "AWS::Config::ConfigRule").put("ConfigRuleName", "x")),
        change(
            "Name",
            template -> properties(template, "AWS::Scheduler::ScheduleGroup").put("Name", "x")),
        change(
            "UpdateMethod",
            template -> properties(template, "AWS::SSM::Document").put("UpdateMethod", "Replace")),
        change(
            "DocumentType",
            template -> properties(template, "AWS::SSM::Document").put("DocumentType", "Command")),
        change(
            "is deleted",
            template -> {
              var resources = (ObjectNode) template.get("Resources");
              var id = update(template, template).ids("AWS::Config::ConfigRule").getFirst();
              resources.set("Renamed", resources.remove(id));
            }));
  }

  private static Arguments change(String loss, Consumer<JsonNode> change) {
    return Arguments.of(loss, change);
  }

  private static ObjectNode properties(JsonNode template, String type) {
    var id = update(template, template).ids(type).getFirst();
    return ((ObjectNode) template.get("Resources").get(id)).withObject("/Properties");
  }

  /** So that the tests above can fail. */
  @ParameterizedTest
  @MethodSource("changes")
  void seesWhatWouldReplaceIt(String loss, Consumer<JsonNode> change) {
    // given
    var after = current();
    change.accept(after);

    // when
    var update = update(current(), after);

    // then
    assertThat(
            KEPT.stream()
                .flatMap(type -> update.ids(type).stream())
                .flatMap(id -> update.losses(id).stream()))
        .singleElement()
        .asString()
        .contains(loss);
  }

  @Test
  void anUpdateToTheSameKeepsEverything() {
    var update = update(current(), current());
    assertThat(current().get("Resources").fieldNames())
        .toIterable()
        .flatMap(update::losses)
        .isEmpty();
  }
}
