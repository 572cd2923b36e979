package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.rule.aws.ListedStep.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;

class ListedStepTest {

  private static final Duration AT_MOST = Duration.ofSeconds(3);
  private static final ListedStep STEP =
      new ListedStep(Kind.REMOVAL, "AKIA1", "group", "remove-AKIA1", true, Optional.empty());

  private final SchedulerClient scheduler = mock(SchedulerClient.class, CALLS_REAL_METHODS);

  @Test
  void listsTheStepsOfBothKindsOnEveryPage() {
    // given
    doAnswer(
            call -> {
              ListSchedulesRequest request = call.getArgument(0);
              return request.namePrefix().equals("remove-AKIA")
                  ? page(null, schedule("remove-AKIA3").build())
                  : request.nextToken() == null
                      ? page("next", schedule("delete-AKIA1").build())
                      : page(
                          null,
                          // Once more, because the pages have moved.
                          schedule("delete-AKIA1").build(),
                          schedule("delete-AKIA2").groupName("other").state("DISABLED").build());
            })
        .when(scheduler)
        .listSchedules(any(ListSchedulesRequest.class));

    // then
    assertThat(ListedStep.list(scheduler, AT_MOST))
        .containsExactly(
            step(Kind.REMOVAL, "AKIA3", "group", "remove-AKIA3", true),
            step(Kind.DELETION, "AKIA1", "group", "delete-AKIA1", true),
            step(Kind.DELETION, "AKIA2", "other", "delete-AKIA2", false));
  }

  @Test
  void asksForTheNamesOfStepsOnlyAndDoesNotWaitLong() {
    // given
    answer();

    // when
    ListedStep.list(scheduler, AT_MOST);

    // then
    var asked = ArgumentCaptor.forClass(ListSchedulesRequest.class);
    verify(scheduler, times(2)).listSchedules(asked.capture());
    assertThat(asked.getAllValues())
        .extracting(ListSchedulesRequest::namePrefix)
        .containsExactly("remove-AKIA", "delete-AKIA");
    assertThat(asked.getAllValues())
        .allSatisfy(
            request ->
                assertThat(request.overrideConfiguration().orElseThrow().apiCallTimeout())
                    .contains(AT_MOST));
  }

  /** Schedules of this name that call something else are none of OneKey. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sqs:us-east-1:123456789012:queue",
        "arn:aws:scheduler:::aws-sdk:iam:deleteAccessKey"
      })
  void leavesOutWhatStartsNoRunbook(String target) {
    // given
    answer(schedule("delete-AKIA1").target(summary -> summary.arn(target)).build());

    // then
    assertThat(ListedStep.list(scheduler, AT_MOST)).isEmpty();
  }

  /** As something else than AWS might answer, which looks at no prefix. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "delete-", "delete-ASIA1", "DELETE-AKIA1", "xdelete-AKIA1", "nightly"})
  void leavesOutOtherNames(String name) {
    // given
    answer(schedule(name).build());

    // then
    assertThat(ListedStep.list(scheduler, AT_MOST)).isEmpty();
  }

  @Test
  void showsAScheduleThatDoesNotSayWhatItStarts() {
    // given
    answer(ScheduleSummary.builder().name("delete-AKIA1").groupName("group").build());

    // then
    assertThat(ListedStep.list(scheduler, AT_MOST)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove-AKIA", "delete-AKIA"})
  void aRefusalOfEitherListIsNoEmptyList(String prefix) {
    // given
    var refusal = SchedulerException.builder().message("denied").build();
    doAnswer(
            call -> {
              ListSchedulesRequest request = call.getArgument(0);
              if (request.namePrefix().equals(prefix)) {
                throw refusal;
              }
              return page(null);
            })
        .when(scheduler)
        .listSchedules(any(ListSchedulesRequest.class));

    // then
    assertThatThrownBy(() -> ListedStep.list(scheduler, AT_MOST)).isSameAs(refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "at(2026-12-09T12:00:00), UTC, 2026-12-09T12:00:00Z",
    "at(2026-12-09T12:00:00), , 2026-12-09T12:00:00Z",
    "at(2026-12-09T12:00:00), Europe/Berlin, 2026-12-09T11:00:00Z",
    "at(2026-12-09T12:00:00), Nowhere/Nothing, ",
    "at(2026-12-09T12:00), UTC, 2026-12-09T12:00:00Z",
    "at(2026-13-09T12:00:00), UTC, ",
    "at(2026-12-09T12:00:00Z), UTC, ",
    "at(), UTC, ",
    "at(2026-12-09T12:00:00, UTC, ",
    "at(+999999999-12-31T23:59:59), -18:00, ",
    "at(9999-12-31T23:59:59), -18:00, +10000-01-01T17:59:59Z",
    "rate(1 day), UTC, ",
    "cron(0 12 * * ? *), UTC, ",
    "'', UTC, ",
    ", UTC, ",
    ", , ",
  })
  void readsWhenAStepRunsIfItsExpressionIsATime(
      @Nullable String expression, @Nullable String zone, @Nullable Instant at) {
    // given
    doReturn(
            GetScheduleResponse.builder()
                .scheduleExpression(expression)
                .scheduleExpressionTimezone(zone)
                .build())
        .when(scheduler)
        .getSchedule(any(GetScheduleRequest.class));

    // when
    var step = STEP.withTime(scheduler, AT_MOST);

    // then
    assertThat(step)
        .contains(
            new ListedStep(
                Kind.REMOVAL, "AKIA1", "group", "remove-AKIA1", true, Optional.ofNullable(at)));
  }

  @Test
  void asksForTheScheduleOfItsGroupAndDoesNotWaitLong() {
    // given
    doReturn(GetScheduleResponse.builder().build())
        .when(scheduler)
        .getSchedule(any(GetScheduleRequest.class));

    // when
    STEP.withTime(scheduler, AT_MOST);

    // then
    var asked = ArgumentCaptor.forClass(GetScheduleRequest.class);
    verify(scheduler).getSchedule(asked.capture());
    assertThat(asked.getValue().groupName()).isEqualTo("group");
    assertThat(asked.getValue().name()).isEqualTo("remove-AKIA1");
    assertThat(asked.getValue().overrideConfiguration().orElseThrow().apiCallTimeout())
        .contains(AT_MOST);
  }

  @Test
  void aScheduleThatHasGoneIsNoStep() {
    // given
    doThrow(ResourceNotFoundException.builder().build())
        .when(scheduler)
        .getSchedule(any(GetScheduleRequest.class));

    // then
    assertThat(STEP.withTime(scheduler, AT_MOST)).isEmpty();
  }

  @Test
  void aRefusedTimeIsThrown() {
    // given
    SdkException refusal = SchedulerException.builder().message("denied").build();
    doThrow(refusal).when(scheduler).getSchedule(any(GetScheduleRequest.class));

    // then
    assertThatThrownBy(() -> STEP.withTime(scheduler, AT_MOST)).isSameAs(refusal);
  }

  private void answer(ScheduleSummary... schedules) {
    doAnswer(
            call -> {
              ListSchedulesRequest request = call.getArgument(0);
              return request.namePrefix().startsWith("delete-")
                  ? page(null, schedules)
                  : page(null);
            })
        .when(scheduler)
        .listSchedules(any(ListSchedulesRequest.class));
  }

  private static ListedStep step(
      Kind kind, String accessKeyId, String groupName, String scheduleName, boolean enabled) {
    return new ListedStep(kind, accessKeyId, groupName, scheduleName, enabled, Optional.empty());
  }

  private static ScheduleSummary.Builder schedule(String name) {
    return ScheduleSummary.builder()
        .name(name)
        .groupName("group")
        .state("ENABLED")
        .target(
            target -> target.arn("arn:aws-cn:scheduler:::aws-sdk:ssm:startAutomationExecution"));
  }

  private static ListSchedulesResponse page(
      @Nullable String nextToken, ScheduleSummary... schedules) {
    return ListSchedulesResponse.builder()
        .schedules(List.of(schedules))
        .nextToken(nextToken)
        .build();
  }
}
