package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says of the code is so. */
class DocumentationTest {

  private static final Path PROJECT = Tools.PROJECT;

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern SETTING_ROW =
      Pattern.compile("(?m)^\\| `(onekey:\\w+)` \\| (\\S+) \\|");
  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

  static Stream<Path> documents() throws IOException {
    try (var docs = Files.walk(PROJECT.resolve("docs"))) {
      return Stream.concat(
          Stream.of(
                  "README.md",
                  "README.ja.md",
                  "CONTRIBUTING.md",
                  "CHANGELOG.md",
                  "RELEASING.md",
                  "SECURITY.md",
                  "CODE_OF_CONDUCT.md")
              .map(PROJECT::resolve),
          docs.filter(file -> file.toString().endsWith(".md")))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRelativeLinkLeadsSomewhere(Path document) throws IOException {
    for (var target : links(Files.readString(document))) {
      var link = URI.create(target);
      if (link.isAbsolute()) {
        continue;
      }
      // when
      var file =
          link.getPath().isEmpty() ? document : document.resolveSibling(link.getPath()).normalize();

      // then
      assertThat(file).as(target).exists();
      if (link.getFragment() != null) {
        assertThat(anchors(file)).as(target).contains(link.getFragment());
      }
    }
  }

  @Test
  void theTableOfSettingsHasEverySettingWithItsDefault() throws IOException {
    // given
    var context = new ObjectMapper().readTree(PROJECT.resolve("cdk.json").toFile()).get("context");
    var defaults =
        Arrays.stream(Setting.values())
            .collect(
                Collectors.toMap(
                    Setting::key,
                    setting -> shown(context.get(setting.key()).asText()),
                    (one, _) -> one,
                    TreeMap::new));

    // when
    var table =
        SETTING_ROW
            .matcher(Files.readString(PROJECT.resolve("docs/settings.md")))
            .results()
            .collect(
                Collectors.toMap(
                    row -> row.group(1), row -> row.group(2), (one, _) -> one, TreeMap::new));

    // then
    assertThat(table).isEqualTo(defaults);
  }

  @ParameterizedTest
  @CsvSource({"docs/safety.md, 80", "SECURITY.md, 20"})
  void everyTestThatItNamesExists(String document, int atLeast) throws IOException {
    // given
    var sources = testSources();

    // when
    var named =
        NAMED_TEST
            .matcher(Files.readString(PROJECT.resolve(document)))
            .results()
            .filter(test -> test.group(1).matches(".*(Test|Properties)"))
            .toList();

    // then
    assertThat(named).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(named)
        .allSatisfy(
            test ->
                assertThat(sources.getOrDefault(test.group(1), List.of()))
                    .as(test.group())
                    .anyMatch(source -> source.contains("void " + test.group(2) + "(")));
  }

  @Test
  void theIndexHasEveryDecisionAndNoNumberIsLeftOut() throws IOException {
    // given
    var directory = PROJECT.resolve("docs/decisions");
    var index = Files.readString(directory.resolve("README.md"));

    // when
    try (var files = Files.list(directory)) {
      var decisions =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("README.md"))
              .sorted()
              .toList();

      // then
      assertThat(links(index)).isEqualTo(decisions);
      assertThat(decisions)
          .extracting(name -> Integer.valueOf(name.substring(0, 4)))
          .isEqualTo(IntStream.rangeClosed(1, decisions.size()).boxed().toList());
    }
  }

  @Test
  void readmeIsReadInTenMinutes() throws IOException {
    assertThat(Files.readAllLines(PROJECT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
  }

  private static List<String> links(String markdown) {
    return LINK.matcher(markdown).results().map(match -> match.group(1)).toList();
  }

  /** As GitHub makes them. */
  private static List<String> anchors(Path file) throws IOException {
    return HEADING
        .matcher(Files.readString(file))
        .results()
        .map(DocumentationTest::anchor)
        .toList();
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : "`" + value + "`";
  }

  private static Map<String, List<String>> testSources() throws IOException {
    try (var modules = Files.newDirectoryStream(PROJECT, "{rule,plan,infra,sandbox,cli,release}")) {
      var files = Stream.<Path>builder();
      for (var module : modules) {
        try (var tests = Files.walk(module.resolve("src/test/java"))) {
          tests.filter(file -> file.toString().endsWith(".java")).toList().forEach(files::add);
        }
      }
      return files
          .build()
          .collect(
              Collectors.groupingBy(
                  file -> file.getFileName().toString().replace(".java", ""),
                  Collectors.mapping(DocumentationTest::text, Collectors.toList())));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
