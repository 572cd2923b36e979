package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.ReportedVerdict;
import onekey.rule.judgement.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.Evaluation;
import software.amazon.awssdk.services.config.model.EvaluationResult;
import software.amazon.awssdk.services.config.model.GetComplianceDetailsByConfigRuleRequest;
import software.amazon.awssdk.services.config.model.GetComplianceDetailsByConfigRuleResponse;
import software.amazon.awssdk.services.config.model.PutEvaluationsRequest;
import software.amazon.awssdk.services.config.model.PutEvaluationsResponse;

class EvaluationReporterTest {

  private static final Instant TIME = Instant.parse("2026-12-01T08:00:00Z");
  private static final Instant RECORDED = Instant.parse("2026-11-30T08:00:00Z");
  private static final ScheduledInvocation INVOCATION = invocation("token");

  private final ConfigClient config = Stubs.config();
  private final EvaluationReporter reporter = new EvaluationReporter(config);
  private final List<PutEvaluationsRequest> requests =
      Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void takeEverything() {
    doAnswer(
            call -> {
              requests.add(call.getArgument(0));
              return PutEvaluationsResponse.builder().build();
            })
        .when(config)
        .putEvaluations(any(PutEvaluationsRequest.class));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "100, 1", "101, 2", "200, 2", "201, 3"})
  void sendsHundreds(int verdicts, int calls) {
    // when
    report(verdicts(verdicts), INVOCATION);

    // then
    assertThat(requests).hasSize(calls);
    assertThat(requests).flatMap(PutEvaluationsRequest::evaluations).hasSize(verdicts);
  }

  @Test
  void reportsByUniqueIdWithTheTimeOfTheNotification() {
    // when
    report(List.of(new Verdict("AIDA1", ComplianceType.NON_COMPLIANT, "alice: why")), INVOCATION);

    // then
    assertThat(requests)
        .singleElement()
        .isEqualTo(
            PutEvaluationsRequest.builder()
                .resultToken("token")
                .testMode(false)
                .evaluations(
                    Evaluation.builder()
                        .complianceResourceType("AWS::IAM::User")
                        .complianceResourceId("AIDA1")
                        .complianceType("NON_COMPLIANT")
                        .annotation("alice: why")
                        .orderingTimestamp(TIME)
                        .build())
                .build());
  }

  @Test
  void onlyTestsWhenConfigOnlyTests() {
    // when
    report(verdicts(1), invocation("TESTMODE"));

    // then
    assertThat(requests).extracting(PutEvaluationsRequest::testMode).containsExactly(true);
  }

  @Test
  void sendsOnlyWhatWasRefusedAgain() {
    // given
    refuse("AIDA7", 1);

    // when
    report(verdicts(10), INVOCATION);

    // then
    assertThat(requests).hasSize(2);
    assertThat(requests.getLast().evaluations())
        .extracting(Evaluation::complianceResourceId)
        .containsExactly("AIDA7");
  }

  @Test
  void failsWhenOneIsRefusedAgainAndAgainButSendsTheOthers() {
    // given
    refuse("AIDA7", Integer.MAX_VALUE);

    // when
    var reporting = assertThatThrownBy(() -> report(verdicts(150), INVOCATION));

    // then
    reporting
        .isInstanceOf(EvaluationsRefusedException.class)
        .hasMessage("AWS Config refused 1 of 150 evaluations: AIDA7");
    assertThat(requests)
        .extracting(request -> request.evaluations().size())
        .containsExactly(100, 1, 1, 50);
  }

  @Test
  void readsWhatWasReportedInPagesOfAHundred() {
    // given
    doReturn(page("next", "AIDA1", "AIDA2"))
        .doReturn(page(null, "AIDA3"))
        .when(config)
        .getComplianceDetailsByConfigRule(any(GetComplianceDetailsByConfigRuleRequest.class));

    // when
    var reported = reporter.reported("rule");

    // then
    assertThat(reported)
        .containsOnlyKeys("AIDA1", "AIDA2", "AIDA3")
        .containsEntry(
            "AIDA3",
            new ReportedVerdict("AIDA3", ComplianceType.NON_COMPLIANT, "AIDA3: why", RECORDED));
    var request = ArgumentCaptor.forClass(GetComplianceDetailsByConfigRuleRequest.class);
    verify(config, times(2)).getComplianceDetailsByConfigRule(request.capture());
    assertThat(request.getAllValues().getFirst().limit()).isEqualTo(100);
    assertThat(request.getAllValues().getFirst().complianceTypesAsStrings())
        .containsExactly("COMPLIANT", "NON_COMPLIANT");
    assertThat(request.getAllValues().getLast().nextToken()).isEqualTo("next");
  }

  /** What AWS Config does not say must not make a verdict look reported. */
  @Test
  void anAnnotationOrATimeThatConfigLacksIsTakenForTheOldest() {
    // given
    doReturn(
            GetComplianceDetailsByConfigRuleResponse.builder()
                .evaluationResults(result("AIDA1", "COMPLIANT").build())
                .build())
        .when(config)
        .getComplianceDetailsByConfigRule(any(GetComplianceDetailsByConfigRuleRequest.class));

    // then
    assertThat(reporter.reported("rule"))
        .containsValue(new ReportedVerdict("AIDA1", ComplianceType.COMPLIANT, "", Instant.EPOCH));
  }

  /** Between two pages a result may change its place and its content. */
  @Test
  void aUserThatTwoPagesNameIsReportedAgain() {
    // given
    doReturn(page("next", "AIDA1"))
        .doReturn(
            GetComplianceDetailsByConfigRuleResponse.builder()
                .evaluationResults(
                    result("AIDA1", "COMPLIANT")
                        .annotation("AIDA1: fine")
                        .resultRecordedTime(RECORDED)
                        .build())
                .build())
        .when(config)
        .getComplianceDetailsByConfigRule(any(GetComplianceDetailsByConfigRuleRequest.class));

    // then
    assertThat(reporter.reported("rule"))
        .containsExactly(
            Map.entry(
                "AIDA1",
                new ReportedVerdict("AIDA1", ComplianceType.NON_COMPLIANT, "", Instant.EPOCH)));
  }

  private void report(List<Verdict> verdicts, ScheduledInvocation invocation) {
    var batches = reporter.batches(invocation);
    verdicts.forEach(batches::add);
    batches.finish();
  }

  private void refuse(String userId, int howOften) {
    var left = new int[] {howOften};
    doAnswer(
            call -> {
              PutEvaluationsRequest request = call.getArgument(0);
              requests.add(request);
              return PutEvaluationsResponse.builder()
                  .failedEvaluations(
                      request.evaluations().stream()
                          .filter(e -> e.complianceResourceId().equals(userId) && left[0]-- > 0)
                          .toList())
                  .build();
            })
        .when(config)
        .putEvaluations(any(PutEvaluationsRequest.class));
  }

  private static GetComplianceDetailsByConfigRuleResponse page(
      @Nullable String nextToken, String... userIds) {
    return GetComplianceDetailsByConfigRuleResponse.builder()
        .nextToken(nextToken)
        .evaluationResults(
            Arrays.stream(userIds)
                .map(
                    userId ->
                        result(userId, "NON_COMPLIANT")
                            .annotation(userId + ": why")
                            .resultRecordedTime(RECORDED)
                            .build())
                .toList())
        .build();
  }

  private static EvaluationResult.Builder result(String userId, String complianceType) {
    return EvaluationResult.builder()
        .complianceType(complianceType)
        .evaluationResultIdentifier(
            identifier ->
                identifier.evaluationResultQualifier(qualifier -> qualifier.resourceId(userId)));
  }

  private static List<Verdict> verdicts(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Verdict("AIDA" + i, ComplianceType.COMPLIANT, "user " + i))
        .toList();
  }

  private static ScheduledInvocation invocation(String resultToken) {
    return new ScheduledInvocation("rule", Map.of(), resultToken, TIME);
  }
}
