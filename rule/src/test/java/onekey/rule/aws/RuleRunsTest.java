package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.aws.EventBatch.Queued;
import onekey.rule.aws.RuleRuns.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.LimitExceededException;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;
import software.amazon.awssdk.services.config.model.ResourceInUseException;
import software.amazon.awssdk.services.config.model.StartConfigRulesEvaluationRequest;
import software.amazon.awssdk.services.config.model.StartConfigRulesEvaluationResponse;

/** When a run is started, and which events it covers. */
class RuleRunsTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final ConfigClient config = Stubs.config();
  private final Watch watch = new Watch();
  private final RuleRuns runs =
      RuleRuns.from(Map.of("ONEKEY_RULE_NAME", "the-rule"), config, watch);

  /** A clock that is set by hand. */
  private static final class Watch extends Clock {

    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private static Queued sent(Instant time) {
    return new Queued(
        time.toString(),
        Optional.of(time),
        false,
        new KeyEvent("c", Optional.empty(), false, Optional.empty()));
  }

  private static Queued sent(int secondsAfterNoon) {
    return sent(NOON.plusSeconds(secondsAfterNoon));
  }

  private void at(int secondsAfterNoon) {
    watch.now = NOON.plusSeconds(secondsAfterNoon);
  }

  private void answerStarted() {
    doReturn(StartConfigRulesEvaluationResponse.builder().build())
        .when(config)
        .startConfigRulesEvaluation(any(StartConfigRulesEvaluationRequest.class));
  }

  private void answer(SdkException refusal) {
    doThrow(refusal)
        .when(config)
        .startConfigRulesEvaluation(any(StartConfigRulesEvaluationRequest.class));
  }

  private void verifyStarts(int starts) {
    verify(config, times(starts))
        .startConfigRulesEvaluation(
            StartConfigRulesEvaluationRequest.builder().configRuleNames("the-rule").build());
  }

  @Test
  void oneRunIsStartedForAllEvents() {
    // given
    answerStarted();

    // when
    var start = runs.startFor(List.of(sent(-40), sent(-20)));

    // then
    assertThat(start).isInstanceOf(Start.Started.class);
    assertThat(start.uncovered()).isEmpty();
    verifyStarts(1);
  }

  /** IAM may show a change late, so a run that began within 15 seconds may not have seen it. */
  @ParameterizedTest
  @CsvSource({"-60, 1", "-16, 1", "-15, 2", "0, 2", "30, 2"})
  void aRunCoversWhatWasSentLongEnoughBeforeIt(int sentAt, int starts) {
    // given
    answerStarted();
    runs.startFor(List.of(sent(-40)));
    at(200);

    // when
    var start = runs.startFor(List.of(sent(sentAt)));

    // then
    assertThat(start).isInstanceOf(starts == 1 ? Start.Unnecessary.class : Start.Started.class);
    verifyStarts(starts);
  }

  @Test
  void aMessageThatDoesNotSayWhenItWasSentIsNeverCovered() {
    // given
    answerStarted();
    var unknown =
        new Queued(
            "m",
            Optional.empty(),
            false,
            new KeyEvent("c", Optional.empty(), false, Optional.empty()));
    runs.startFor(List.of(unknown));
    at(200);

    // when
    runs.startFor(List.of(unknown));

    // then
    verifyStarts(2);
  }

  @Test
  void whatIsRefusedBecauseOfAnotherRunComesAgain() {
    // given
    answer(LimitExceededException.builder().message("in progress").build());

    // when
    var start = runs.startFor(List.of(sent(-40), sent(-20)));

    // then
    assertThat(start).isInstanceOf(Start.TooEarly.class);
    assertThat(start.uncovered()).containsExactly(sent(-40), sent(-20));

    // when
    answerStarted();
    at(180);

    // then
    assertThat(runs.startFor(start.uncovered())).isInstanceOf(Start.Started.class);
  }

  /** A run takes 15 minutes at most, so the one under way began after the event. */
  @ParameterizedTest
  @CsvSource({"1799, true", "1800, true", "1801, false"})
  void whatHasWaitedForTwoRunsIsCoveredByTheOneUnderWay(int waited, boolean comesAgain) {
    // given
    answer(LimitExceededException.builder().message("in progress").build());
    at(waited);

    // when
    var start = runs.startFor(List.of(sent(0)));

    // then
    assertThat(start.uncovered()).hasSize(comesAgain ? 1 : 0);
  }

  @Test
  void aRefusalForAnotherReasonIsKept() {
    for (var refusal :
        List.<SdkException>of(
            NoSuchConfigRuleException.builder().message("no such rule").build(),
            ResourceInUseException.builder().message("deleting").build(),
            SdkException.builder().message("no network").build())) {
      // given
      answer(refusal);
      at(4_000);

      // when
      var start = runs.startFor(List.of(sent(0)));

      // then
      assertThat(start)
          .isInstanceOfSatisfying(
              Start.Refused.class, refused -> assertThat(refused.cause()).isSameAs(refusal));
      assertThat(start.uncovered()).hasSize(1);
    }
  }

  @Test
  void withoutEventsNothingIsStarted() {
    assertThat(runs.startFor(List.of())).isInstanceOf(Start.Unnecessary.class);
    verifyStarts(0);
  }

  /** A clock that steps back makes a run more, never one less. */
  @Test
  void aClockThatStepsBackHidesNoEvent() {
    // given
    answerStarted();
    at(3_600);
    runs.startFor(List.of(sent(0)));
    at(0);

    // when
    var start = runs.startFor(List.of(sent(3_590)));

    // then
    assertThat(start).isInstanceOf(Start.Started.class);
    assertThat(Duration.between(NOON, watch.now)).isZero();
  }

  @Test
  void needsTheNameOfTheRule() {
    assertThatThrownBy(() -> RuleRuns.from(Map.of(), config, watch))
        .hasMessageContaining("ONEKEY_RULE_NAME");
  }
}
