package onekey.cli.drill.aws;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.judgement.ComplianceType;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.EvaluationResult;
import software.amazon.awssdk.services.config.model.LimitExceededException;
import software.amazon.awssdk.services.config.model.NoSuchRemediationConfigurationException;
import software.amazon.awssdk.services.config.model.RemediationExecutionStatus;
import software.amazon.awssdk.services.config.model.RemediationExecutionStep;
import software.amazon.awssdk.services.config.model.ResourceKey;
import software.amazon.awssdk.services.config.model.ResourceType;

/** AWS Config, as far as a drill calls it. */
public final class DrillConfig implements AutoCloseable {

  private static final int MOST_PER_PAGE = 100;

  private final String ruleName;
  private final ConfigClient rules;
  private final ConfigClient remediation;

  /** Creates it for a rule of an account that stays open for as long. */
  public DrillConfig(OpenAccount account, String ruleName) {
    this.ruleName = ruleName;
    this.rules = account.clients().config();
    this.remediation = account.others().make(ConfigClient.builder(), account.region());
  }

  /**
   * Starts a run of the rule.
   *
   * @return false if a run is under way, or was started less than a minute ago
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigRulesEvaluation.html">StartConfigRulesEvaluation</a>
   */
  public boolean startRun() {
    return Calls.make(
        "config:StartConfigRulesEvaluation",
        () -> {
          try {
            rules.startConfigRulesEvaluation(request -> request.configRuleNames(ruleName));
            return true;
          } catch (LimitExceededException _) {
            return false;
          }
        });
  }

  /**
   * What AWS Config has on record about a user.
   *
   * @param complianceType the verdict, in AWS Config's words
   * @param annotation the reasons; empty if there are none
   */
  public record StoredVerdict(String complianceType, String annotation) {}

  /** Returns the verdict about this user, if one of these types is on record. */
  public Optional<StoredVerdict> verdict(String userId, List<ComplianceType> types) {
    return Calls.make(
        "config:GetComplianceDetailsByConfigRule",
        () ->
            rules
                .getComplianceDetailsByConfigRulePaginator(
                    request ->
                        request
                            .configRuleName(ruleName)
                            .complianceTypesWithStrings(types.stream().map(Enum::name).toList())
                            .limit(MOST_PER_PAGE))
                .stream()
                .flatMap(page -> page.evaluationResults().stream())
                .filter(result -> idOf(result).equals(userId))
                .map(
                    result ->
                        new StoredVerdict(
                            result.complianceTypeAsString(),
                            Optional.ofNullable(result.annotation()).orElse("")))
                .findFirst());
  }

  private static String idOf(EvaluationResult result) {
    return result.evaluationResultIdentifier().evaluationResultQualifier().resourceId();
  }

  /** Returns the remediation of the rule; empty if it has none. */
  public Optional<DeployedRemediation> remediation() {
    return Calls.make(
        "config:DescribeRemediationConfigurations",
        () ->
            remediation
                .describeRemediationConfigurations(request -> request.configRuleNames(ruleName))
                .remediationConfigurations()
                .stream()
                .filter(found -> ruleName.equals(found.configRuleName()))
                .map(DeployedRemediation::of)
                .findFirst());
  }

  /**
   * Starts the remediation of a user.
   *
   * @return why AWS Config did not start it; empty if it did
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_StartRemediationExecution.html">StartRemediationExecution</a>
   */
  public Optional<String> remediate(String userId) {
    return Calls.make(
        "config:StartRemediationExecution",
        () -> {
          try {
            var answer =
                remediation.startRemediationExecution(
                    request -> request.configRuleName(ruleName).resourceKeys(key(userId)));
            return answer.failedItems().isEmpty() && answer.failureMessage() == null
                ? Optional.empty()
                : Optional.of(
                    Optional.ofNullable(answer.failureMessage())
                        .orElse("AWS Config gives no cause"));
          } catch (NoSuchRemediationConfigurationException _) {
            return Optional.of("the rule has no remediation any more");
          }
        });
  }

  /**
   * Returns what AWS Config says of the last remediation of a user: its state and what failed.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeRemediationExecutionStatus.html">DescribeRemediationExecutionStatus</a>
   */
  public Optional<String> remediationStatus(String userId) {
    return Calls.make(
        "config:DescribeRemediationExecutionStatus",
        () ->
            remediation
                .describeRemediationExecutionStatus(
                    request -> request.configRuleName(ruleName).resourceKeys(key(userId)))
                .remediationExecutionStatuses()
                .stream()
                .findFirst()
                .map(DrillConfig::words));
  }

  private static String words(RemediationExecutionStatus status) {
    return Stream.concat(
            Stream.of(String.valueOf(status.stateAsString())),
            status.stepDetails().stream()
                .map(RemediationExecutionStep::errorMessage)
                .flatMap(message -> Optional.ofNullable(message).stream()))
        .collect(Collectors.joining(": "));
  }

  private static ResourceKey key(String userId) {
    return ResourceKey.builder().resourceType(ResourceType.AWS_IAM_USER).resourceId(userId).build();
  }

  @Override
  public void close() {
    remediation.close();
  }
}
