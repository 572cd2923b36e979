package onekey.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import onekey.rule.aws.InvalidEventException;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.Remediation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChooseRequestTest {

  private static final Instant NOW = Instant.parse("2026-12-08T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"alice", "AIDAIOSFODNN7EXAMPLE", "a@b.example", "a+b=c,d.e-f_g", "x"})
  void takesAnyIdAndAnyName(String iamUser) {
    assertThat(from(choose("iamUser", iamUser)))
        .isEqualTo(
            new ChooseRequest.Choose(
                iamUser, DeleteAfter.of("7").orElseThrow(), 0, Optional.empty()));
  }

  @Test
  void readsAConfirmation() {
    assertThat(
            from(
                Map.of(
                    "ask", "confirm",
                    "iamUser", "AIDAIOSFODNN7EXAMPLE",
                    "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                    "deleteAfterDays", "never",
                    "remediation", "manual")))
        .isEqualTo(
            new ChooseRequest.Confirm(
                "AIDAIOSFODNN7EXAMPLE",
                "AKIAIOSFODNN7EXAMPLE",
                DeleteAfter.of("never").orElseThrow(),
                Remediation.MANUAL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "{{ IamUser }}", "a/b", "a\nb"})
  void refusesWhatIsNoUser(String iamUser) {
    assertThatThrownBy(() -> from(Map.of("ask", "choose", "iamUser", iamUser)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("iamUser is \"" + iamUser + "\". Allowed: a unique id");
  }

  @Test
  void refusesAMissingUser() {
    assertThatThrownBy(() -> from(Map.of("ask", "choose")))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("iamUser is \"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AKIA", "{{ ChooseExtraKey.AccessKeyId }}"})
  void refusesWhatIsNoKey(String accessKeyId) {
    assertThatThrownBy(
            () -> from(Map.of("ask", "confirm", "iamUser", "AIDA1", "accessKeyId", accessKeyId)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("accessKeyId is \"" + accessKeyId + "\". Allowed: 16–128");
  }

  @Test
  void refusesAnUnknownField() {
    assertThatThrownBy(() -> from(Map.of("ask", "choose", "iamUser", "alice", "user", "bob")))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(
            "Unknown field user. Allowed: announcedKey, announcedUnder, ask, deleteAfterDays, iamUser, noticeDays.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Choose", "delete", "choose "})
  void refusesAnotherQuestion(String ask) {
    assertThatThrownBy(() -> from(Map.of("ask", ask, "iamUser", "alice")))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("ask is \"" + ask + "\". Allowed: choose, confirm, confirmRested.");
  }

  /** Nothing is concluded from the fields that are there. */
  @Test
  void refusesToGuessTheQuestion() {
    assertThatThrownBy(() -> from(Map.of("iamUser", "alice")))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("ask is \"\".");
  }

  @ParameterizedTest
  @CsvSource({
    "choose, accessKeyId, AKIAIOSFODNN7EXAMPLE",
    "choose, unusedSince, 2026-12-01T08:00:00Z",
    "confirm, unusedSince, 2026-12-01T08:00:00Z",
    "choose, quarantineDays, 7",
    "choose, failedAttempts, 1",
    "confirm, noticeDays, 7",
    "confirm, announcedKey, AKIAIOSFODNN7EXAMPLE",
    "confirmRested, deleteAfterDays, 7",
  })
  void refusesAFieldOfAnotherQuestion(String ask, String field, String value) {
    assertThatThrownBy(() -> from(Map.of("ask", ask, "iamUser", "AIDA1", field, value)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("Unknown field " + field + ". Allowed: ");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 1", "90, 30", "never, 14"})
  void takesTimes(String deleteAfterDays, int noticeDays) {
    // given
    var input = choose("deleteAfterDays", deleteAfterDays);
    input.put("noticeDays", Integer.toString(noticeDays));

    // then
    assertThat(from(input))
        .isEqualTo(
            new ChooseRequest.Choose(
                "alice",
                DeleteAfter.of(deleteAfterDays).orElseThrow(),
                noticeDays,
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "91", "100", "7.0", " 7", "07", "Never", "ever"})
  void refusesAnotherTimeUntilTheDeletion(String days) {
    assertThatThrownBy(() -> from(choose("deleteAfterDays", days)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("deleteAfterDays is \"" + days + "\". Allowed: never or 0–90.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "31", "100", "7.0", " 7", "07", "never"})
  void refusesAnotherNotice(String days) {
    assertThatThrownBy(() -> from(choose("noticeDays", days)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("noticeDays is \"" + days + "\". Allowed: 0–30.");
  }

  /** What does not say that a person began it is treated as if nobody did. */
  @ParameterizedTest
  @CsvSource({"manual, MANUAL", "automatic, AUTOMATIC", "'', AUTOMATIC"})
  void readsAnAnnouncement(String under, Remediation expected) {
    // given
    var input = choose("announcedKey", "AKIAIOSFODNN7EXAMPLE");
    input.put("announcedUnder", under);

    // then
    assertThat(from(input))
        .isInstanceOfSatisfying(
            ChooseRequest.Choose.class,
            request ->
                assertThat(request.announced())
                    .contains(new ChooseRequest.Announced("AKIAIOSFODNN7EXAMPLE", expected)));
  }

  @ParameterizedTest
  @CsvSource({"announcedKey, AKIA", "announcedKey, {{ IamUser }}", "announcedUnder, off"})
  void refusesAnotherAnnouncement(String field, String value) {
    assertThatThrownBy(() -> from(choose(field, value)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith(field + " is \"" + value + "\". Allowed: nothing, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "4", "many"})
  void refusesAnotherCountOfAttempts(String attempts) {
    assertThatThrownBy(
            () ->
                from(
                    Map.of(
                        "ask", "confirmRested",
                        "iamUser", "AIDA1",
                        "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                        "unusedSince", "2026-12-01T08:00:00Z",
                        "failedAttempts", attempts)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("failedAttempts is \"" + attempts + "\". Allowed: 0–3.");
  }

  @Test
  void readsAConfirmationOfARestedKey() {
    assertThat(
            from(
                Map.of(
                    "ask", "confirmRested",
                    "iamUser", "AIDA1",
                    "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                    "unusedSince", "2026-12-01T08:00:00.5Z",
                    "remediation", "manual",
                    "failedAttempts", "2")))
        .isEqualTo(
            new ChooseRequest.ConfirmQuarantined(
                "AIDA1",
                "AKIAIOSFODNN7EXAMPLE",
                Instant.parse("2026-12-01T08:00:00.5Z"),
                Remediation.MANUAL,
                2));
  }

  /** Schedules of older versions do not say it. */
  @Test
  void aConfirmationWithoutRemediationGetsTheStricterAnswer() {
    assertThat(
            from(
                Map.of(
                    "ask", "confirmRested",
                    "iamUser", "AIDA1",
                    "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                    "unusedSince", "2026-12-01T08:00:00Z")))
        .isEqualTo(
            new ChooseRequest.ConfirmQuarantined(
                "AIDA1",
                "AKIAIOSFODNN7EXAMPLE",
                Instant.parse("2026-12-01T08:00:00Z"),
                Remediation.AUTOMATIC,
                0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "off", "Manual"})
  void refusesAnotherRemediation(String remediation) {
    assertThatThrownBy(
            () ->
                from(
                    Map.of(
                        "ask", "confirmRested",
                        "iamUser", "AIDA1",
                        "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                        "unusedSince", "2026-12-01T08:00:00Z",
                        "remediation", remediation)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("remediation is \"" + remediation + "\". Allowed: manual, automatic.");
  }

  /** Every use would pass for one before the choice. */
  @Test
  void refusesATimeInTheFuture() {
    assertThat(confirmAt(NOW)).isInstanceOf(ChooseRequest.ConfirmQuarantined.class);
    assertThatThrownBy(() -> confirmAt(NOW.plusNanos(1)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith(
            "unusedSince is \"2026-12-08T00:00:00.000000001Z\". Allowed: a time that has passed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01T00:00:00Z", "2026-12-01"})
  void refusesWhatIsNoTime(String unusedSince) {
    assertThatThrownBy(
            () ->
                from(
                    Map.of(
                        "ask", "confirmRested",
                        "iamUser", "AIDA1",
                        "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                        "unusedSince", unusedSince)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("unusedSince is \"" + unusedSince + "\". Allowed: a time");
  }

  /** A complete request to choose with one field changed. */
  private static Map<String, String> choose(String field, String value) {
    var input =
        new HashMap<>(
            Map.of("ask", "choose", "iamUser", "alice", "deleteAfterDays", "7", "noticeDays", "0"));
    input.put(field, value);
    return input;
  }

  private static ChooseRequest confirmAt(Instant unusedSince) {
    return from(
        Map.of(
            "ask", "confirmRested",
            "iamUser", "AIDA1",
            "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
            "unusedSince", unusedSince.toString()));
  }

  private static ChooseRequest from(Map<String, String> input) {
    return ChooseRequest.from(input, NOW);
  }
}
