package onekey.rule.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onekey.rule.judgement.Keys.TestUser;

/** What holds for every annotation. */
class ExplanationProperties {

  private static final Instant NOW = Keys.NOW;

  /** Else a day would be reported, and billed, for every user over the limit. */
  @Property(tries = 150)
  void aMovingClockChangesNoAnnotationExceptOnADayThatItNames(
      @ForAll("described") TestUser user, @ForAll("nearPolicies") KeyPolicy policy) {
    var before = annotation(user, policy, NOW);
    for (var hour = 1; hour <= 24 * 120; hour += 6) {
      var now = NOW.plus(Duration.ofHours(hour));
      var after = annotation(user, policy, now);
      if (!after.equals(before)) {
        // A day ends for who is exempt through it; for the rest something begins on it.
        assertThat(before)
            .containsAnyOf(
                day(now).toString(),
                day(now.minus(Duration.ofHours(6))).toString(),
                "exempt until " + day(now).minusDays(1));
      }
      before = after;
    }
  }

  /** The key, its evidence, what happens and when come before what other people wrote. */
  @Property(tries = 500)
  void noDescriptionOrOwnerCostsAFact(
      @ForAll("described") TestUser user, @ForAll("policies") KeyPolicy policy) {
    // given
    var plain = new TestUser(user.id(), user.name(), user.keys(), exemption(user));

    // when
    var facts = annotation(plain, policy, NOW);

    // then
    var removed =
        annotation(user, policy, NOW)
            .replaceFirst(" \"[^\"]*\"(?= \\()", "")
            .replaceFirst(" Owner: \"[^\"]*\"\\.$", "");
    assertThat(removed).isEqualTo(facts);
  }

  @Property(tries = 500)
  void noTextOfOthersBreaksALine(
      @ForAll("described") TestUser user, @ForAll("policies") KeyPolicy policy) {
    assertThat(annotation(user, policy, NOW))
        .hasSizeBetween(1, 256)
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
  }

  private static String annotation(TestUser user, KeyPolicy policy, Instant now) {
    return Keys.verdict(user, policy, now).annotation();
  }

  private static Map<String, String> exemption(TestUser user) {
    var tags = new HashMap<>(user.tags());
    tags.keySet().removeIf(key -> !key.equals("exempt-until"));
    return tags;
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  @Provide
  Arbitrary<KeyPolicy> policies() {
    return Generated.policies();
  }

  /** Policies by which something happens within the days that the clock moves. */
  @Provide
  Arbitrary<KeyPolicy> nearPolicies() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 90),
            Arbitraries.integers().between(1, 120),
            Arbitraries.integers().between(1, 120))
        .as(
            (maximum, grace, idle, exemption) ->
                new KeyPolicy(
                    maximum,
                    grace,
                    Optional.of("exempt-until"),
                    idle,
                    exemption,
                    Optional.of("owner"),
                    7));
  }

  /** Users whose keys are described and whose owner is named, in every way. */
  @Provide
  Arbitrary<TestUser> described() {
    return Combinators.combine(Generated.users(), texts().list().ofSize(4))
        .as(
            (user, texts) -> {
              var tags = new HashMap<>(user.tags());
              tags.put("owner", texts.getFirst());
              for (var key = 0; key < user.keys().size(); key++) {
                tags.put(user.keys().get(key).id(), texts.get(key + 1));
              }
              return new TestUser(user.id(), user.name(), user.keys(), tags);
            });
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(256),
        Arbitraries.of(
            List.of(
                "branch NAS",
                "a\r\nb",
                "<b>&amp;</b>",
                "\u202Eevil\u202C",
                "שלום עולם",
                "\"quoted\"",
                "x; may be removed since 2020-01-01.",
                "=HYPERLINK(\"http://e.example\")",
                "w".repeat(256),
                " ",
                "😀".repeat(128))));
  }
}
