package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.PendingDeletion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;

class PendingDeletionsTest {

  private final SchedulerClient scheduler = mock(SchedulerClient.class, CALLS_REAL_METHODS);
  private final PendingDeletions pending = new PendingDeletions("group");

  @ParameterizedTest
  @CsvSource({
    "at(2026-12-08T08:00:00), 2026-12-08T08:00:00Z",
    "rate(1 day),",
    "at(tomorrow),",
  })
  void aScheduleOfTheKeyIsAPendingDeletion(String expression, Instant time) {
    // given
    doReturn(GetScheduleResponse.builder().scheduleExpression(expression).build())
        .when(scheduler)
        .getSchedule(any(GetScheduleRequest.class));

    // when
    var deletion = pending.of("AKIA1", scheduler);

    // then
    assertThat(deletion).contains(new PendingDeletion(Optional.ofNullable(time)));
    verify(scheduler)
        .getSchedule(GetScheduleRequest.builder().groupName("group").name("delete-AKIA1").build());
  }

  @Test
  void noScheduleIsNoPendingDeletion() {
    // given
    doThrow(ResourceNotFoundException.builder().build())
        .when(scheduler)
        .getSchedule(any(GetScheduleRequest.class));

    // then
    assertThat(pending.of("AKIA1", scheduler)).isEmpty();
  }

  @Test
  void aRefusalIsNotTakenForAnAnswer() {
    // given
    var refusal = SchedulerException.builder().message("denied").build();
    doThrow(refusal).when(scheduler).getSchedule(any(GetScheduleRequest.class));

    // then
    assertThatThrownBy(() -> pending.of("AKIA1", scheduler)).isSameAs(refusal);
  }

  @Test
  void needsTheGroup() {
    assertThatThrownBy(() -> PendingDeletions.from(Map.of()))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(
            "Environment variable ONEKEY_SCHEDULE_GROUP is missing. The stack sets it on the"
                + " function.");
  }
}
