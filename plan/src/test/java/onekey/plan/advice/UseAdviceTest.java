package onekey.plan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import onekey.plan.model.Advice;
import onekey.plan.model.KeyAudit;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.KeyEvent;
import onekey.plan.model.KeyEvents;
import onekey.plan.model.KeySteps;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.RegionAudit;
import onekey.rule.judgement.LastUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CloudTrail has of a key, and what it suggests. */
class UseAdviceTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String CLI =
      "aws-cli/2.31.9 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.7"
          + " md/pyimpl#CPython m/b,E,g cfg/retry-mode#standard md/installer#exe"
          + " md/prompt#off md/command#s3api.list-buckets";

  private static KeyEvent event(Instant at, String address, String agent) {
    return new KeyEvent(
        at,
        "s3",
        "ListBuckets",
        Optional.empty(),
        address,
        Optional.of(agent).filter(name -> !name.isEmpty()),
        Optional.empty());
  }

  private static PlannedKey key(List<KeyEvent> events) {
    return key(
        true,
        new KeyAudit.Asked(
            NOW.minus(Duration.ofDays(90)),
            NOW,
            List.of(new RegionAudit.Read("eu-west-1", KeyEvents.of(events, 0), true)),
            new KeyCreation.TooLongAgo()));
  }

  private static PlannedKey key(boolean active, KeyAudit audit) {
    return new PlannedKey(
        "AKIAEXAMPLE000000001",
        active,
        active ? "Active" : "Inactive",
        NOW,
        1,
        Optional.of(new LastUse.NotRecorded()),
        Optional.empty(),
        new KeySteps.Listed("eu-west-1", List.of()),
        audit,
        List.of());
  }

  private static List<Advice> of(String... agents) {
    return KeyAdvice.of(
        key(Stream.of(agents).map(agent -> event(NOW, "203.0.113.7", agent)).toList()),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Boto3/1.40.1 md/Botocore#1.40.1 ua/2.1 exec-env/AWS_Lambda_python3.13 cfg/retry|exec-env/AWS_Lambda_python3.13|code in a Lambda function|lambda-intro-execution-role",
        "aws-sdk-nodejs/2.1692.0 linux/v18 exec-env/AWS_ECS_FARGATE promise|exec-env/AWS_ECS_FARGATE|a container that AWS runs|task-iam-roles",
        "aws-sdk-go/1.44 exec-env/AWS_ECS_EC2|exec-env/AWS_ECS_EC2|a container that AWS runs|task-iam-roles",
        "aws-cli/2.34.40 Python/3.14.4 Windows/2019Server exec-env/EC2 exe/AMD64|exec-env/EC2|an EC2 instance seems|id_roles_use_switch-role-ec2",
        "aws-sdk-js/3.9 ua/2.1 lang/js md/nodejs#20 configure-aws-credentials-for-github-actions md/run_id#17|configure-aws-credentials-for-github-actions|a workflow of GitHub Actions|id_roles_providers_create_oidc",
        "aws-cli/2.17.9 exec-env/GitHubActions|exec-env/GitHubActions|a workflow of GitHub Actions|id_roles_providers_create_oidc",
        "aws-cli/2.17.9 exec-env/GitLab-CI|GitLab|GitLab seems|id_roles_providers_create_oidc",
        "aws-sdk-java/2.20 app/Jenkins-Pipeline|Jenkins|Jenkins seems|id_roles_providers_create_oidc",
        "aws-cli/2.17.9 exec-env/circleci_orb|circleci|CircleCI seems|id_roles_providers_create_oidc",
        "Boto3/1.40 exec-env/bitbucket-pipelines|bitbucket|Bitbucket Pipelines seems|id_roles_providers_create_oidc",
        "APN/1.0 HashiCorp/1.0 Terraform/1.9.5 (+https://www.terraform.io) terraform-provider-aws/6.32.1 hcp-terraform|hcp-terraform|HCP Terraform seems|id_roles_providers_create_oidc",
        "APN/1.0 HashiCorp/1.0 Terraform/1.9.5 (+https://www.terraform.io) terraform-provider-aws/6.32.1|HashiCorp/1.0 Terraform/1.9.5|Terraform uses|id_roles_providers_create_oidc",
      })
  void namesWhatTheUserAgentNames(String agent, String words, String who, String page) {
    // when
    var advice = of(agent);

    // then
    assertThat(advice)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.text())
                  .startsWith(
                      "In CloudTrail, the only event is of a user agent with \"%s\": %s"
                          .formatted(words, who));
              assertThat(one.page().toString())
                  .startsWith("https://docs.aws.amazon.com/")
                  .contains(page);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Boto3/1.40.1 md/Botocore#1.40.1 ua/2.1 os/linux",
        "aws-cli/2.31.9 md/prompt#off",
        "aws-cli/2.31.9 prompt/off",
        "notjenkinsatall",
        "jenkinsfile",
        "AWS_Lambda_python3.13",
        "exec-env/EC2Like",
        "exec-env/AWS_ECS_FARGATE2",
        "exec-env/CloudShell",
        "terraformer",
      })
  void saysNothingOfWhatNamesNothing(String agent) {
    assertThat(of(agent)).isEmpty();
  }

  @Test
  void saysHowManyOfTheEventsItIsAbout() {
    assertThat(of(CLI, CLI, "x exec-env/AWS_Lambda_java25", ""))
        .extracting(Advice::text)
        .singleElement()
        .asString()
        .startsWith("In CloudTrail, 1 of 4 events is of a user agent with \"exec-env/AWS_Lambda_");
  }

  /** Terraform in a CI system is the CI system's affair. */
  @Test
  void prefersThePlaceToTheProgram() {
    assertThat(of("HashiCorp/1.0 Terraform/1.9.5 exec-env/GitHubActions"))
        .extracting(Advice::text)
        .singleElement()
        .asString()
        .contains("GitHub Actions");
  }

  @Test
  void aPersonWhoSignsInAndCallsByTheCliIsNamedOnce() {
    // when
    var advice = KeyAdvice.of(key(List.of(event(NOW, "203.0.113.7", CLI))), Optional.of(NOW));

    // then
    assertThat(advice)
        .extracting(Advice::text)
        .containsExactly(
            "The user signed in to the console on 2026-11-24, and aws-cli/2.31.9 called with this key, so a person seems to hold it. A person needs none: aws login, or IAM Identity Center and aws sso login.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"md/prompt#on", "md/prompt#partial", "prompt/on"})
  void whatAsksIsAnsweredByAPerson(String prompt) {
    assertThat(of("aws-cli/2.31.9 " + prompt))
        .extracting(Advice::text)
        .singleElement()
        .asString()
        .contains("asked a person for parameters")
        .contains("aws login");
  }

  /** Every day from one address, over weekends: nobody does that by hand. */
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 28, true",
    "2001:db8::7, 28, true",
    "203.0.113.7, 27, false",
    "10.0.3.7, 28, false",
    "172.31.0.9, 28, false",
    "fd00::7, 28, false",
    "AWS Internal, 28, false",
    "cloudformation.amazonaws.com, 28, false",
  })
  void aServerIsWhatCallsEveryDayFromOneAddress(String address, int days, boolean isServer) {
    // given
    var events =
        IntStream.range(0, days)
            .mapToObj(day -> event(NOW.minus(Duration.ofDays(day)), address, "Boto3/1.40"))
            .toList();

    // when
    var advice = KeyAdvice.of(key(events), Optional.empty());

    // then
    assertThat(advice).hasSize(isServer ? 1 : 0);
    assertThat(advice)
        .extracting(Advice::text)
        .allMatch(text -> text.contains("on 28 days") && text.contains("IAM Roles Anywhere"));
  }

  @Test
  void whoKeepsWeekendsIsNoServer() {
    // given
    var weekdays =
        IntStream.range(0, 60)
            .mapToObj(day -> NOW.minus(Duration.ofDays(day)))
            .filter(at -> at.atZone(ZoneOffset.UTC).getDayOfWeek().getValue() <= 5)
            .map(at -> event(at, "203.0.113.7", "Boto3/1.40"))
            .toList();

    // then
    assertThat(KeyAdvice.of(key(weekdays), Optional.empty())).isEmpty();
  }

  @Test
  void aVpcEndpointShowsTheNetwork() {
    // given
    var event =
        new KeyEvent(
            NOW,
            "s3",
            "ListBuckets",
            Optional.empty(),
            "10.0.3.7",
            Optional.empty(),
            Optional.of("vpce-0a1b"));

    // then
    assertThat(KeyAdvice.of(key(List.of(event)), Optional.empty()))
        .extracting(Advice::text)
        .singleElement()
        .asString()
        .startsWith("In CloudTrail, the only event is through VPC endpoint vpce-0a1b");
  }

  @Test
  void saysNothingOfAnInactiveKey() {
    // given
    var audited = key(List.of(event(NOW, "203.0.113.7", "x exec-env/AWS_Lambda_java25")));

    // then
    assertThat(KeyAdvice.of(key(false, audited.audit()), Optional.of(NOW))).isEmpty();
  }

  /** No evidence, no advice. */
  @Property(tries = 200)
  void whatWasNotReadSuggestsNothing(@ForAll String cause) {
    var unread =
        new KeyAudit.Asked(
            NOW,
            NOW,
            List.of(new RegionAudit.Unread("eu-west-1", cause + " exec-env/AWS_Lambda_java25")),
            new KeyCreation.Unread(cause + " aws-cli/2.31.9 md/prompt#on"));

    assertThat(KeyAdvice.of(key(true, unread), Optional.empty())).isEmpty();
    assertThat(KeyAdvice.of(key(true, new KeyAudit.NotAsked()), Optional.empty())).isEmpty();
    assertThat(KeyAdvice.of(key(List.of()), Optional.empty())).isEmpty();
  }

  /** Whatever a user agent is, the advice quotes no more than the few words that it knows. */
  @Property(tries = 200)
  void quotesOnlyWordsThatItKnows(@ForAll String hostile) {
    assertThat(of(hostile, hostile + " exec-env/EC2", "x".repeat(100_000) + hostile))
        .allSatisfy(advice -> assertThat(advice.text()).hasSizeLessThan(400));
  }
}
