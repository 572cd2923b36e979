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
import onekey.sandbox.config.StoredEvaluation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
