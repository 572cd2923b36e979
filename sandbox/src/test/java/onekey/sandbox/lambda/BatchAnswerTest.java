package onekey.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {

  private static final List<String> IDS = List.of("one", "two");

  private static Set<String> failures(String payload) {
    return BatchAnswer.failures(new Invocation.Outcome.Answered(payload), IDS, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "{}", "{\"batchItemFailures\": null}", "{\"batchItemFailures\": []}"})
  void succeedsWithoutFailures(String payload) {
    assertThat(failures(payload)).isEmpty();
  }

  @Test
  void bringsBackOnlyWhatFailed() {
    assertThat(failures("{\"batchItemFailures\": [{\"itemIdentifier\": \"two\"}]}"))
        .containsExactly("two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "\"text\"",
        "[]",
        "{\"batchItemFailures\": \"two\"}",
        "{\"batchItemFailures\": [{\"itemIdentifier\": \"\"}]}",
        "{\"batchItemFailures\": [{\"itemIdentifier\": null}]}",
        "{\"batchItemFailures\": [{\"messageId\": \"two\"}]}",
        "{\"batchItemFailures\": [{\"itemIdentifier\": \"three\"}]}",
      })
  void bringsBackAllIfTheAnswerIsNotUnderstood(String payload) {
    assertThat(failures(payload)).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void takesAnyAnswerForSuccessIfFailuresAreNotReported() {
    var answer =
        new Invocation.Outcome.Answered("{\"batchItemFailures\": [{\"itemIdentifier\": \"two\"}]}");

    assertThat(BatchAnswer.failures(answer, IDS, false)).isEmpty();
  }

  @Test
  void bringsBackAllIfTheFunctionFails() {
    var failed = new Invocation.Outcome.Failed("{}", new IllegalStateException());

    assertThat(BatchAnswer.failures(failed, IDS, false)).containsExactlyInAnyOrder("one", "two");
  }
}
