package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.PendingDeletion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;

class PendingDeletionsTest {

  private static final String TARGET = "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution";
  private static final String ROLE = "arn:aws:iam::123456789012:role/schedules";

  private final SchedulerClient scheduler = mock(SchedulerClient.class, CALLS_REAL_METHODS);
  private final PendingDeletions pending = new PendingDeletions(scheduler, "group", TARGET, ROLE);

  @ParameterizedTest
  @CsvSource({
    "at(2026-12-08T08:00:00), 2026-12-08T08:00:00Z",
    "rate(1 day),",
    "at(tomorrow),",
  })
  void aScheduleOfTheKeyIsAPendingDeletion(String expression, Instant time) {
    // given
    scheduled(expression, TARGET, ROLE);

    // when
    var deletions = pending.of(evidence("AKIA1"));

    // then
    assertThat(deletions)
        .containsExactly(Map.entry("AKIA1", new PendingDeletion(Optional.ofNullable(time))));
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
    assertThat(pending.of(evidence("AKIA1", "AKIA2"))).isEmpty();
  }

  /** Otherwise permission to create schedules would be enough to hold a key for ever. */
  @ParameterizedTest
  @CsvSource({
    "arn:aws:scheduler:::aws-sdk:sqs:sendMessage, arn:aws:iam::123456789012:role/schedules",
    "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution, arn:aws:iam::123456789012:role/x",
  })
  void aScheduleOfAnotherStackDoesNotCount(String target, String role) {
    // given
    scheduled("at(2099-12-08T08:00:00)", target, role);

    // then
    assertThat(pending.of(evidence("AKIA1"))).isEmpty();
  }

  @Test
  void aUserWithinTheLimitIsNotAskedAbout() {
    // given
    var bob = new Evidence.WithinLimit(new IamUser("AIDA1", "bob", List.of()), 0);

    // then
    assertThat(pending.of(bob)).isEmpty();
    verifyNoInteractions(scheduler);
  }

  @Test
  void aRefusalIsNotTakenForAnAnswer() {
    // given
    var refusal = SchedulerException.builder().message("denied").build();
    doThrow(refusal).when(scheduler).getSchedule(any(GetScheduleRequest.class));

    // then
    assertThatThrownBy(() -> pending.of(evidence("AKIA1"))).isSameAs(refusal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ONEKEY_SCHEDULE_GROUP", "ONEKEY_SCHEDULE_TARGET_ARN", "ONEKEY_SCHEDULE_ROLE_ARN"})
  void namesAMissingVariable(String missing) {
    // given
    var environment =
        new HashMap<>(
            Map.of(
                "ONEKEY_SCHEDULE_GROUP", "group",
                "ONEKEY_SCHEDULE_TARGET_ARN", TARGET,
                "ONEKEY_SCHEDULE_ROLE_ARN", ROLE));
    environment.remove(missing);

    // then
    assertThatThrownBy(() -> PendingDeletions.from(environment, scheduler))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(
            "Environment variable " + missing + " is missing. The stack sets it on the function.");
  }

  private static Evidence evidence(String... keyIds) {
    return new Evidence.OverLimit(
        new IamUser("AIDA1", "alice", List.of()),
        Stream.of(keyIds)
            .map(id -> new CountedKey(id, Instant.EPOCH, new LastUse.NotRecorded()))
            .toList(),
        Map.of());
  }

  private void scheduled(String expression, String targetArn, String roleArn) {
    doReturn(
            GetScheduleResponse.builder()
                .scheduleExpression(expression)
                .target(target -> target.arn(targetArn).roleArn(roleArn))
                .build())
        .when(scheduler)
        .getSchedule(any(GetScheduleRequest.class));
  }
}
