package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Test;

/**
 * README.ja.md says what README.md says. What is not words of a language is compared: blocks of
 * commands and of output, the diagram without its labels, links and pictures, what is written as
 * code, and the numbers of sections. Its table of settings is compared with that of
 * docs/settings.md, row by row: names and defaults, links, what is written as code, and the numbers
 * of the English text. Whether the words say the same, people have to judge.
 */
class JapaneseReadmeTest {

  private static final String ENGLISH = read("README.md");
  private static final String JAPANESE = read("README.ja.md");

  /** Sections that README.md does not have: what {@code plan} writes, and the settings. */
  private static final String REMEDIES = "## 直し方";

  private static final String SETTINGS = "## 設定";

  /** What only README.ja.md says. */
  private static final Set<String> ONLY_JAPANESE =
      Set.of("docs", "--language ja", "./onekey plan --output plan.html --language ja");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(onekey:\\w+)` \\| (\\S+) \\| (.*) \\|$");

  /** A row of a table of settings. */
  private record Row(String defaultValue, String text) {}

  @Test
  void leadFromOneToTheOther() {
    assertThat(links(ENGLISH)).contains("README.ja.md");
    assertThat(links(JAPANESE)).contains("README.md");
  }

  @Test
  void theWarningStandsNearTheTop() {
    assertThat(JAPANESE.lines().limit(8))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("> **OneKey は認証情報を削除します。")
                    .contains("実際の AWS ではまだ確認していません")
                    .contains("(docs/verify-on-aws.md)"));
  }

  @Test
  void haveTheSameCommands() {
    assertThat(commands(JAPANESE)).hasSize(6).isEqualTo(commands(ENGLISH));
  }

  @Test
  void haveTheSameOutput() {
    assertThat(blocks(JAPANESE, "text")).hasSize(1).isEqualTo(blocks(ENGLISH, "text"));
  }

  @Test
  void haveTheSameDiagram() {
    assertThat(diagram(JAPANESE)).isEqualTo(diagram(ENGLISH)).contains("config[] --> judge[]");
  }

  @Test
  void leadToTheSamePages() {
    // given
    var japanese = new TreeSet<>(links(withoutOwnSections()));
    japanese.remove("README.md");
    var english = new TreeSet<>(links(ENGLISH));
    english.remove("README.ja.md");

    // then
    assertThat(japanese).hasSizeGreaterThan(30).isEqualTo(english);
  }

  @Test
  void nameTheSameCommandsAndSettingsInTheText() {
    // given
    var japanese = new TreeSet<>(code(withoutOwnSections()));
    japanese.removeAll(ONLY_JAPANESE);

    // then
    assertThat(japanese).hasSizeGreaterThan(30).isEqualTo(new TreeSet<>(code(ENGLISH)));
  }

  @Test
  void haveTheSameSectionsButForTwo() {
    assertThat(headings(withoutOwnSections())).hasSize(headings(ENGLISH).size());
  }

  @Test
  void theTableOfSettingsIsThatOfTheSettings() {
    // given
    var english = rows(read("docs/settings.md"));

    // when
    var japanese = rows(JAPANESE);

    // then
    assertThat(japanese.keySet()).hasSizeGreaterThan(30).isEqualTo(english.keySet());
    english.forEach(
        (key, row) -> {
          var other = japanese.getOrDefault(key, new Row("", ""));
          assertThat(other.defaultValue().replace("なし", "none"))
              .as(key)
              .isEqualTo(row.defaultValue());
          assertThat(sorted(code(other.text()))).as(key).isEqualTo(sorted(code(row.text())));
          assertThat(links(other.text())).as(key).isEqualTo(fromTheRoot(links(row.text())));
          assertThat(numbers(other.text())).as(key).containsAll(numbers(row.text()));
        });
  }

  @Test
  void theRowsAreInTheSameOrder() {
    assertThat(keys(JAPANESE)).isEqualTo(keys(read("docs/settings.md")));
  }

  private static String withoutOwnSections() {
    return Stream.of(JAPANESE.split("(?m)^(?=## )"))
        .filter(section -> !section.startsWith(REMEDIES + "\n"))
        .filter(section -> !section.startsWith(SETTINGS + "\n"))
        .collect(Collectors.joining());
  }

  /** Without the comments behind them. */
  private static List<String> commands(String markdown) {
    return blocks(markdown, "sh").stream()
        .flatMap(String::lines)
        .map(line -> line.replaceFirst("\\s+# .*", ""))
        .toList();
  }

  private static List<String> blocks(String markdown, String language) {
    return BLOCK
        .matcher(markdown)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private static String diagram(String markdown) {
    return blocks(markdown, "mermaid").getFirst().replaceAll("\"[^\"]*\"|\\|[^|]*\\|", "");
  }

  /** A page of AWS may be the Japanese one. */
  private static List<String> links(String markdown) {
    return LINK.matcher(markdown)
        .results()
        .map(link -> link.group(1).replace("/ja_jp/", "/"))
        .toList();
  }

  private static List<String> fromTheRoot(List<String> links) {
    return links.stream().map(link -> link.startsWith("https:") ? link : "docs/" + link).toList();
  }

  /** What is written as code, outside of blocks. */
  private static List<String> code(String markdown) {
    return CODE.matcher(BLOCK.matcher(markdown).replaceAll(""))
        .results()
        .map(code -> code.group(1))
        .toList();
  }

  private static List<String> headings(String markdown) {
    return markdown.lines().filter(line -> line.startsWith("## ")).toList();
  }

  private static List<String> numbers(String text) {
    return NUMBER
        .matcher(CODE.matcher(LINK.matcher(text).replaceAll("]")).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static List<String> sorted(Collection<String> texts) {
    return texts.stream().sorted().toList();
  }

  private static List<String> keys(String markdown) {
    return ROW.matcher(markdown).results().map(row -> row.group(1)).toList();
  }

  private static Map<String, Row> rows(String markdown) {
    return ROW.matcher(markdown)
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1),
                row -> new Row(row.group(2), row.group(3)),
                (one, _) -> one,
                TreeMap::new));
  }

  private static String read(String file) {
    try {
      return Files.readString(Tools.PROJECT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
