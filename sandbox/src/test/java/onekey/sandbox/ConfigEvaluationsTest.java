package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.EvaluationReadings;
import onekey.sandbox.config.EvaluationReadings.Older;
import onekey.sandbox.config.EvaluationReadings.Unchanged;
import onekey.sandbox.config.StoredEvaluation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ComplianceType;
import software.amazon.awssdk.services.config.model.ConfigException;
import software.amazon.awssdk.services.config.model.Evaluation;
import software.amazon.awssdk.services.config.model.InvalidNextTokenException;
import software.amazon.awssdk.services.config.model.InvalidResultTokenException;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;

class ConfigEvaluationsTest {

  private static final String RULE = "one-key";

  private final Sandbox sandbox = Sandbox.start();
  private final ConfigClient config = PlainClients.config(sandbox, Principal.ROOT);
  private final Instant now = sandbox.clock().instant();

  @BeforeEach
  void createRule() {
    var function = sandbox.lambda().register("judge", new Nothing());
    sandbox.config().putRule(new ConfigRule(RULE, Map.of(), function));
  }

  @AfterEach
  void close() {
    config.close();
    sandbox.close();
  }

  @Test
  void keepsAVerdictWithItsAnnotation() {
    // given
    var ordering = Instant.parse("2026-11-24T11:59:58.765Z");
    var token = sandbox.config().issueResultToken(RULE);
    sandbox.clock().advance(Duration.ofSeconds(5));

    // when
    put(token, evaluation("AIDA1", ComplianceType.NON_COMPLIANT, ordering, "ann: 2 of 1"));

    // then
    var result =
        config
            .getComplianceDetailsByConfigRule(request -> request.configRuleName(RULE))
            .evaluationResults()
            .getFirst();
    var identifier = result.evaluationResultIdentifier();
    assertThat(identifier.evaluationResultQualifier().resourceId()).isEqualTo("AIDA1");
    assertThat(identifier.evaluationResultQualifier().resourceType()).isEqualTo("AWS::IAM::User");
    assertThat(identifier.evaluationResultQualifier().configRuleName()).isEqualTo(RULE);
    assertThat(identifier.orderingTimestamp()).isEqualTo(ordering);
    assertThat(result.complianceType()).isEqualTo(ComplianceType.NON_COMPLIANT);
    assertThat(result.annotation()).isEqualTo("ann: 2 of 1");
    assertThat(result.configRuleInvokedTime()).isEqualTo(now);
    assertThat(result.resultRecordedTime()).isEqualTo(now.plusSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({"-1,COMPLIANT", "0,NON_COMPLIANT", "1,NON_COMPLIANT"})
  void replacesAVerdictUnlessTheOtherIsOlder(int seconds, String expected) {
    // given
    var token = sandbox.config().issueResultToken(RULE);
    put(token, evaluation("AIDA1", ComplianceType.COMPLIANT, now, "first"));

    // when
    put(
        token,
        evaluation("AIDA1", ComplianceType.NON_COMPLIANT, now.plusSeconds(seconds), "second"));

    // then
    assertThat(sandbox.config().evaluation(RULE, "AIDA1"))
        .map(StoredEvaluation::complianceType)
        .contains(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void replacesAVerdictByAnOlderOneIfToldTo(int seconds) {
    // given
    try (var other = with(Unchanged.IS_RECORDED_AGAIN, Older.REPLACES)) {
      other.put("first", ComplianceType.COMPLIANT, now);

      // when
      other.put("second", ComplianceType.NON_COMPLIANT, now.plusSeconds(seconds));

      // then
      assertThat(other.stored().complianceType()).isEqualTo("NON_COMPLIANT");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IS_RECORDED_AGAIN,NON_COMPLIANT,same,60",
    "IS_RECORDED_AGAIN,COMPLIANT,same,60",
    "IS_RECORDED_AGAIN,NON_COMPLIANT,other,60",
    "KEEPS_ITS_RECORDED_TIME,NON_COMPLIANT,same,0",
    "KEEPS_ITS_RECORDED_TIME,COMPLIANT,same,60",
    "KEEPS_ITS_RECORDED_TIME,NON_COMPLIANT,other,60",
  })
  void recordsAVerdictAgain(
      Unchanged reading, ComplianceType type, String annotation, int expectedSeconds) {
    // given
    try (var other = with(reading, Older.IS_IGNORED)) {
      other.put("same", ComplianceType.NON_COMPLIANT, now);
      other.sandbox().clock().advance(Duration.ofMinutes(1));

      // when
      other.put(annotation, type, now.plusSeconds(30));

      // then
      assertThat(other.stored().resultRecordedTime()).isEqualTo(now.plusSeconds(expectedSeconds));
      assertThat(other.stored().orderingTimestamp()).isEqualTo(now.plusSeconds(30));
      assertThat(other.stored().ruleInvokedTime()).isEqualTo(now.plusSeconds(60));
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheRecordedTimeOfAVerdictAloneWhenAnOlderOneIsIgnored(Unchanged reading) {
    // given
    try (var other = with(reading, Older.IS_IGNORED)) {
      other.put("same", ComplianceType.NON_COMPLIANT, now);
      other.sandbox().clock().advance(Duration.ofMinutes(1));

      // when
      other.put("same", ComplianceType.NON_COMPLIANT, now.minusSeconds(1));

      // then
      assertThat(other.stored().resultRecordedTime()).isEqualTo(now);
      assertThat(other.stored().orderingTimestamp()).isEqualTo(now);
    }
  }

  @Test
  void billsWhatItAccepts() {
    // given
    sandbox.faults().failEvaluations(Set.of("AIDA2"), 1);
    var token = sandbox.config().issueResultToken(RULE);
    var one = evaluation("AIDA1", ComplianceType.COMPLIANT, now, "-");
    var two = evaluation("AIDA2", ComplianceType.COMPLIANT, now, "-");
    var departed = evaluation("AIDA3", ComplianceType.NOT_APPLICABLE, now, "-");
    var late = evaluation("AIDA1", ComplianceType.COMPLIANT, now.minusSeconds(1), "-");

    // when
    put(token, one, two, departed);
    put(token, one, late);
    config.putEvaluations(
        request -> request.resultToken("TESTMODE").testMode(true).evaluations(one));
    assertThatExceptionOfType(InvalidResultTokenException.class)
        .isThrownBy(() -> put("made up", one));
    sandbox.config().deleteEvaluationResults(RULE);

    // then
    assertThat(sandbox.config().billedEvaluations(RULE)).isEqualTo(4);
  }

  @Test
  void deletesResults() {
    // given
    var token = sandbox.config().issueResultToken(RULE);
    put(token, evaluation("AIDA1", ComplianceType.NON_COMPLIANT, now, "-"));

    // when
    config.deleteEvaluationResults(request -> request.configRuleName(RULE));

    // then
    assertThat(
            config
                .getComplianceDetailsByConfigRule(request -> request.configRuleName(RULE))
                .evaluationResults())
        .isEmpty();
    put(token, evaluation("AIDA1", ComplianceType.COMPLIANT, now.minusSeconds(1), "-"));
    assertThat(sandbox.config().evaluations(RULE)).hasSize(1);
    assertThat(sandbox.config().rule(RULE)).isPresent();
  }

  @Test
  void deletesNoResultsOfARuleThatIsNotThere() {
    assertThatExceptionOfType(NoSuchConfigRuleException.class)
        .isThrownBy(
            () -> config.deleteEvaluationResults(request -> request.configRuleName("other")))
        .withMessageContaining("other");
  }

  @Test
  void listsNoResourceThatTheRuleDoesNotApplyTo() {
    // given
    var token = sandbox.config().issueResultToken(RULE);
    put(token, evaluation("AIDA1", ComplianceType.COMPLIANT, now, "here"));

    // when
    put(
        token,
        evaluation("AIDA1", ComplianceType.NOT_APPLICABLE, now.plusSeconds(1), "gone"),
        // What comes late from an overlapping run does not bring it back.
        evaluation("AIDA1", ComplianceType.COMPLIANT, now, "late"));

    // then
    assertThat(
            config
                .getComplianceDetailsByConfigRule(request -> request.configRuleName(RULE))
                .evaluationResults())
        .isEmpty();
    assertThat(sandbox.config().evaluations(RULE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"COMPLIANT,a", "NON_COMPLIANT,b", "NOT_APPLICABLE,c"})
  void listsTheTypeThatIsAskedFor(ComplianceType type, String expected) {
    // given
    put(
        sandbox.config().issueResultToken(RULE),
        evaluation("a", ComplianceType.COMPLIANT, now, "-"),
        evaluation("b", ComplianceType.NON_COMPLIANT, now, "-"),
        evaluation("c", ComplianceType.NOT_APPLICABLE, now, "-"));

    // when
    var results =
        config
            .getComplianceDetailsByConfigRule(
                request -> request.configRuleName(RULE).complianceTypes(type))
            .evaluationResults();

    // then
    assertThat(results)
        .extracting(
            result -> result.evaluationResultIdentifier().evaluationResultQualifier().resourceId())
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"0,10", "1,1", "10,10", "100,100"})
  void givesTenAtATimeUnlessAskedForAnother(int limit, int expected) {
    // given
    put(sandbox.config().issueResultToken(RULE), evaluations(100));
    put(
        sandbox.config().issueResultToken(RULE),
        evaluation("last", ComplianceType.COMPLIANT, now, "-"));

    // when
    var page =
        config.getComplianceDetailsByConfigRule(
            request -> request.configRuleName(RULE).limit(limit));

    // then
    assertThat(page.evaluationResults()).hasSize(expected);
    assertThat(page.nextToken()).isNotNull();
  }

  @Test
  void pagesWithoutLosingAnything() {
    // given
    put(sandbox.config().issueResultToken(RULE), evaluations(35));

    // when
    var results =
        config
            .getComplianceDetailsByConfigRulePaginator(request -> request.configRuleName(RULE))
            .stream()
            .flatMap(page -> page.evaluationResults().stream())
            .toList();

    // then
    assertThat(results).hasSize(35).doesNotHaveDuplicates();
    assertThat(sandbox.calls().count("GetComplianceDetailsByConfigRule")).isEqualTo(4);
  }

  @Test
  void refusesALimitOver100() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                config.getComplianceDetailsByConfigRule(
                    request -> request.configRuleName(RULE).limit(101)))
        .withMessageContaining("limit")
        .withMessageContaining("100");
  }

  @Test
  void refusesANextTokenThatItDidNotGive() {
    assertThatExceptionOfType(InvalidNextTokenException.class)
        .isThrownBy(
            () ->
                config.getComplianceDetailsByConfigRule(
                    request -> request.configRuleName(RULE).nextToken("made up")));
  }

  @Test
  void takesAHundredVerdictsAndNoneMore() {
    // given
    var token = sandbox.config().issueResultToken(RULE);

    // then
    put(token, evaluations(100));
    assertThat(sandbox.config().evaluations(RULE)).hasSize(100);
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> put(token, evaluations(101)))
        .withMessageContaining("evaluations")
        .satisfies(
            error ->
                assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void takesAnEmptyReport() {
    put(sandbox.config().issueResultToken(RULE));

    assertThat(sandbox.calls().count("PutEvaluations")).isOne();
    assertThat(sandbox.config().evaluations(RULE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257})
  void refusesAnAnnotationOfAnotherLength(int length) {
    var token = sandbox.config().issueResultToken(RULE);

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                put(token, evaluation("AIDA1", ComplianceType.COMPLIANT, now, "x".repeat(length))))
        .withMessageContaining("annotation");
    assertThat(sandbox.config().evaluations(RULE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 256})
  void takesAnAnnotationOfTheShortestAndLongestLength(int length) {
    put(
        sandbox.config().issueResultToken(RULE),
        evaluation("AIDA1", ComplianceType.COMPLIANT, now, "x".repeat(length)));

    assertThat(sandbox.config().evaluation(RULE, "AIDA1")).isPresent();
  }

  @Test
  void refusesAVerdictThatOnlyConfigItselfGives() {
    var token = sandbox.config().issueResultToken(RULE);

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () -> put(token, evaluation("AIDA1", ComplianceType.INSUFFICIENT_DATA, now, "-")))
        .withMessageContaining("INSUFFICIENT_DATA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS::IAM", "user", "AWS::IAM::User "})
  void refusesWhatIsNoResourceType(String type) {
    var token = sandbox.config().issueResultToken(RULE);
    var evaluation =
        evaluation("AIDA1", ComplianceType.COMPLIANT, now, "-").toBuilder()
            .complianceResourceType(type)
            .build();

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> put(token, evaluation))
        .withMessageContaining("complianceResourceType");
  }

  @ParameterizedTest
  @ValueSource(strings = {"made up", "TESTMODE"})
  void refusesATokenThatItDidNotGive(String token) {
    assertThatExceptionOfType(InvalidResultTokenException.class)
        .isThrownBy(() -> put(token, evaluation("AIDA1", ComplianceType.COMPLIANT, now, "-")));
  }

  @Test
  void storesNothingInATest() {
    // when
    config.putEvaluations(
        request ->
            request
                .resultToken("TESTMODE")
                .testMode(true)
                .evaluations(evaluation("AIDA1", ComplianceType.COMPLIANT, now, "-")));

    // then
    assertThat(sandbox.config().evaluations(RULE)).isEmpty();
  }

  @Test
  void checksVerdictsInATestToo() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () ->
                config.putEvaluations(
                    request ->
                        request
                            .resultToken("TESTMODE")
                            .testMode(true)
                            .evaluations(evaluation("AIDA1", ComplianceType.COMPLIANT, now, ""))));
  }

  @Test
  void givesBackWhatFailedAsOftenAsWanted() {
    // given
    sandbox.faults().failEvaluations(Set.of("AIDA1"), 2);
    var token = sandbox.config().issueResultToken(RULE);
    var one = evaluation("AIDA1", ComplianceType.COMPLIANT, now, "-");
    var two = evaluation("AIDA2", ComplianceType.COMPLIANT, now, "-");

    // then
    assertThat(put(token, one, two)).containsExactly(one);
    assertThat(put(token, one)).containsExactly(one);
    assertThat(sandbox.config().evaluations(RULE))
        .extracting(StoredEvaluation::resourceId)
        .containsExactly("AIDA2");
    assertThat(put(token, one)).isEmpty();
    assertThat(sandbox.config().evaluations(RULE)).hasSize(2);
  }

  @Test
  void saysThatThereIsNoSuchRule() {
    assertThatExceptionOfType(NoSuchConfigRuleException.class)
        .isThrownBy(
            () ->
                config.getComplianceDetailsByConfigRule(request -> request.configRuleName("other")))
        .withMessageContaining("other");
  }

  /** Another sandbox with the same rule and one resource. */
  private record OtherSandbox(Sandbox sandbox, ConfigClient config) implements AutoCloseable {

    void put(String annotation, ComplianceType type, Instant ordering) {
      config.putEvaluations(
          request ->
              request
                  .resultToken(sandbox.config().issueResultToken(RULE))
                  .evaluations(evaluation("AIDA1", type, ordering, annotation)));
    }

    StoredEvaluation stored() {
      return sandbox.config().evaluation(RULE, "AIDA1").orElseThrow();
    }

    @Override
    public void close() {
      config.close();
      sandbox.close();
    }
  }

  private static OtherSandbox with(Unchanged unchanged, Older older) {
    var other =
        Sandbox.start(
            settings -> settings.evaluationReadings(new EvaluationReadings(unchanged, older)));
    var function = other.lambda().register("judge", new Nothing());
    other.config().putRule(new ConfigRule(RULE, Map.of(), function));
    return new OtherSandbox(other, PlainClients.config(other, Principal.ROOT));
  }

  private List<Evaluation> put(String token, Evaluation... evaluations) {
    return config
        .putEvaluations(request -> request.resultToken(token).evaluations(evaluations))
        .failedEvaluations();
  }

  private Evaluation[] evaluations(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number -> evaluation("id%04d".formatted(number), ComplianceType.COMPLIANT, now, "-"))
        .toArray(Evaluation[]::new);
  }

  private static Evaluation evaluation(
      String id, ComplianceType type, Instant ordering, String annotation) {
    return Evaluation.builder()
        .complianceResourceType("AWS::IAM::User")
        .complianceResourceId(id)
        .complianceType(type)
        .orderingTimestamp(ordering)
        .annotation(annotation)
        .build();
  }

  private static final class Nothing implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> input, Context context) {
      return "";
    }
  }
}
