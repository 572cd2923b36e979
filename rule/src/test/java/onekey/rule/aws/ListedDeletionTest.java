package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;

class ListedDeletionTest {

  private static final Duration AT_MOST = Duration.ofSeconds(3);

  private final SchedulerClient scheduler = mock(SchedulerClient.class, CALLS_REAL_METHODS);

  @Test
  void listsTheSchedulesThatDeleteKeysOnEveryPage() {
    // given
    doReturn(page("next", deletionOf("AKIA1").build()))
        .doReturn(page(null, deletionOf("AKIA2").groupName("other").state("DISABLED").build()))
        .when(scheduler)
        .listSchedules(any(ListSchedulesRequest.class));

    // then
    assertThat(ListedDeletion.list(scheduler, AT_MOST))
        .containsExactly(
            new ListedDeletion("AKIA1", "group", "delete-AKIA1", true),
            new ListedDeletion("AKIA2", "other", "delete-AKIA2", false));
  }

  @Test
  void asksForTheNamesOfDeletionsOnlyAndDoesNotWaitLong() {
    // given
    doReturn(page(null)).when(scheduler).listSchedules(any(ListSchedulesRequest.class));

    // when
    ListedDeletion.list(scheduler, AT_MOST);

    // then
    var asked = ArgumentCaptor.forClass(ListSchedulesRequest.class);
    verify(scheduler).listSchedules(asked.capture());
    assertThat(asked.getValue().namePrefix()).isEqualTo("delete-AKIA");
    assertThat(asked.getValue().overrideConfiguration().orElseThrow().apiCallTimeout())
        .contains(AT_MOST);
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
    doReturn(page(null, deletionOf("AKIA1").target(summary -> summary.arn(target)).build()))
        .when(scheduler)
        .listSchedules(any(ListSchedulesRequest.class));

    // then
    assertThat(ListedDeletion.list(scheduler, AT_MOST)).isEmpty();
  }

  @Test
  void showsAScheduleThatDoesNotSayWhatItStarts() {
    // given
    var schedule = ScheduleSummary.builder().name("delete-AKIA1").groupName("group").build();
    doReturn(page(null, schedule)).when(scheduler).listSchedules(any(ListSchedulesRequest.class));

    // then
    assertThat(ListedDeletion.list(scheduler, AT_MOST)).hasSize(1);
  }

  @Test
  void aRefusalIsNoEmptyList() {
    // given
    var refusal = SchedulerException.builder().message("denied").build();
    doThrow(refusal).when(scheduler).listSchedules(any(ListSchedulesRequest.class));

    // then
    assertThatThrownBy(() -> ListedDeletion.list(scheduler, AT_MOST)).isSameAs(refusal);
  }

  private static ScheduleSummary.Builder deletionOf(String accessKeyId) {
    return ScheduleSummary.builder()
        .name("delete-" + accessKeyId)
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
