package onekey.rule.judgement;

import static onekey.rule.judgement.Keys.unused;
import static onekey.rule.judgement.Keys.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for values, in settings, runbooks and answers. */
class WordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"never", "0", "7", "9", "10", "89", "90"})
  void aWordForATimeMeansWhatItSays(String word) {
    assertThat(DeleteAfter.of(word).map(DeleteAfter::word)).contains(word);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 10, 29, 30})
  void aWordForANoticeMeansWhatItSays(int days) {
    assertThat(NoticeDays.of(Integer.toString(days))).contains(days);
    assertThat(NoticeDays.of(Integer.toString(days + 31))).isEmpty();
  }

  /** Else a user without keys could be over the limit. */
  @Test
  void aUserOverTheLimitHasKeysThatCount() {
    // given
    var alice = user("alice").under(KeyPolicy.defaults()).user();

    // then
    assertThatThrownBy(() -> new Evidence.OverLimit(alice, List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A user without counted keys is within the limit.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "07", "91", "100", "Never", " 7", "1e1"})
  void anotherWordForATimeMeansNothing(String word) {
    assertThat(DeleteAfter.of(word)).isEmpty();
    assertThat(NoticeDays.of(word)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everySettingOfRemediationHasAWord(Remediation remediation) {
    assertThat(Remediation.of(remediation.word())).contains(remediation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "off", "MANUAL"})
  void anotherWordIsNoRemediation(String word) {
    assertThat(Remediation.of(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "s3, us-east-1, ' by s3 from us-east-1'",
    "s3, N/A, ' by s3'",
    "N/A, us-east-1, ' from us-east-1'",
    "N/A, N/A, ''",
  })
  void aUseIsCalledByWhatIsOnRecord(String service, String region, String words) {
    assertThat(new LastUse.Recorded(Keys.NOW, service, region).called(" by ", " from "))
        .isEqualTo(words);
  }

  @Test
  void onlyActiveKeysAreActive() {
    // given
    var active = unused("AKIA1", "2024-01-01");
    var alice = user("alice", active, unused("AKIA2", "2024-01-01").withStatus(KeyStatus.INACTIVE));

    // then
    assertThat(alice.under(KeyPolicy.defaults()).user().activeKeys())
        .isEqualTo(List.of(new AccessKey(active.id(), active.status(), active.created())));
  }

  @ParameterizedTest
  @EnumSource
  void everyParameterSaysWhatIsAllowed(RuleParameter parameter) {
    assertThat(parameter.allowed())
        .contains(parameter.defaultValue().map(_ -> "–").orElse("an IAM tag key"));
  }
}
