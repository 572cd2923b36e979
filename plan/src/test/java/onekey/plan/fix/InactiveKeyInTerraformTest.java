package onekey.plan.fix;

import static onekey.plan.fix.SampleFindings.EXTRA;
import static onekey.plan.fix.SampleFindings.KEPT;
import static onekey.plan.fix.SampleFindings.active;
import static onekey.plan.fix.SampleFindings.text;
import static onekey.plan.source.terraform.SampleState.both;
import static onekey.plan.source.terraform.SampleState.key;
import static onekey.plan.source.terraform.SampleState.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import onekey.plan.model.Fix;
import onekey.plan.model.Fix.Way;
import onekey.plan.model.InactiveKey;
import onekey.plan.source.terraform.SampleState.Entry;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.LastUse;
import org.junit.jupiter.api.Test;

/** What is printed. That it is right, {@link TerraformAdviceTest} shows. */
class InactiveKeyInTerraformTest {

  private static final Entry IDLE = key("idle", EXTRA).inactive();
  private static final Entry OTHER = key("other", KEPT);

  private static List<Fix> fixes(TerraformStates states) {
    var inactive = SampleFindings.key(EXTRA, false, new LastUse.NotRecorded());
    return new InactiveKeyFixes(
            new InactiveKey(
                "alice",
                Optional.empty(),
                inactive,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()),
            SampleFindings.remove("alice", active(KEPT), inactive),
            false,
            "aws",
            states)
        .all();
  }

  @Test
  void terraformComesFirst() {
    for (var states : both(IDLE, OTHER)) {
      // when
      var fixes = fixes(states);

      // then
      assertThat(fixes).extracting(Fix::way).containsExactly(Way.TERRAFORM, Way.CONSOLE, Way.CLI);
      assertThat(text(fixes, Way.TERRAFORM))
          .containsSubsequence(
              "$ terraform state show 'aws_iam_access_key.idle'",
              "- To use it again, set status = \"Active\" for this key, and apply. The user is over"
                  + " the limit then.\n",
              "'  status = \"Active\"'",
              "- Or delete it, if it is still inactive",
              "'  count = 0'",
              "the plan destroys aws_iam_access_key.idle[0], and changes no other access key");
      assertThat(text(fixes, Way.CLI)).startsWith("- Terraform manages this key (");
    }
  }

  @Test
  void warnsWhereTheNextApplyActivatesIt() {
    for (var states : both(key("idle", EXTRA), OTHER)) {
      assertThat(text(fixes(states), Way.TERRAFORM))
          .contains("- The state has it Active: the next apply activates it, unless its block");
    }
  }

  @Test
  void warnsWhereTheNextApplyDeletesIt() {
    for (var states : both(IDLE.asDeposed(), key("idle", KEPT))) {
      assertThat(text(fixes(states), Way.TERRAFORM))
          .contains("the next apply deletes it at once. Apply only if it is still inactive");
    }
  }

  @Test
  void looksAfterTheActiveKeyBeforeAnyApply() {
    for (var states : both(IDLE.asTainted(), OTHER.asTainted())) {
      assertThat(text(fixes(states), Way.TERRAFORM))
          .containsSubsequence(
              "$ terraform untaint 'aws_iam_access_key.other'",
              "$ terraform untaint 'aws_iam_access_key.idle'",
              "$ terraform apply");
    }
  }

  @Test
  void forgetsAKeyOfAFormerName() {
    for (var states : both(IDLE.of("former"))) {
      assertThat(text(fixes(states), Way.TERRAFORM))
          .contains("$ terraform state rm 'aws_iam_access_key.idle'")
          .doesNotContain("terraform apply");
    }
  }

  @Test
  void saysNothingOfTerraformWhereNoStateHasIt() {
    assertThat(fixes(stored(OTHER))).extracting(Fix::way).containsExactly(Way.CONSOLE, Way.CLI);
  }
}
