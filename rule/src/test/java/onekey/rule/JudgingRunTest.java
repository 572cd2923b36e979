package onekey.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import onekey.rule.aws.Deadline;
import onekey.rule.aws.EvaluationReporter;
import onekey.rule.aws.ScheduledInvocation;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.UnreadUsersException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.Evaluation;
import software.amazon.awssdk.services.config.model.EvaluationResult;
import software.amazon.awssdk.services.config.model.GetComplianceDetailsByConfigRuleRequest;
import software.amazon.awssdk.services.config.model.GetComplianceDetailsByConfigRuleResponse;
import software.amazon.awssdk.services.config.model.PutEvaluationsRequest;
import software.amazon.awssdk.services.config.model.PutEvaluationsResponse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.User;

/** A run that does not get through: somebody keeps the account's IAM calls for themselves. */
class JudgingRunTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private static final int USERS = 250;

  private final IamClient iam = mock(IamClient.class, CALLS_REAL_METHODS);
  private final ConfigClient config = mock(ConfigClient.class, CALLS_REAL_METHODS);
  private final List<PutEvaluationsRequest> puts = new ArrayList<>();
  private final CountDownLatch stalled = new CountDownLatch(1);

  /** Whether the deadline has passed is decided by the stall and not by a clock. */
  private final Deadline deadline =
      new Deadline(
          () -> stalled.getCount() == 0 ? Long.MAX_VALUE / 2 : 0, Duration.ofSeconds(2).toNanos());

  @ParameterizedTest
  @ValueSource(ints = {0, 230})
  void reportsWhomItReachedAndFailsWithTheOthers(int answered) {
    // given
    account(answered, List.of());

    // when
    var result = run();

    // then
    assertThat(evaluations()).hasSize(answered).doesNotHaveDuplicates();
    assertThat(puts).hasSize(answered == 0 ? 1 : 3);
    assertThat(result.evaluations()).isEqualTo(answered);
    assertThat(result.failure()).isEmpty();
    assertThatThrownBy(() -> result.failIfIncomplete(Optional.empty()))
        .isInstanceOf(UnreadUsersException.class)
        .hasMessageStartingWith("%d of %d users could not be judged", USERS - answered, USERS)
        .hasMessageContaining("(no time was left)");
  }

  /** Else the next run would begin with the same users again. */
  @Test
  void reportsWhomItReachedEvenIfNothingChanged() {
    // given all users are on record as they are
    account(100, IntStream.range(0, USERS).boxed().toList());

    // when
    run();

    // then
    assertThat(evaluations()).hasSize(100);
  }

  @Test
  void aRunThatReachesEverybodyReportsOnlyWhatChanged() {
    // given all users but ten are on record as they are
    account(USERS, IntStream.range(10, USERS).boxed().toList());

    // when
    var result = run();

    // then
    assertThat(evaluations())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 10).mapToObj(JudgingRunTest::id).toList());
    result.failIfIncomplete(Optional.empty());
  }

  private RunResult run() {
    return new JudgingRun(
            new UserInventory(iam),
            new EvaluationReporter(config),
            Optional::empty,
            new ScheduledInvocation("rule", Map.of(), "token", NOW),
            KeyPolicy.defaults())
        .until(deadline);
  }

  private List<String> evaluations() {
    return puts.stream()
        .flatMap(put -> put.evaluations().stream())
        .map(Evaluation::complianceResourceId)
        .toList();
  }

  /**
   * An account of users without keys.
   *
   * @param answered how many calls IAM answers before it answers none any more
   * @param unchanged the users that are on record as they are
   */
  private void account(int answered, List<Integer> unchanged) {
    doReturn(
            ListUsersResponse.builder()
                .users(
                    IntStream.range(0, USERS)
                        .mapToObj(i -> User.builder().userId(id(i)).userName("u" + i).build())
                        .toList())
                .build())
        .when(iam)
        .listUsers(any(ListUsersRequest.class));
    var calls = new AtomicInteger();
    var forever = new CountDownLatch(1);
    doAnswer(
            _ -> {
              if (calls.incrementAndGet() > answered) {
                stalled.countDown();
                forever.await();
              }
              return ListAccessKeysResponse.builder().build();
            })
        .when(iam)
        .listAccessKeys(any(ListAccessKeysRequest.class));
    doReturn(
            GetComplianceDetailsByConfigRuleResponse.builder()
                .evaluationResults(unchanged.stream().map(JudgingRunTest::onRecord).toList())
                .build())
        .when(config)
        .getComplianceDetailsByConfigRule(any(GetComplianceDetailsByConfigRuleRequest.class));
    doAnswer(
            call -> {
              puts.add(call.getArgument(0));
              return PutEvaluationsResponse.builder().build();
            })
        .when(config)
        .putEvaluations(any(PutEvaluationsRequest.class));
  }

  private static EvaluationResult onRecord(int user) {
    return EvaluationResult.builder()
        .complianceType("COMPLIANT")
        .annotation("u%d: 0 active access keys.".formatted(user))
        .resultRecordedTime(NOW.minus(Duration.ofHours(24)))
        .evaluationResultIdentifier(
            identifier ->
                identifier.evaluationResultQualifier(qualifier -> qualifier.resourceId(id(user))))
        .build();
  }

  private static String id(int user) {
    return "AIDA%03d".formatted(user);
  }
}
