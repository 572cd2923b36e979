package onekey.plan.format.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.rule.judgement.RuleParameter;
import org.junit.jupiter.api.Test;

/** Every text of the report is in the bundle, and nothing else is. */
class TextsTest {

  private static final Path JAVA = Path.of("src/main/java/onekey/plan/format/html");
  private static final Path TEMPLATES = Path.of("src/main/resources/onekey/plan/format/html");

  private static final Pattern IN_TEMPLATE = Pattern.compile("\\{\\{words\\.(\\w+)\\}\\}");
  private static final Pattern ASKED_FOR =
      Pattern.compile("texts\\s*\\.(?:get|of|count|ofNumber)\\(\\s*\"([\\w.]+)\"");
  private static final Pattern LITERAL = Pattern.compile("\"([\\w.]+)\"");

  private static final Map<String, String> WORDS = Texts.english().words();

  @Test
  void hasEveryTextThatIsAskedFor() throws IOException {
    // when
    var inTemplates = found(IN_TEMPLATE, TEMPLATES, ".mustache");
    var inJava = found(ASKED_FOR, JAVA, ".java");

    // then
    assertThat(inTemplates).hasSizeGreaterThan(60);
    assertThat(WORDS).containsKeys(inTemplates.toArray(String[]::new));
    assertThat(inJava)
        .hasSizeGreaterThan(40)
        .allMatch(key -> WORDS.containsKey(key) || WORDS.containsKey(key + ".other"));
    for (var parameter : RuleParameter.values()) {
      assertThat(WORDS).containsKey("policy." + parameter.key());
    }
  }

  @Test
  void hasNoTextThatIsNotUsed() throws IOException {
    // given
    var used = new TreeSet<>(found(IN_TEMPLATE, TEMPLATES, ".mustache"));
    used.addAll(found(LITERAL, JAVA, ".java"));
    Stream.of(RuleParameter.values())
        .map(parameter -> "policy." + parameter.key())
        .forEach(used::add);

    // then
    assertThat(WORDS.keySet())
        .allMatch(key -> used.contains(key) || used.contains(key.replaceFirst("\\.\\w+$", "")));
  }

  /** What a template says of itself would not be in the bundle of another language. */
  @Test
  void leavesTheTemplatesWithoutWordsOfTheirOwn() throws IOException {
    try (var files = Files.list(TEMPLATES)) {
      var templates =
          files.filter(file -> file.toString().endsWith(".mustache")).collect(Collectors.toList());
      assertThat(templates).hasSizeGreaterThan(3);
      for (var template : templates) {
        var text =
            Files.readString(template)
                .replaceAll("\\{\\{\\{?[^}]*\\}?\\}\\}", "")
                .replaceAll("<[^>]*>", " ");
        assertThat(
                Pattern.compile("\\p{L}{2,}").matcher(text).results().map(found -> found.group()))
            .as(template.toString())
            .allMatch(
                List.of("NON_COMPLIANT", "NON", "COMPLIANT", "Keep", "Hold", "Announce", "Remove")
                    ::contains);
      }
    }
  }

  /** A single apostrophe would quote the rest of a pattern, and a brace would begin an argument. */
  @Test
  void holdsNothingThatAPatternTakesForSomethingElse() {
    assertThat(WORDS.values())
        .allSatisfy(
            text ->
                assertThat(text.replaceAll("\\{[0-5]\\}", ""))
                    .doesNotContain("'", "{", "}", "<", ">", "\"", "\\"));
  }

  @Test
  void namesATextThatIsMissing() {
    assertThatThrownBy(() -> Texts.english().get("noSuchText")).hasMessageContaining("noSuchText");
  }

  @Test
  void countsInTheSingularAndInThePlural() {
    // given
    var texts = Texts.english();

    // then
    assertThat(List.of(texts.count("user", 0), texts.count("user", 1), texts.count("user", 1234)))
        .containsExactly("0 users", "1 user", "1,234 users");
    assertThat(texts.of("policy.ownerTag", "{0} 'x' <b>")).contains("The tag {0} 'x' <b> of");
  }

  private static Set<String> found(Pattern pattern, Path directory, String ending)
      throws IOException {
    var found = new TreeSet<String>();
    try (var files = Files.list(directory)) {
      for (var file : files.filter(name -> name.toString().endsWith(ending)).toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .forEach(match -> found.add(match.group(1)));
      }
    }
    return found;
  }
}
