package onekey.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        .isEqualTo(new ChooseRequest.Choose(iamUser));
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
        .hasMessage("Unknown field user. Allowed: iamUser, accessKeyId.");
  }
}
