package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** The table of docs/permissions.md has every action of every role, and no other. */
class PermissionsTableTest {

  private static final String JUDGE = "judge";

  /** The roles of the table, by how their logical ids start. */
  private static final Map<String, String> ROLES =
      Map.of(
          "JudgeRole", JUDGE,
          "ChooseRole", "chooser",
          "RemovalRunbookRole", "runbook (`OneKeyRemovalAutomation`)",
          "DeletionRunbookSchedulerRole", "schedules",
          "NoticesRole", "events",
          "DeletionRunbookRole", "runbook that deletes quarantined keys",
          "WatchRole", "watch",
          "ReaderRole", "reader (the name of `organizationReaderRole`)");

  private static final Pattern ACTION = Pattern.compile("`(\\w+:\\w+)`");

  /**
   * One row.
   *
   * @param footnotes the signs of the footnotes that say when the role does not have the actions;
   *     empty if it always has them
   */
  private record Row(String role, Set<String> actions, String footnotes) {

    boolean holds(String footnotesThatHold) {
      return footnotes.chars().noneMatch(sign -> footnotesThatHold.indexOf(sign) >= 0);
    }
  }

  static Stream<Arguments> settings() {
    return Stream.of(
        arguments(Map.of(), "³⁴⁶⁷⁸⁹"),
        arguments(Map.of("onekey:dryRun", true), "¹²³⁴⁶⁷⁸⁹"),
        arguments(Map.of("onekey:deleteAfterDays", "never"), "²³⁴⁶⁷⁸⁹"),
        arguments(Map.of("onekey:deleteAfterDays", "never", "onekey:dryRun", true), "¹²³⁴⁶⁷⁸⁹"),
        arguments(Map.of("onekey:noticeEmail", "security@example.com"), "⁴⁶⁷⁸⁹"),
        arguments(TestStack.existingTopic(), "⁶⁷⁸⁹"),
        arguments(Map.of("onekey:watchKeyChanges", true), "³⁴⁷⁸⁹"),
        arguments(TestStack.everything(), "²⁴⁷⁸⁹"),
        arguments(TestOrganization.everything(), "²⁷⁹"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void hasEveryActionOfEveryRole(Map<String, ?> settings, String footnotesThatHold)
      throws IOException {
    assertThat(synthesized(settings)).isEqualTo(table(row -> row.holds(footnotesThatHold)));
  }

  @Test
  void hasOnlyTheJudgeWhereRemediationIsOff() throws IOException {
    assertThat(synthesized(Map.of("onekey:remediation", "off")))
        .isEqualTo(table(row -> row.role().equals(JUDGE) && row.footnotes().isEmpty()));
  }

  @Test
  void hasTheRoleOfTheSecondStack() throws IOException {
    hasTheOnlyRoleOf(TestStack.events(TestStack.watchingFromAfar()).orElseThrow(), "⁷");
  }

  @Test
  void hasTheRoleOfTheStackOfTheOrganization() throws IOException {
    hasTheOnlyRoleOf(TestOrganization.with(TestOrganization.everything()).stack(), "⁹");
  }

  private static void hasTheOnlyRoleOf(Stack stack, String footnotes) throws IOException {
    var template = Template.fromStack(stack);
    template.resourceCountIs("AWS::IAM::Role", 1);
    assertThat(
            TestStack.actions(
                TestStack.json(template),
                template.findResources("AWS::IAM::Role").keySet().iterator().next()))
        .containsExactlyInAnyOrderElementsOf(
            rows().stream()
                .filter(row -> row.footnotes().equals(footnotes))
                .flatMap(row -> row.actions().stream())
                .toList());
  }

  private static Map<String, Set<String>> table(Predicate<Row> holds) throws IOException {
    return rows().stream()
        .filter(holds)
        .collect(
            Collectors.toMap(
                Row::role,
                Row::actions,
                (one, other) -> {
                  var both = new TreeSet<>(one);
                  both.addAll(other);
                  return both;
                },
                TreeMap::new));
  }

  private static List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    for (var line :
        Files.readAllLines(TestStack.PROJECT.resolve("docs/permissions.md")).stream()
            .dropWhile(line -> !line.startsWith("| role | may | on |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList()) {
      var cells = line.split("\\|", -1);
      var role = cells[1].isBlank() ? rows.getLast().role() : cells[1].strip();
      var may = cells[2].strip();
      var footnotes = may.replaceAll("[^¹²³⁴⁵⁶⁷⁸⁹]", "");
      rows.add(new Row(role, actions(may), footnotes));
    }
    return rows;
  }

  private static Set<String> actions(String cell) {
    return ACTION
        .matcher(cell)
        .results()
        .map((MatchResult action) -> action.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The actions of each role, whether they are in the role itself or in a policy attached to it.
   */
  private static Map<String, Set<String>> synthesized(Map<String, ?> settings) {
    var template = TestStack.json(TestStack.template(settings));
    var actions = new TreeMap<String, Set<String>>();
    template
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              for (var role : rolesOf(resource)) {
                actions
                    .computeIfAbsent(role, _ -> new TreeSet<>())
                    .addAll(TestStack.actions(template, resource.getKey()));
              }
            });
    return actions;
  }

  private static List<String> rolesOf(Map.Entry<String, JsonNode> resource) {
    return switch (resource.getValue().path("Type").asText()) {
      case "AWS::IAM::Role" -> List.of(nameInTheTable(resource.getKey()));
      case "AWS::IAM::Policy" ->
          resource.getValue().at("/Properties/Roles").findValuesAsText("Ref").stream()
              .map(PermissionsTableTest::nameInTheTable)
              .toList();
      default -> List.of();
    };
  }

  private static String nameInTheTable(String logicalId) {
    return ROLES.entrySet().stream()
        .filter(role -> logicalId.startsWith(role.getKey()))
        .map(Map.Entry::getValue)
        .findAny()
        .orElse(logicalId);
  }
}
