package onekey.plan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.model.PolicySource;
import onekey.plan.model.ToolVersion;
import onekey.plan.output.Json;
import onekey.plan.output.Terminal;
import onekey.rule.judgement.KeyPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans that the real Terraform made, also where there is no Terraform. */
class StoredPlansTest {

  private static final GateOrigin ORIGIN =
      new GateOrigin(
          new ToolVersion("1.0.0", Optional.empty(), false),
          "plan.json",
          new PolicySource(new PolicySource.Base.Defaults(), List.of()),
          Optional.empty());

  static Stream<String> plans() {
    return StoredPlans.WHAT_IS_SAID.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void saysOfEachUserWhatIsSo(String name) {
    // when
    var report = StoredPlans.judgeFile(name);

    // then
    assertThat(StoredPlans.said(report)).isEqualTo(StoredPlans.WHAT_IS_SAID.get(name));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void printsNoSecret(String name) {
    // given
    var report = StoredPlans.judgeFile(name);

    // when
    var text = GateText.of(report, ORIGIN, Terminal.none());
    var json = Json.of(GateDocument.of(report, ORIGIN));

    // then
    assertThat(text + json + report).doesNotContain("neverPrint");
  }

  @Test
  void storedPlansHoldSecrets() {
    assertThat(StoredPlans.file("changed")).content().contains(StoredPlans.SECRET);
    assertThat(StoredPlans.file("targeted")).content().contains(StoredPlans.SECRET);
  }

  @Test
  void namesTheKeysByTheirAddresses() {
    // when
    var report = StoredPlans.judgeFile("created");

    // then
    assertThat(keys(report, "the new user aws_iam_user.each[\"a\"]"))
        .containsExactlyInAnyOrder(
            "aws_iam_access_key.each_of_all[\"a\"]: active, created by this apply",
            "aws_iam_access_key.each_of_one: active, created by this apply",
            "module.keys[\"a\"].aws_iam_access_key.key[0]: active, created by this apply");
    assertThat(keys(report, "the new user module.user.aws_iam_user.robot"))
        .containsExactlyInAnyOrder(
            "aws_iam_access_key.of_module: active, created by this apply",
            "module.user.aws_iam_access_key.robot: active, created by this apply");
  }

  @Test
  void saysWhatBecomesOfEachKey() {
    // when
    var report = StoredPlans.judgeFile("changed");

    // then
    assertThat(keys(report, "forgotten"))
        .anyMatch(key -> key.startsWith("aws_iam_access_key.forgotten (AKIA"))
        .anyMatch(key -> key.endsWith("active, stays, and Terraform forgets it"))
        .contains("aws_iam_access_key.remembered: active, created by this apply");
    assertThat(keys(report, "imported")).anyMatch(key -> key.endsWith("imported by this apply"));
    assertThat(keys(report, "moved"))
        .singleElement()
        .asString()
        .startsWith("aws_iam_access_key.moved_here (AKIA");
    assertThat(user(report, "created-first").notes())
        .containsExactly(
            "While it is applied, the user has 2 active access keys: aws_iam_access_key.created_first is created before the key in its place is destroyed.");
    assertThat(user(report, "replaced").notes()).isEmpty();
    assertThat(user(report, "both").notes())
        .containsExactly("This plan changes none of its access keys.");
    assertThat(user(report, "tagged").outcome().toString()).contains("2027-03-31");
  }

  @Test
  void whatIsLeftOutByTargetIsThereAfterwards() {
    // when
    var report = StoredPlans.judgeFile("targeted");

    // then
    assertThat(report.incomplete()).singleElement().asString().contains("-target");
    assertThat(keys(report, "both"))
        .allMatch(key -> key.endsWith("stays, because the plan leaves it out"));
  }

  @Test
  void aCompletePlanIsNotCalledIncomplete() {
    assertThat(
            plans()
                .filter(name -> !name.equals("targeted"))
                .map(StoredPlans::judgeFile)
                .flatMap(report -> report.incomplete().stream()))
        .isEmpty();
  }

  /** The plan has the tags that the user will have. */
  @Test
  void exemptsByTheTagsOfThePlanOnly() {
    // given
    var strict = KeyPolicy.defaults();

    // when
    var report =
        StoredPlans.judge(StoredPlans.json("changed").toString(), strict, Optional.empty());

    // then
    assertThat(user(report, "tagged").outcome()).isInstanceOf(Outcome.OverLimit.class);
  }

  private static GatedUser user(GateReport report, String who) {
    return report.users().stream().filter(user -> user.who().equals(who)).findFirst().orElseThrow();
  }

  private static List<String> keys(GateReport report, String who) {
    return user(report, who).keys().stream().map(GatedKey::words).toList();
  }
}
