package onekey.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import onekey.rule.aws.InvalidEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChooseRequestTest {

  @ParameterizedTest
  @ValueSource(strings = {"alice", "AIDAIOSFODNN7EXAMPLE", "a@b.example", "a+b=c,d.e-f_g", "x"})
  void takesAnyIdAndAnyName(String iamUser) {
    assertThat(ChooseRequest.from(Map.of("iamUser", iamUser)))
        .isEqualTo(new ChooseRequest.Choose(iamUser, Duration.ZERO));
  }

  @Test
  void withAKeyItIsAConfirmation() {
    assertThat(
            ChooseRequest.from(
                Map.of("iamUser", "AIDAIOSFODNN7EXAMPLE", "accessKeyId", "AKIAIOSFODNN7EXAMPLE")))
        .isEqualTo(new ChooseRequest.Confirm("AIDAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "{{ IamUser }}", "a/b", "a\nb"})
  void refusesWhatIsNoUser(String iamUser) {
    assertThatThrownBy(() -> ChooseRequest.from(Map.of("iamUser", iamUser)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("iamUser is \"" + iamUser + "\". Allowed: a unique id");
  }

  @Test
  void refusesAMissingUser() {
    assertThatThrownBy(() -> ChooseRequest.from(Map.of()))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("iamUser is \"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AKIA", "{{ ChooseExtraKey.AccessKeyId }}"})
  void refusesWhatIsNoKey(String accessKeyId) {
    assertThatThrownBy(
            () -> ChooseRequest.from(Map.of("iamUser", "AIDA1", "accessKeyId", accessKeyId)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("accessKeyId is \"" + accessKeyId + "\". Allowed: 16–128");
  }

  @Test
  void refusesAnUnknownField() {
    assertThatThrownBy(() -> ChooseRequest.from(Map.of("iamUser", "alice", "user", "bob")))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("Unknown field user. Allowed: iamUser, quarantineDays.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "90"})
  void takesAQuarantine(String days) {
    assertThat(ChooseRequest.from(Map.of("iamUser", "alice", "quarantineDays", days)))
        .isEqualTo(new ChooseRequest.Choose("alice", Duration.ofDays(Integer.parseInt(days))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "91", "100", "7.0", " 7", "07"})
  void refusesAnotherQuarantine(String days) {
    assertThatThrownBy(() -> ChooseRequest.from(Map.of("iamUser", "alice", "quarantineDays", days)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("quarantineDays is \"" + days + "\". Allowed: 0–90.");
  }

  @Test
  void withATimeItIsAConfirmationOfARestedKey() {
    assertThat(
            ChooseRequest.from(
                Map.of(
                    "iamUser", "AIDA1",
                    "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                    "unusedSince", "2026-12-01T08:00:00.5Z")))
        .isEqualTo(
            new ChooseRequest.ConfirmRested(
                "AIDA1", "AKIAIOSFODNN7EXAMPLE", Instant.parse("2026-12-01T08:00:00.5Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01T00:00:00Z", "2026-12-01"})
  void refusesWhatIsNoTime(String unusedSince) {
    assertThatThrownBy(
            () ->
                ChooseRequest.from(
                    Map.of(
                        "iamUser", "AIDA1",
                        "accessKeyId", "AKIAIOSFODNN7EXAMPLE",
                        "unusedSince", unusedSince)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("unusedSince is \"" + unusedSince + "\". Allowed: a time");
  }
}
