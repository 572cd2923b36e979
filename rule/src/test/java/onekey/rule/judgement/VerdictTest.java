package onekey.rule.judgement;

import static onekey.rule.judgement.ComplianceType.COMPLIANT;
import static onekey.rule.judgement.ComplianceType.NON_COMPLIANT;
import static onekey.rule.judgement.Keys.NOW;
import static onekey.rule.judgement.Keys.policy;
import static onekey.rule.judgement.Keys.tagged;
import static onekey.rule.judgement.Keys.unused;
import static onekey.rule.judgement.Keys.used;
import static onekey.rule.judgement.Keys.user;
import static onekey.rule.judgement.Keys.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import onekey.rule.judgement.Keys.TestKey;
import onekey.rule.judgement.Keys.TestUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

  private static final KeyPolicy DEFAULTS = KeyPolicy.defaults();
  private static final KeyPolicy WITH_TAG = policy(Map.of("exemptionTag", "exempt-until"));

  private static final TestUser TWO_UNUSED =
      user("alice", unused("AKIA1", "2024-01-01"), unused("AKIA2", "2025-01-01"));

  @ParameterizedTest
  @CsvSource({
    "1, 0, COMPLIANT",
    "1, 1, COMPLIANT",
    "1, 2, NON_COMPLIANT",
    "0, 0, COMPLIANT",
    "0, 1, NON_COMPLIANT",
    "0, 2, NON_COMPLIANT",
  })
  void comparesTheActiveKeysWithTheLimit(
      String maxActiveKeys, int active, ComplianceType expected) {
    // given
    var keys = new TestKey[active];
    for (var i = 0; i < active; i++) {
      keys[i] = unused("AKIA" + i, "2024-01-01");
    }

    // when
    var verdict = verdict(user("alice", keys), policy(Map.of("maxActiveKeys", maxActiveKeys)), NOW);

    // then
    assertThat(verdict.complianceType()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStatus.class,
      names = {"INACTIVE", "EXPIRED", "UNKNOWN"})
  void onlyActiveKeysCount(KeyStatus other) {
    // given
    var bob =
        user("bob", unused("AKIA1", "2024-01-01"), unused("AKIA2", "2024-01-01").withStatus(other));

    // when
    var verdict = verdict(bob, DEFAULTS, NOW);

    // then
    assertThat(verdict).isEqualTo(new Verdict("AIDABOB", COMPLIANT, "bob: 1 active access key."));
  }

  @Test
  void aUserWithoutKeysIsCompliant() {
    assertThat(verdict(user("erin"), DEFAULTS, NOW))
        .isEqualTo(new Verdict("AIDAERIN", COMPLIANT, "erin: 0 active access keys."));
  }

  @Test
  void namesAnExtraKeyWithoutRecordedUse() {
    // when
    var verdict = verdict(TWO_UNUSED, DEFAULTS, NOW);

    // then
    assertThat(verdict)
        .isEqualTo(
            new Verdict(
                "AIDAALICE",
                NON_COMPLIANT,
                "alice: 2 active access keys, 1 allowed. Extra: AKIA1 (no use recorded, created"
                    + " 2024-01-01); may be removed since 2025-02-15."));
  }

  @Test
  void namesAnExtraKeyThatWasUsedLongAgo() {
    // given
    var alice =
        user(
            "alice",
            used("AKIA1", "2024-01-01", "2026-03-01", "s3"),
            used("AKIA2", "2023-01-01", "2026-11-30", "ec2"));

    // when
    var verdict = verdict(alice, DEFAULTS, NOW);

    // then
    assertThat(verdict.annotation())
        .isEqualTo(
            "alice: 2 active access keys, 1 allowed. Extra: AKIA1 (last used 2026-03-01 in s3,"
                + " created 2024-01-01); may be removed since 2026-04-15.");
  }

  @Test
  void saysUntilWhenAUsedKeyIsHeld() {
    // given
    var alice =
        user(
            "alice",
            used("AKIA1", "2024-01-01", "2026-11-05", "s3"),
            used("AKIA2", "2023-01-01", "2026-11-30", "ec2"));

    // when
    var verdict = verdict(alice, DEFAULTS, NOW);

    // then
    assertThat(verdict.annotation())
        .isEqualTo(
            "alice: 2 active access keys, 1 allowed. Extra: AKIA1 (last used 2026-11-05 in s3,"
                + " created 2024-01-01); used within 45 days, so kept until 2026-12-20.");
  }

  /** IAM writes N/A where it has no service on record. */
  @Test
  void namesNoServiceThatIsNotRecorded() {
    // given
    var alice =
        user(
            "alice",
            used("AKIA1", "2024-01-01", "2026-03-01", "N/A"),
            used("AKIA2", "2023-01-01", "2026-11-30", "N/A"));

    // when
    var verdict = verdict(alice, DEFAULTS, NOW);

    // then
    assertThat(verdict.annotation())
        .contains("AKIA1 (last used 2026-03-01, created 2024-01-01)")
        .doesNotContain("N/A");
  }

  @Test
  void saysUntilWhenAnUnusedKeyIsHeld() {
    // given
    var alice =
        user(
            "alice",
            unused("AKIA1", "2026-11-01"),
            used("AKIA2", "2023-01-01", "2026-11-30", "ec2"));

    // when
    var verdict = verdict(alice, DEFAULTS, NOW);

    // then
    assertThat(verdict.annotation())
        .endsWith(
            "Extra: AKIA1 (no use recorded, created 2026-11-01); younger than 45 days, so kept until"
                + " 2026-12-16.");
  }

  @Test
  void saysThatAMailKeyIsHeldForAPerson() {
    // given
    var mailer =
        user(
            "mailer",
            used("AKIA1", "2024-01-01", "2024-05-01", "ses"),
            used("AKIA2", "2023-01-01", "2026-11-30", "ec2"));

    // when
    var verdict = verdict(mailer, DEFAULTS, NOW);

    // then
    assertThat(verdict.complianceType()).isEqualTo(NON_COMPLIANT);
    assertThat(verdict.annotation())
        .endsWith(
            "(last used 2024-05-01 in ses, created 2024-01-01); may send mail by Amazon SES, so a"
                + " person must decide.");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, false",
    "PT239H59M59S, true", // a second less than ten days
    "PT240H, false",
  })
  void aUserRotatesUntilItsNewestKeyIsExactlyAsOldAsTheGrace(Duration age, boolean rotating) {
    // given
    var grace = policy(Map.of("rotationGraceDays", age.isZero() ? "0" : "10"));
    var created = NOW.minus(age);
    var carol =
        user(
            "carol",
            unused("AKIA1", "2024-01-01"),
            new TestKey("AKIA2", KeyStatus.ACTIVE, created, new LastUse.NotRecorded()));

    // when
    var verdict = verdict(carol, grace, NOW);

    // then
    assertThat(verdict.complianceType()).isEqualTo(rotating ? COMPLIANT : NON_COMPLIANT);
  }

  @Test
  void saysUntilWhenAUserIsRotating() {
    // given
    var carol = user("carol", unused("AKIA1", "2024-01-01"), unused("AKIA2", "2026-11-28"));

    // when
    var verdict = verdict(carol, policy(Map.of("rotationGraceDays", "7")), NOW);

    // then
    assertThat(verdict.annotation())
        .isEqualTo(
            "carol: 2 active access keys, rotating: the newest is from 2026-11-28, one has to go by"
                + " 2026-12-05.");
  }

  /** Else the annotation would change on a day that it does not name. */
  @Test
  void saysOfARotatingUserThatItsExemptionIsTooLong() {
    // given
    var carol =
        tagged(
            user("carol", unused("AKIA1", "2024-01-01"), unused("AKIA2", "2026-11-28")),
            "exempt-until",
            "2027-03-31");
    var policy =
        policy(
            Map.of(
                "rotationGraceDays", "7",
                "exemptionTag", "exempt-until",
                "maximumExemptionDays", "118"));

    // when
    var verdict = verdict(carol, policy, NOW);

    // then
    assertThat(verdict.annotation())
        .endsWith(
            "one has to go by 2026-12-05. Exemption until 2027-03-31 takes effect on 2026-12-03.");
  }

  @Test
  void withoutAGraceNothingIsARotation() {
    // given a key made after the moment of judging
    var carol = user("carol", unused("AKIA1", "2024-01-01"), unused("AKIA2", "2026-12-02"));

    // when
    var verdict = verdict(carol, DEFAULTS, NOW);

    // then
    assertThat(verdict.complianceType()).isEqualTo(NON_COMPLIANT);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01, COMPLIANT", // through that day
    "2027-03-31, COMPLIANT",
    "2026-11-30, NON_COMPLIANT",
  })
  void aTagExemptsThroughItsDay(String until, ComplianceType expected) {
    // given
    var dave = tagged(TWO_UNUSED, "exempt-until", until);

    // when
    var atTheEndOfTheDay = verdict(dave, WITH_TAG, NOW.plus(Duration.ofDays(1)).minusNanos(1));

    // then
    assertThat(atTheEndOfTheDay.complianceType()).isEqualTo(expected);
  }

  @Test
  void saysUntilWhenAUserIsExempt() {
    assertThat(verdict(tagged(TWO_UNUSED, "exempt-until", "2027-03-31"), WITH_TAG, NOW))
        .isEqualTo(
            new Verdict(
                "AIDAALICE",
                COMPLIANT,
                "alice: 2 active access keys, exempt until 2027-03-31 (tag exempt-until)."));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-12-02, COMPLIANT", // 366 days away
    "2027-12-03, NON_COMPLIANT",
    "9999-12-31, NON_COMPLIANT",
  })
  void anExemptionLastsNoLongerThanThePolicyTakes(String until, ComplianceType expected) {
    // given
    var dave = tagged(TWO_UNUSED, "exempt-until", until);

    // when
    var verdict = verdict(dave, WITH_TAG, NOW);

    // then
    assertThat(verdict.complianceType()).isEqualTo(expected);
    if (expected == NON_COMPLIANT) {
      assertThat(verdict.annotation())
          .endsWith(
              "Exemption until %s takes effect on %s."
                  .formatted(until, LocalDate.parse(until).minusDays(366)));
    }
  }

  @Test
  void aShorterMaximumEndsExemptionsThatWereGranted() {
    // given
    var dave = tagged(TWO_UNUSED, "exempt-until", "2027-01-31");
    var aMonth = policy(Map.of("exemptionTag", "exempt-until", "maximumExemptionDays", "31"));

    // then
    assertThat(verdict(dave, aMonth, NOW).complianceType()).isEqualTo(NON_COMPLIANT);
    assertThat(verdict(dave, aMonth, NOW.plus(Duration.ofDays(30))).complianceType())
        .isEqualTo(COMPLIANT);
  }

  @Test
  void saysThatTheKeyThatWouldStayIsNew() {
    // given
    var alice =
        user(
            "alice",
            used("AKIAOWNER", "2020-01-01", "2026-09-12", "s3"),
            used("AKIAFRESH", "2026-11-29", "2026-11-30", "sts"));

    // when
    var verdict = verdict(alice, DEFAULTS, NOW);

    // then
    assertThat(verdict.complianceType()).isEqualTo(NON_COMPLIANT);
    assertThat(verdict.annotation())
        .isEqualTo(
            "alice: 2 active access keys, 1 allowed. Extra: AKIAOWNER (last used 2026-09-12 in s3,"
                + " created 2020-01-01); the other key is younger than 45 days, so kept until"
                + " 2027-01-13.");
  }

  @Test
  void iamDoesNotTellTagKeysApartByCase() {
    assertThat(verdict(tagged(TWO_UNUSED, "Exempt-Until", "2027-03-31"), WITH_TAG, NOW))
        .extracting(Verdict::complianceType)
        .isEqualTo(COMPLIANT);
  }

  @Test
  void anotherTagHasNoEffect() {
    assertThat(verdict(tagged(TWO_UNUSED, "until", "2027-03-31"), WITH_TAG, NOW).annotation())
        .endsWith("may be removed since 2025-02-15.");
  }

  @Test
  void withoutATagInThePolicyATagHasNoEffect() {
    assertThat(verdict(tagged(TWO_UNUSED, "exempt-until", "2027-03-31"), DEFAULTS, NOW))
        .extracting(Verdict::complianceType)
        .isEqualTo(NON_COMPLIANT);
  }

  @Test
  void saysThatAnExemptionEnded() {
    assertThat(
            verdict(tagged(TWO_UNUSED, "exempt-until", "2026-11-30"), WITH_TAG, NOW).annotation())
        .endsWith("may be removed since 2025-02-15. Exemption ended on 2026-11-30.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forever",
        "2027-3-31",
        "31.03.2027",
        "2027-02-30",
        " 2027-03-31",
        "true",
        "+999999999-12-31",
        "+12027-03-31",
        "-2027-03-31",
        "２０２７-03-31"
      })
  void aMalformedExemptionHasNoEffectAndSaysSo(String value) {
    // when
    var verdict = verdict(tagged(TWO_UNUSED, "exempt-until", value), WITH_TAG, NOW);

    // then
    assertThat(verdict.complianceType()).isEqualTo(NON_COMPLIANT);
    assertThat(verdict.annotation())
        .endsWith("Exemption tag holds \"" + value.strip() + "\", no date (YYYY-MM-DD).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void anEmptyExemptionHasNoEffectAndSaysSo(String value) {
    assertThat(verdict(tagged(TWO_UNUSED, "exempt-until", value), WITH_TAG, NOW).annotation())
        .endsWith("Exemption tag holds no date (YYYY-MM-DD).");
  }

  @Test
  void theLongestAnnotationIsWhole() {
    // given the longest user name, key id in use, and an exemption that is quoted
    var longest =
        tagged(
            user(
                "n".repeat(64),
                used("AKIAIOSFODNN7EXAMPLE", "2024-01-01", "2026-11-05", "apigateway"),
                used("AKIAIOSFODNN7EXAMPL2", "2024-01-01", "2026-11-06", "s3")),
            "exempt-until",
            "2026-11-30");

    // when
    var annotation = verdict(longest, WITH_TAG, NOW).annotation();

    // then
    assertThat(annotation).hasSizeLessThanOrEqualTo(256).endsWith("Exemption ended on 2026-11-30.");
  }

  @Test
  void aLongTagValueIsCutAndCharactersStayWhole() {
    // given
    var value = "😀".repeat(100);

    // when
    var annotation = verdict(tagged(TWO_UNUSED, "exempt-until", value), WITH_TAG, NOW).annotation();

    // then
    assertThat(annotation).endsWith("holds \"" + "😀".repeat(19) + "…\", no date (YYYY-MM-DD).");
  }

  @Test
  void anAnnotationOf256CharactersIsNotCut() {
    // given
    var text = ": 0 active access keys.";
    var name = "n".repeat(256 - text.length());

    // when
    var annotation = verdict(user(name), DEFAULTS, NOW).annotation();

    // then
    assertThat(annotation).isEqualTo(name + text);
  }

  @Test
  void aCharacterAtTheCutStaysWhole() {
    // given a character of two halves, the first of which would be the last to fit
    var name = "n".repeat(254) + "😀" + "n".repeat(10);

    // when
    var annotation = verdict(user(name), DEFAULTS, NOW).annotation();

    // then
    assertThat(annotation).isEqualTo("n".repeat(254) + "…");
  }

  @Test
  void anAnnotationIsCutAt256Characters() {
    // given a name that IAM would not take
    var endless = user("n".repeat(500));

    // when
    var annotation = verdict(endless, DEFAULTS, NOW).annotation();

    // then
    assertThat(annotation).isEqualTo("n".repeat(255) + "…");
  }

  @Test
  void aUserNamedRootIsAnOrdinaryUser() {
    // given
    var root = user("root", unused("AKIA1", "2024-01-01"), unused("AKIA2", "2025-01-01"));

    // when
    var verdict = verdict(root, DEFAULTS, NOW);

    // then
    assertThat(verdict.complianceType()).isEqualTo(NON_COMPLIANT);
    assertThat(verdict.annotation()).startsWith("root: 2 active access keys, 1 allowed.");
  }
}
