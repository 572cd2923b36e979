package onekey.cli.doctor.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.cli.doctor.check.Call;
import onekey.cli.doctor.check.DeploymentChecks.Remediation;
import onekey.cli.doctor.check.NotCheckableException;
import onekey.cli.doctor.check.RecorderCheck.Recorder;
import onekey.cli.doctor.check.RuleCheck.Rule;
import onekey.cli.doctor.check.RunCheck.Runs;
import onekey.cli.doctor.words.Words;
import onekey.rule.aws.LiveRule;
import onekey.rule.aws.UnusableRuleException;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleEvaluationStatus;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;
import software.amazon.awssdk.services.config.model.SourceDetail;

/**
 * Reads the rule and AWS Config's recorder.
 *
 * @param config any answer is taken as it is
 * @param strict refuses answers that lack something, as the rule's own client does
 */
record RuleReader(ConfigClient config, ConfigClient strict) {

  /**
   * How often a rule runs.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_SourceDetail.html">SourceDetail</a>
   */
  private static final Map<String, Integer> HOURS =
      Map.of(
          "One_Hour", 1,
          "Three_Hours", 3,
          "Six_Hours", 6,
          "Twelve_Hours", 12,
          "TwentyFour_Hours", 24);

  /**
   * What is needed of a rule beside its parameters.
   *
   * @param arn its ARN, which its name does not tell
   * @param period the time between two runs
   */
  record Details(String arn, Duration period) {}

  Rule rule(String name, Optional<String> judgeArn) {
    return Calls.make(
        Call.DESCRIBE_RULES,
        () -> {
          try {
            return new Rule.InForce(
                new LiveRule(strict, name, judgeArn, Optional.empty()).policy());
          } catch (NoSuchConfigRuleException _) {
            return new Rule.Missing();
          } catch (UnusableRuleException e) {
            return new Rule.Refused(String.valueOf(e.getMessage()));
          }
        });
  }

  Details details(String name) {
    return Calls.make(
        Call.DESCRIBE_RULES,
        () -> {
          try {
            return strict
                .describeConfigRules(request -> request.configRuleNames(name))
                .configRules()
                .stream()
                .findFirst()
                .map(RuleReader::details)
                .orElseThrow(() -> Calls.lacking(Call.DESCRIBE_RULES, "the rule"));
          } catch (NoSuchConfigRuleException _) {
            throw noRule();
          }
        });
  }

  private static Details details(ConfigRule rule) {
    return new Details(
        Calls.require(Call.DESCRIBE_RULES, rule.configRuleArn(), "ConfigRuleArn"), period(rule));
  }

  /** AWS Config runs a rule that names no frequency every 24 hours. */
  private static Duration period(ConfigRule rule) {
    return Duration.ofHours(
        Stream.concat(
                rule.source().sourceDetails().stream()
                    .map(SourceDetail::maximumExecutionFrequencyAsString),
                Stream.ofNullable(rule.maximumExecutionFrequencyAsString()))
            .flatMap(Stream::ofNullable)
            .flatMap(word -> Stream.ofNullable(HOURS.get(word)))
            .findFirst()
            .orElse(24));
  }

  private static NotCheckableException noRule() {
    return new NotCheckableException(Words.of("There is no rule; see above."));
  }

  /** Returns what AWS Config tells of runs; empty if it does not tell. */
  Optional<Runs> runs(String name) {
    return Calls.make(
        Call.DESCRIBE_RUNS,
        () -> {
          try {
            var answer =
                config.describeConfigRuleEvaluationStatus(request -> request.configRuleNames(name));
            if (!answer.hasConfigRulesEvaluationStatus()) {
              throw Calls.lacking(Call.DESCRIBE_RUNS, "ConfigRulesEvaluationStatus");
            }
            return answer.configRulesEvaluationStatus().stream()
                .filter(status -> name.equals(status.configRuleName()))
                .flatMap(status -> runs(status).stream())
                .findFirst();
          } catch (NoSuchConfigRuleException _) {
            throw noRule();
          }
        });
  }

  private static Optional<Runs> runs(ConfigRuleEvaluationStatus status) {
    var success = Optional.ofNullable(status.lastSuccessfulEvaluationTime());
    var failure =
        Stream.of(status.lastFailedEvaluationTime(), status.lastFailedInvocationTime())
            .flatMap(Stream::ofNullable)
            .max(Comparator.<Instant>naturalOrder());
    return success.isEmpty() && failure.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Runs(
                success,
                failure,
                Optional.ofNullable(status.lastErrorCode()),
                Optional.ofNullable(status.lastErrorMessage()),
                false));
  }

  List<Recorder> recorders() {
    var names =
        Calls.make(
            Call.DESCRIBE_RECORDERS,
            () -> {
              var answer = config.describeConfigurationRecorders();
              if (!answer.hasConfigurationRecorders()) {
                throw Calls.lacking(Call.DESCRIBE_RECORDERS, "ConfigurationRecorders");
              }
              return answer.configurationRecorders().stream()
                  .map(each -> Calls.require(Call.DESCRIBE_RECORDERS, each.name(), "name"))
                  .toList();
            });
    if (names.isEmpty()) {
      return List.of();
    }
    var recorders =
        Calls.make(
            Call.DESCRIBE_RECORDER_STATUS,
            () ->
                config.describeConfigurationRecorderStatus().configurationRecordersStatus().stream()
                    .filter(status -> names.contains(String.valueOf(status.name())))
                    .map(RuleReader::recorder)
                    .toList());
    if (recorders.isEmpty()) {
      throw Calls.lacking(Call.DESCRIBE_RECORDER_STATUS, "the recorder");
    }
    return recorders;
  }

  private static Recorder recorder(ConfigurationRecorderStatus status) {
    return new Recorder(
        String.valueOf(status.name()),
        Calls.require(Call.DESCRIBE_RECORDER_STATUS, status.recording(), "recording"),
        Optional.ofNullable(status.lastStatusAsString()).orElse(""));
  }

  Optional<Remediation> remediation(String ruleName) {
    return Calls.make(
        Call.DESCRIBE_REMEDIATION,
        () -> {
          var answer =
              config.describeRemediationConfigurations(
                  request -> request.configRuleNames(ruleName));
          if (!answer.hasRemediationConfigurations()) {
            throw Calls.lacking(Call.DESCRIBE_REMEDIATION, "RemediationConfigurations");
          }
          return answer.remediationConfigurations().stream()
              .findFirst()
              .map(
                  found ->
                      new Remediation(
                          Calls.require(Call.DESCRIBE_REMEDIATION, found.targetId(), "TargetId"),
                          Boolean.TRUE.equals(found.automatic())));
        });
  }
}
