package onekey.plan.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.Fix;
import onekey.rule.judgement.RuleParameter;
import onekey.testkit.EnglishSentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text that is asked for is in the bundle of every language, and nothing else is. */
class TextsTest {

  private static final Path JAVA = Path.of("src/main/java/onekey/plan");
  private static final Path TEMPLATES = Path.of("src/main/resources/onekey/plan/format/html");

  private static final Pattern IN_TEMPLATE = Pattern.compile("\\{\\{words\\.(\\w+)\\}\\}");
  private static final Pattern ASKED_FOR =
      Pattern.compile("\\bText\\s*\\.(?:of|counted)\\(\\s*\"([\\w.]+)\"");
  private static final Pattern ASKED_FOR_BY_REPORT =
      Pattern.compile("\\btexts\\s*\\.(?:get|of|count|ofNumber)\\(\\s*\"([\\w.]+)\"");
  private static final Pattern LITERAL = Pattern.compile("\"([\\w.]+)\"");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  /** What is the same in Japanese: names, words of IAM and AWS Config, and texts without words. */
  private static final Set<String> NOT_TRANSLATED =
      Set.of(
          "agentSsm",
          "auditValue",
          "joinNothing",
          "product",
          "tfPlain",
          "tileFindings",
          "title",
          "wordInactive");

  private static final Map<String, String> ENGLISH = Texts.in(Language.EN).words();
  private static final Map<String, String> JAPANESE = Texts.in(Language.JA).words();

  @Test
  void hasEveryTextThatIsAskedFor() throws IOException {
    // when
    var inTemplates = found(IN_TEMPLATE, TEMPLATES, ".mustache");
    var inJava = new TreeSet<>(found(ASKED_FOR, JAVA, ".java"));
    inJava.addAll(found(ASKED_FOR_BY_REPORT, JAVA.resolve("format/html"), ".java"));

    // then
    assertThat(inTemplates).hasSizeGreaterThan(60);
    assertThat(ENGLISH).containsKeys(inTemplates.toArray(String[]::new));
    assertThat(inJava)
        .hasSizeGreaterThan(240)
        .allMatch(key -> ENGLISH.containsKey(key) || ENGLISH.containsKey(key + ".other"));
    for (var parameter : RuleParameter.values()) {
      assertThat(ENGLISH).containsKey("policy." + parameter.key());
    }
    for (var way : Fix.Way.values()) {
      assertThat(way.title()).isNotBlank();
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
    assertThat(ENGLISH.keySet())
        .allMatch(key -> used.contains(key) || used.contains(key.replaceFirst("\\.\\w+$", "")));
  }

  /** Japanese has one form for one and for many. */
  @Test
  void noBundleLacksAKey() {
    assertThat(JAPANESE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            ENGLISH.keySet().stream().filter(key -> !key.endsWith(".one")).toList());
    assertThat(ENGLISH.keySet().stream().filter(key -> key.endsWith(".one")))
        .allMatch(key -> ENGLISH.containsKey(key.replaceFirst("one$", "other")));
  }

  @Test
  void bothLanguagesTakeTheSameArguments() {
    assertThat(JAPANESE)
        .allSatisfy(
            (key, text) -> assertThat(places(text)).as(key).isEqualTo(places(english(key))));
    assertThat(ENGLISH.keySet().stream().filter(key -> key.endsWith(".one")))
        .allSatisfy(
            key ->
                assertThat(places(english(key.replaceFirst("one$", "other"))))
                    .containsAll(places(english(key))));
  }

  @ParameterizedTest
  @EnumSource
  void holdsNoMarkupAndNoBraceThatIsNoPlace(Language language) {
    assertThat(Texts.in(language).words())
        .allSatisfy(
            (key, text) ->
                assertThat(PLACE.matcher(text).replaceAll(""))
                    .as(key)
                    .doesNotContain("{", "}", "<", ">", "&", "\\"));
  }

  /** The style has them between quotation marks. */
  @ParameterizedTest
  @EnumSource
  void whatTheStyleShowsHasNoQuotationMark(Language language) {
    assertThat(List.of("linkNewTab", "narrowActive", "narrowOldest"))
        .allSatisfy(key -> assertThat(Texts.in(language).get(key)).doesNotContain("\"", "\n"));
  }

  @Test
  void isInJapaneseButForNamesAndCode() {
    assertThat(JAPANESE)
        .allSatisfy((key, text) -> assertThat(EnglishSentences.in(text)).as(key).isEmpty());
    assertThat(
            JAPANESE.keySet().stream()
                .filter(key -> english(key).equals(JAPANESE.get(key)))
                .collect(Collectors.toSet()))
        .isEqualTo(NOT_TRANSLATED);
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

  @Test
  void namesATextThatIsMissing() {
    assertThatThrownBy(() -> Texts.in(Language.EN).get("noSuchText"))
        .hasMessageContaining("noSuchText");
  }

  @Test
  void countsInTheSingularAndInThePlural() {
    // given
    var texts = Texts.in(Language.EN);

    // then
    assertThat(List.of(texts.count("user", 0), texts.count("user", 1), texts.count("user", 1234)))
        .containsExactly("0 users", "1 user", "1,234 users");
    assertThat(Texts.in(Language.JA).count("user", 1)).isEqualTo("1 人のユーザー");
  }

  @ParameterizedTest
  @EnumSource
  void anArgumentIsNeverTakenForAPlace(Language language) {
    // given
    var hostile = "{0} {1} {7} 'x' <b> $1 \\";

    // when
    var said = Texts.in(language).of("accountCredentials", hostile, hostile);

    // then
    assertThat(said.split(Pattern.quote(hostile), -1)).hasSize(3);
  }

  @Test
  void saysTheSameInEachLanguage() {
    // given
    var text =
        Text.sentences(
            Text.of("fixUse", LocalDate.of(2026, 11, 5), Text.nothing()),
            Text.nothing(),
            Text.of("fixSomeStay", Text.and(List.of("A", "B"))),
            Text.english("Rate exceeded"));

    // when
    var pieces = Texts.in(Language.JA).pieces(text);

    // then
    assertThat(text.english())
        .isEqualTo("Look first at what used it on 2026-11-05. A and B stay. Rate exceeded");
    assertThat(Texts.in(Language.JA).say(text))
        .isEqualTo("まず、2026年11月5日に何がこのキーを使ったかを調べます。A と B は残ります。Rate exceeded");
    assertThat(pieces.stream().filter(Piece::english))
        .extracting(Piece::text)
        .containsExactly("Rate exceeded");
    assertThat(Texts.in(Language.EN).pieces(text)).allMatch(Piece::plain);
  }

  @Test
  void writesDaysAndTimesAsTheLanguageDoes() {
    // given
    var moment = Instant.parse("2026-11-05T03:04:05Z");

    // then
    assertThat(Texts.in(Language.EN).second(moment)).isEqualTo("2026-11-05 03:04:05 UTC");
    assertThat(Texts.in(Language.JA).second(moment)).isEqualTo("2026年11月5日 03:04:05 UTC");
    assertThat(Texts.in(Language.JA).minute(moment)).isEqualTo("2026年11月5日 03:04 UTC");
    assertThat(Texts.in(Language.JA).date(moment)).isEqualTo("2026年11月5日");
  }

  @Test
  void refusesAnArgumentThatNoLanguageKnows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.of("tfStatus", 1.5))
        .withMessageContaining("Double");
  }

  private static String english(String key) {
    return Texts.in(Language.EN).get(key);
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Set<String> found(Pattern pattern, Path directory, String ending)
      throws IOException {
    var found = new TreeSet<String>();
    try (var files = Files.walk(directory)) {
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
