package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import onekey.rule.judgement.Announcement;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.PendingDeletion;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.PendingSteps.KeyOfUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;

class StackSchedulesTest {

  private static final String TARGET = "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution";
  private static final String ROLE = "arn:aws:iam::123456789012:role/schedules";
  private static final Instant CREATED = Instant.parse("2026-12-01T08:00:00Z");
  private static final Instant AT = Instant.parse("2026-12-08T08:00:00Z");
  private static final KeyOfUser KEY = new KeyOfUser("AIDA1", "AKIA1");

  private static final String REMOVAL =
      """
      {"DocumentName": "d", "Parameters": {"IamUser": ["AIDA1"], "AnnouncedKey": ["AKIA1"]}}""";
  private static final String DELETION =
      """
      {"DocumentName": "d", "Parameters": {"IamUser": ["AIDA1"], "AccessKeyId": ["AKIA1"]}}""";

  private final SchedulerClient scheduler = mock(SchedulerClient.class, CALLS_REAL_METHODS);
  private final StackSchedules schedules = new StackSchedules(scheduler, "group", TARGET, ROLE);

  /** The schedules of the group, by name. */
  private final Map<String, GetScheduleResponse> group = new HashMap<>();

  @BeforeEach
  void answer() {
    doAnswer(
            call -> {
              GetScheduleRequest request = call.getArgument(0);
              assertThat(request.groupName()).isEqualTo("group");
              return Optional.ofNullable(group.get(request.name()))
                  .orElseThrow(() -> ResourceNotFoundException.builder().build());
            })
        .when(scheduler)
        .getSchedule(any(GetScheduleRequest.class));
    doAnswer(
            call -> {
              ListSchedulesRequest request = call.getArgument(0);
              assertThat(request.groupName()).isEqualTo("group");
              return ListSchedulesResponse.builder()
                  .schedules(
                      group.keySet().stream()
                          .map(name -> ScheduleSummary.builder().name(name).build())
                          .toList())
                  .build();
            })
        .when(scheduler)
        .listSchedules(any(ListSchedulesRequest.class));
  }

  @ParameterizedTest
  @CsvSource({
    "at(2026-12-08T08:00:00), UTC, 2026-12-08T08:00:00Z",
    "at(2026-12-08T08:00:00), , 2026-12-08T08:00:00Z",
    "at(2026-12-08T08:00:00), Asia/Tokyo,",
    "rate(1 day), UTC,",
    "at(tomorrow), UTC,",
  })
  void aScheduleOfTheKeyIsAPendingStep(String expression, String zone, Instant time) {
    // given
    put("remove-AKIA1", expression, zone, "ENABLED", TARGET, ROLE, REMOVAL);
    put("delete-AKIA1", expression, zone, "ENABLED", TARGET, ROLE, DELETION);
    var expected =
        new PendingSteps(
            Map.of(KEY, new Announcement(CREATED, Optional.ofNullable(time), true)),
            Map.of(KEY, new PendingDeletion(Optional.ofNullable(time), true)));

    // then
    assertThat(schedules.of(evidence("AKIA1", "AKIA2"))).isEqualTo(expected);
    assertThat(schedules.all()).isEqualTo(expected);
    assertThat(schedules.announcement("AIDA1", "AKIA1"))
        .contains(new Announcement(CREATED, Optional.ofNullable(time), true));
  }

  @Test
  void aDisabledScheduleIsOneThatAPersonHasStopped() {
    // given
    put("remove-AKIA1", "at(2026-12-08T08:00:00)", "UTC", "DISABLED", TARGET, ROLE, REMOVAL);

    // then
    assertThat(schedules.announcement("AIDA1", "AKIA1"))
        .contains(new Announcement(CREATED, Optional.of(AT), false));
  }

  @Test
  void noScheduleIsNoPendingStep() {
    assertThat(schedules.of(evidence("AKIA1", "AKIA2"))).isEqualTo(PendingSteps.none());
    assertThat(schedules.all()).isEqualTo(PendingSteps.none());
    assertThat(schedules.announcement("AIDA1", "AKIA1")).isEmpty();
  }

  /** Otherwise permission to create schedules would be enough to hold or to remove a key. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws:scheduler:::aws-sdk:sqs:sendMessage | arn:aws:iam::123456789012:role/schedules | '{\"Parameters\": {\"IamUser\": [\"AIDA1\"], \"AnnouncedKey\": [\"AKIA1\"], \"AccessKeyId\": [\"AKIA1\"]}}'",
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution | arn:aws:iam::123456789012:role/x | '{\"Parameters\": {\"IamUser\": [\"AIDA1\"], \"AnnouncedKey\": [\"AKIA1\"], \"AccessKeyId\": [\"AKIA1\"]}}'",
        // Renamed: for another key, or another user.
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution | arn:aws:iam::123456789012:role/schedules | '{\"Parameters\": {\"IamUser\": [\"AIDA1\"], \"AnnouncedKey\": [\"AKIA2\"], \"AccessKeyId\": [\"AKIA2\"]}}'",
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution | arn:aws:iam::123456789012:role/schedules | '{\"Parameters\": {\"IamUser\": [\"AIDA2\"], \"AnnouncedKey\": [\"AKIA1\"], \"AccessKeyId\": [\"AKIA1\"]}}'",
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution | arn:aws:iam::123456789012:role/schedules | '{\"Parameters\": {\"IamUser\": [\"AIDA1\", \"AIDA2\"], \"AnnouncedKey\": [\"AKIA1\"], \"AccessKeyId\": [\"AKIA1\"]}}'",
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution | arn:aws:iam::123456789012:role/schedules | '{\"Parameters\": {\"IamUser\": \"AIDA1\", \"AnnouncedKey\": \"AKIA1\", \"AccessKeyId\": \"AKIA1\"}}'",
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution | arn:aws:iam::123456789012:role/schedules | '{\"Parameters\": []}'",
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution | arn:aws:iam::123456789012:role/schedules | 'no JSON'",
        "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution | arn:aws:iam::123456789012:role/schedules |",
      })
  void aScheduleThatIsNotTheStacksOwnDoesNotCount(String target, String role, String input) {
    // given
    put("remove-AKIA1", "at(2099-12-08T08:00:00)", "UTC", "ENABLED", target, role, input);
    put("delete-AKIA1", "at(2099-12-08T08:00:00)", "UTC", "ENABLED", target, role, input);

    // when
    var all = schedules.all();

    // then
    assertThat(schedules.announcement("AIDA1", "AKIA1")).isEmpty();
    assertThat(all.announcement("AIDA1", "AKIA1")).isEmpty();
    assertThat(all.deletion("AIDA1", "AKIA1", CREATED)).isEmpty();
  }

  @Test
  void schedulesOfOtherNamesAreNotRead() {
    // given
    put("backup", "rate(1 day)", "UTC", "ENABLED", TARGET, ROLE, REMOVAL);
    put("removed", "rate(1 day)", "UTC", "ENABLED", TARGET, ROLE, REMOVAL);

    // then
    assertThat(schedules.all()).isEqualTo(PendingSteps.none());
  }

  @Test
  void aUserWithinTheLimitIsNotAskedAbout() {
    // given
    var client = mock(SchedulerClient.class);
    var bob = new Evidence.WithinLimit(new IamUser("AIDA1", "bob", List.of()), 0);

    // then
    assertThat(new StackSchedules(client, "group", TARGET, ROLE).of(bob))
        .isEqualTo(PendingSteps.none());
    verifyNoInteractions(client);
  }

  @Test
  void aRefusalIsNotTakenForAnAnswer() {
    // given
    put("remove-AKIA1", "at(2026-12-08T08:00:00)", "UTC", "ENABLED", TARGET, ROLE, REMOVAL);
    var refusal = SchedulerException.builder().message("denied").build();
    doThrow(refusal).when(scheduler).getSchedule(any(GetScheduleRequest.class));

    // then
    assertThatThrownBy(() -> schedules.of(evidence("AKIA1"))).isSameAs(refusal);
    assertThatThrownBy(() -> schedules.announcement("AIDA1", "AKIA1")).isSameAs(refusal);
    assertThatThrownBy(schedules::all).hasRootCause(refusal);
  }

  /** Whoever may create schedules, or a service that hangs, must not use up the time of a run. */
  @ParameterizedTest
  @EnumSource
  void whatTakesTooLongIsGivenUp(Slow slow) {
    // given
    switch (slow) {
      case ENDLESS_PAGES ->
          doAnswer(
                  _ -> {
                    Thread.sleep(1);
                    return ListSchedulesResponse.builder()
                        .schedules(ScheduleSummary.builder().name("backup").build())
                        .nextToken("more")
                        .build();
                  })
              .when(scheduler)
              .listSchedules(any(ListSchedulesRequest.class));
      case SILENT_SCHEDULES -> {
        put("remove-AKIA1", "at(2026-12-08T08:00:00)", "UTC", "ENABLED", TARGET, ROLE, REMOVAL);
        doAnswer(
                _ -> {
                  new CountDownLatch(1).await();
                  return null;
                })
            .when(scheduler)
            .getSchedule(any(GetScheduleRequest.class));
      }
    }

    // then
    assertThatThrownBy(() -> schedules.all(Duration.ofMillis(200)))
        .hasMessage("The schedules could not be read in time.");
  }

  /** What takes too long. */
  enum Slow {
    ENDLESS_PAGES,
    SILENT_SCHEDULES
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ONEKEY_SCHEDULE_GROUP", "ONEKEY_SCHEDULE_TARGET_ARN", "ONEKEY_SCHEDULE_ROLE_ARN"})
  void namesAMissingVariable(String missing) {
    // given
    var environment = environment();
    environment.remove(missing);

    // then
    assertThatThrownBy(() -> StackSchedules.from(environment, scheduler))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(
            "Environment variable " + missing + " is missing. The stack sets it on the function.");
  }

  @Test
  void aStackWithoutRemovalHasNoSchedules() {
    assertThat(StackSchedules.ifAny(Map.of(), scheduler)).isEmpty();
    assertThat(StackSchedules.ifAny(environment(), scheduler)).contains(schedules);
  }

  private static Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "ONEKEY_SCHEDULE_GROUP", "group",
            "ONEKEY_SCHEDULE_TARGET_ARN", TARGET,
            "ONEKEY_SCHEDULE_ROLE_ARN", ROLE));
  }

  private static Evidence evidence(String... keyIds) {
    return new Evidence.OverLimit(
        new IamUser("AIDA1", "alice", List.of()),
        Stream.of(keyIds)
            .map(id -> new CountedKey(id, Instant.EPOCH, new LastUse.NotRecorded()))
            .toList(),
        Map.of());
  }

  private void put(
      String name,
      String expression,
      String zone,
      String state,
      String targetArn,
      String roleArn,
      String input) {
    group.put(
        name,
        GetScheduleResponse.builder()
            .name(name)
            .creationDate(CREATED)
            .state(state)
            .scheduleExpression(expression)
            .scheduleExpressionTimezone(zone)
            .target(target -> target.arn(targetArn).roleArn(roleArn).input(input))
            .build());
  }
}
