package onekey.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Json;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.scheduler.Schedule;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;
import onekey.sandbox.template.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OneKey's own template: what the stack deploys is what the sandbox runs. */
class DefaultStackTest {

  /** Lambda writes the log in the function's name; the sandbox has no log service. */
  private static final Set<String> CALLED_BY_LAMBDA_ITSELF =
      Set.of("logs:CreateLogStream", "logs:PutLogEvents");

  private final Sandbox sandbox = Sandbox.start();

  @BeforeEach
  void seed() {
    var created = Instant.parse("2024-01-01T00:00:00Z");
    sandbox.iam().createUser("ann", "/team/", created);
    sandbox.iam().addAccessKey("ann", created);
    sandbox.iam().addAccessKey("ann", created.plusSeconds(1));
    sandbox.iam().createUser("bob");
    sandbox.iam().addAccessKey("bob", created);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void judgesUnderTheRoleOfTheTemplate() {
    // given
    var rule = new CloudFormation(sandbox).deploy(Template.ofDefaultStack()).ruleName();

    // when
    var run = sandbox.config().evaluate(rule);

    // then
    assertThat(run.invocation().succeeded()).isTrue();
    assertThat(sandbox.config().evaluations(rule))
        .extracting(StoredEvaluation::complianceType)
        .containsExactlyInAnyOrder("COMPLIANT", "NON_COMPLIANT");
  }

  @Test
  void allowsTheJudgeWhatItCallsAndNothingElse() {
    // given
    var deployment = new CloudFormation(sandbox).deploy(Template.ofDefaultStack());
    addSchedule(deployment);

    // when
    sandbox.config().evaluate(deployment.ruleName());

    // then
    assertCallsWhatItMay(deployment);
  }

  @Test
  void allowsTheJudgeToPublishToTheTopicThatIsSet() {
    // given
    sandbox.topics().put(Deployed.TOPIC_ARN);
    var deployment = new CloudFormation(sandbox).deploy(Deployed.with(Deployed.TOPIC));
    addSchedule(deployment);

    // when
    sandbox.config().evaluate(deployment.ruleName());

    // then
    assertThat(sandbox.topics().messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.topicArn()).isEqualTo(Deployed.TOPIC_ARN);
              assertThat(message.message()).contains("1 IAM user became NON_COMPLIANT:\n- ann: ");
            });
    assertCallsWhatItMay(deployment);
  }

  @Test
  void sendsCustomNotificationsWhereTheSettingAsksForThem() {
    // given
    sandbox.topics().put(Deployed.TOPIC_ARN);
    var deployment =
        new CloudFormation(sandbox).deploy(Deployed.with(Deployed.TOPIC, Deployed.CHAT));

    // when
    sandbox.config().evaluate(deployment.ruleName());

    // then
    assertThat(sandbox.topics().messages().getFirst().message())
        .startsWith("{")
        .contains("\"source\":\"custom\"");
  }

  /** The judge reads each schedule that it lists. */
  private void addSchedule(Deployment deployment) {
    var now = sandbox.clock().instant();
    sandbox
        .scheduler()
        .put(
            new Schedule(
                deployment.scheduleGroupNames().values().iterator().next(),
                "remove-AKIAIOSFODNN7EXAMPLE",
                now.plusSeconds(60),
                "at(2099-01-01T00:00:00)",
                "",
                "arn:aws:iam::111122223333:role/other",
                "arn:aws:scheduler:::aws-sdk:sqs:sendMessage",
                Json.object(),
                Optional.empty(),
                now));
  }

  private void assertCallsWhatItMay(Deployment deployment) {
    var judge =
        deployment.roles().values().stream()
            .filter(
                role ->
                    sandbox.permissions().allowedActions(role).contains("config:PutEvaluations"))
            .findAny()
            .orElseThrow();
    var allowed = new TreeSet<>(sandbox.permissions().allowedActions(judge));
    allowed.removeAll(CALLED_BY_LAMBDA_ITSELF);
    assertThat(sandbox.calls().permissionsUsed(judge)).containsExactlyElementsOf(allowed);
  }
}
