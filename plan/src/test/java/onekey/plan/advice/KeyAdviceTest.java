package onekey.plan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.plan.model.Advice;
import onekey.plan.model.KeySteps;
import onekey.plan.model.PlannedKey;
import onekey.rule.judgement.LastUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAdviceTest {

  private static final Instant CREATED = Instant.parse("2026-08-01T00:00:00Z");
  private static final Instant USED = Instant.parse("2026-11-05T23:59:59Z");
  private static final LastUse NOT_RECORDED = new LastUse.NotRecorded();

  private static PlannedKey key(boolean active, long ageDays, LastUse lastUse) {
    return new PlannedKey(
        "AKIAEXAMPLE000000001",
        active,
        active ? "Active" : "Inactive",
        CREATED,
        ageDays,
        Optional.of(lastUse),
        Optional.empty(),
        new KeySteps.Listed("eu-west-1", List.of()),
        List.of());
  }

  private static LastUse usedIn(String service) {
    return new LastUse.Recorded(USED, service, "eu-west-1");
  }

  @ParameterizedTest
  @CsvSource({
    "ec2messages, SSM Agent",
    "EC2Messages, SSM Agent",
    "codedeploy-commands-secure, the CodeDeploy agent",
    "eks-auth, the EKS Pod Identity Agent",
  })
  void suggestsARoleForWhatOnlyAnAgentCalls(String service, String agent) {
    // when
    var advice = KeyAdvice.of(key(true, 1, usedIn(service)), Optional.empty());

    // then
    assertThat(advice)
        .extracting(Advice::text)
        .containsExactly(
            "Last used on 2026-11-05 in %s, which only %s calls. Give its server an IAM role instead of a key."
                .formatted(service, agent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3",
        "sts",
        "ec2",
        "ssm",
        "ssmmessages",
        "lambda",
        "ecr",
        "codedeploy",
        "eks",
        ""
      })
  void suggestsNothingForWhatPeopleCallToo(String service) {
    // when
    var advice = KeyAdvice.of(key(true, 90, usedIn(service)), Optional.empty());

    // then
    assertThat(advice).isEmpty();
  }

  @Test
  void takesAnUnreadLastUseForNoEvidence() {
    // given
    var unread =
        new PlannedKey(
            "AKIAEXAMPLE000000001",
            true,
            "Active",
            CREATED,
            90,
            Optional.empty(),
            Optional.empty(),
            new KeySteps.Listed("eu-west-1", List.of()),
            List.of());

    // when
    var advice = KeyAdvice.of(unread, Optional.empty());

    // then
    assertThat(advice).isEmpty();
  }

  @Test
  void suggestsSigningInToAPerson() {
    // when
    var advice = KeyAdvice.of(key(true, 90, NOT_RECORDED), Optional.of(USED));

    // then
    assertThat(advice)
        .extracting(Advice::text)
        .containsExactly(
            "The user signed in to the console on 2026-11-05, so a person may hold this key. A person needs none: aws login, or IAM Identity Center and aws sso login.");
  }

  @Test
  void namesAPageOfAwsForEach() {
    // when
    var advice = KeyAdvice.of(key(true, 91, usedIn("ec2messages")), Optional.of(USED));

    // then
    assertThat(advice).hasSize(2);
    assertThat(advice)
        .extracting(Advice::page)
        .allMatch(page -> page.toString().startsWith("https://docs.aws.amazon.com/"))
        .doesNotHaveDuplicates();
  }

  @Test
  void suggestsNothingForAKeyThatIsNotActive() {
    // when
    var advice = KeyAdvice.of(key(false, 4000, usedIn("ec2messages")), Optional.of(USED));

    // then
    assertThat(advice).isEmpty();
  }
}
