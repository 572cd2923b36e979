package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.NOW;
import static onekey.rule.judgement.Keys.unused;
import static onekey.rule.judgement.Keys.used;
import static onekey.rule.judgement.Keys.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.rule.judgement.Keys.TestKey;
import onekey.rule.judgement.Keys.TestUser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of an annotation where there is no room for everything. */
class ExplanationTest {

  private static final KeyPolicy POLICY =
      KeyPolicy.parse(Map.of("ownerTag", "owner", "exemptionTag", "exempt"));

  private static final TestKey EXTRA = unused("AKIAEXTRA", "2024-01-01");
  private static final TestKey KEPT = used("AKIAKEPT", "2020-01-01", "2026-11-30", "s3");

  private static TestUser named(int length, TestKey... keys) {
    return user("n".repeat(length), keys);
  }

  private static TestUser tagged(TestUser user, Map<String, String> tags) {
    return new TestUser(user.id(), user.name(), user.keys(), tags);
  }

  private static String annotation(TestUser user) {
    return finding(user).verdict().annotation();
  }

  private static Finding finding(TestUser user) {
    return Finding.of(
        user.under(POLICY), Optional.of(PendingSteps.none()), Optional.empty(), POLICY, NOW);
  }

  /** The description first, then the owner; 40 characters of each at the most, and no stumps. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 39, 40, 41, 256})
  void descriptionAndOwnerGetTheRoomThatIsLeft(int descriptionLength) {
    for (var ownerLength : new int[] {0, 1, 7, 8, 9, 39, 40, 41, 256}) {
      for (var nameLength = 1; nameLength <= 120; nameLength += 7) {
        // given
        var alice = named(nameLength, EXTRA, KEPT);
        var tags = new HashMap<String, String>();
        tags.put(EXTRA.id(), "d".repeat(descriptionLength));
        tags.put("owner", "o".repeat(ownerLength));
        var facts = annotation(alice);

        // when
        var annotation = annotation(tagged(alice, tags));

        // then
        var description = shown(descriptionLength, 256 - facts.length(), " \"\"".length());
        var owner =
            shown(ownerLength, 256 - facts.length() - description, " Owner: \"\".".length());
        assertThat(annotation).hasSize(facts.length() + description + owner).doesNotEndWith("…");
      }
    }
  }

  /** Returns how many characters are shown of a text and its phrase. */
  private static int shown(int length, int room, int phrase) {
    var longest = Math.min(room - phrase, 40);
    return length == 0 || longest < Math.min(8, length) ? 0 : phrase + Math.min(length, longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "12345678"})
  void anInactiveKeyIsNamedWhereThereIsRoom(String suffix) {
    // given
    var inactive = unused("AKIA" + suffix, "2024-01-01").withStatus(KeyStatus.INACTIVE);
    var words = " %s is inactive; nothing is scheduled for it.".formatted(inactive.id());

    for (var nameLength = 1; nameLength <= 200; nameLength += 3) {
      // given
      var facts = annotation(named(nameLength, EXTRA, KEPT));

      // when
      var annotation = annotation(named(nameLength, EXTRA, KEPT, inactive));

      // then
      assertThat(annotation)
          .isEqualTo(facts.length() + words.length() <= 256 ? facts + words : facts);
    }
  }

  /** The reason of a decision and the message to people have room for all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void theExplanationInFullHasEverything(int nameLength) {
    // given
    var tags =
        Map.of(EXTRA.id(), "d".repeat(40), "owner", "o".repeat(40), "exempt", "x".repeat(40));

    // when
    var explanation = finding(tagged(named(nameLength, EXTRA, KEPT), tags)).explanation();

    // then
    assertThat(explanation)
        .isEqualTo(
            ("%s: 2 active access keys, 1 allowed. Extra: AKIAEXTRA \"%s\" (no use recorded, created"
                    + " 2024-01-01); may be removed since 2024-02-15. Exemption tag holds \"%s\", no"
                    + " date (YYYY-MM-DD). Owner: \"%s\".")
                .formatted("n".repeat(nameLength), "d".repeat(40), "x".repeat(40), "o".repeat(40)));
  }

  /** The service, then the creation, then most words about the exemption. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xxxx       | Exemption tag holds \"xxxx\", no date (YYYY-MM-DD). | Exemption tag holds no date.",
        "2030-01-01 | Exemption until 2030-01-01 takes effect on 2028-12-31. | Exempt from 2028-12-31.",
        "2026-01-01 | Exemption ended on 2026-01-01. | Exemption ended on 2026-01-01.",
      })
  void whatSaysLeastIsLeftOutFirst(String exemption, String words, String fewWords) {
    for (var nameLength = 1; nameLength <= 112; nameLength++) {
      // given
      var alice =
          tagged(
              named(nameLength, used("AKIAEXTRA", "2020-01-01", "2025-01-01", "s3"), KEPT),
              Map.of("exempt", exemption));
      var beginning =
          "n".repeat(nameLength)
              + ": 2 active access keys, 1 allowed. Extra: AKIAEXTRA (last used 2025-01-01";
      var fate = "); may be removed since 2025-02-15. ";
      var texts =
          Stream.of(
              beginning + " in s3, created 2020-01-01" + fate + words,
              beginning + ", created 2020-01-01" + fate + words,
              beginning + fate + words,
              beginning + fate + fewWords);

      // then
      assertThat(annotation(alice))
          .isEqualTo(texts.filter(text -> text.length() <= 256).findFirst().orElseThrow());
    }
  }
}
