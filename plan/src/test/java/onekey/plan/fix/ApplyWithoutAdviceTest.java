package onekey.plan.fix;

import static onekey.plan.fix.SampleFindings.active;
import static onekey.plan.fix.SampleFindings.text;
import static onekey.plan.fix.TerraformStory.BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import onekey.plan.model.Fix;
import onekey.testkit.TerraformTool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fixes say of the next apply, seen at an apply of the real Terraform. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplyWithoutAdviceTest {

  private static final String KEY = "aws_iam_access_key.";
  private static final String CREATE_FIRST = "lifecycle { create_before_destroy = true }";
  private static final String NEW = "a new key";

  private static final TerraformStory DEACTIVATED =
      TerraformStory.of("off", "deactivated by hand", KEY + "off", BY_HAND).block("off").inactive();
  private static final TerraformStory DELETED =
      TerraformStory.of("gone", "deleted by hand", BY_HAND, BY_HAND)
          .block("gone")
          .lost(KEY + "gone");
  private static final TerraformStory TAINTED =
      TerraformStory.of("t", "tainted", KEY + "t", BY_HAND).block("t").tainted(KEY + "t");
  private static final TerraformStory TAINTED_OFF =
      TerraformStory.of("to", "tainted, deactivated by hand", KEY + "to", BY_HAND)
          .block("to")
          .tainted(KEY + "to")
          .inactive();
  private static final TerraformStory DEPOSED =
      TerraformStory.of("d", "deposed", BY_HAND, KEY + "d")
          .block("d", CREATE_FIRST)
          .deposed(KEY + "d");
  private static final TerraformStory TO_KEEP_DEPOSED =
      TerraformStory.of("dk", "the key to keep deposed", KEY + "dk", BY_HAND)
          .block("dk", CREATE_FIRST)
          .deposed(KEY + "dk");
  private static final TerraformStory ACTIVATED =
      TerraformStory.of("on", "activated by hand", KEY + "on", BY_HAND)
          .block("on", "status = \"Inactive\"")
          .activatedByHand(KEY + "on");
  private static final TerraformStory FORMER_NAME =
      TerraformStory.of("newname", "of a former name", KEY + "f", BY_HAND)
          .file("f.tf", "resource \"aws_iam_access_key\" \"f\" {\n  user = \"oldname\"\n}\n")
          .formerName("oldname");
  private static final TerraformStory USED =
      TerraformStory.of("used", "used elsewhere", KEY + "u", BY_HAND)
          .block("u")
          .file(
              "uses.tf",
              """
              output "id" {
                value = aws_iam_access_key.u.id
              }
              resource "aws_ssm_parameter" "secret" {
                name  = "secret"
                type  = "SecureString"
                value = aws_iam_access_key.u.secret
              }
              """);

  private static final List<TerraformStory> ALL =
      List.of(
          DEACTIVATED,
          DELETED,
          TAINTED,
          TAINTED_OFF,
          DEPOSED,
          TO_KEEP_DEPOSED,
          ACTIVATED,
          FORMER_NAME,
          USED);

  @TempDir private static Path directory;

  private TerraformAccount account;
  private Map<String, Map<String, String>> afterwards;
  private Map<String, List<String>> planned;
  private String error;

  @BeforeAll
  void apply() throws IOException {
    account = new TerraformAccount(directory, "ApplyWithoutAdviceTest");
    account.live(ALL);
    planned = account.plannedByUser();
    error = TerraformTool.error(account.terraform().run(TerraformCommand.APPLY));
    afterwards = new TreeMap<>();
    ALL.forEach(story -> afterwards.put(story.userName(), account.keysInIam(story.userName())));
  }

  @AfterAll
  void stop() {
    if (account != null) {
      account.close();
    }
  }

  static Stream<Arguments> whatIamHasAfterwards() {
    return Stream.of(
        Arguments.of(DEACTIVATED, "Active", "Active"),
        Arguments.of(TAINTED, NEW, "Active"),
        Arguments.of(TAINTED_OFF, NEW, "Active"),
        Arguments.of(DEPOSED, "", "Active"),
        Arguments.of(TO_KEEP_DEPOSED, "Active", ""),
        Arguments.of(ACTIVATED, "Inactive", "Active"),
        Arguments.of(FORMER_NAME, "Active", "Active"));
  }

  /**
   * @param extra the status of the extra key, nothing, or {@link #NEW} for another key that is
   *     active
   * @param kept the status of the key to keep, or nothing
   */
  @ParameterizedTest
  @MethodSource("whatIamHasAfterwards")
  void whatIsDoneByHandIsUndoneByTheNextApply(TerraformStory story, String extra, String kept) {
    // given
    var keys = new TreeMap<>(afterwards.getOrDefault(story.userName(), Map.of()));

    // then
    assertThat(keys.getOrDefault(account.kept(story), "")).isEqualTo(kept);
    keys.remove(account.kept(story));
    assertThat(keys.getOrDefault(account.extra(story), ""))
        .isEqualTo(extra.equals(NEW) ? "" : extra);
    keys.remove(account.extra(story));
    assertThat(keys.values())
        .containsExactlyElementsOf(extra.equals(NEW) ? List.of("Active") : List.of());
  }

  @Test
  void aKeyThatIamDoesNotListIsCreatedAnew() {
    assertThat(planned.get("gone")).singleElement().asString().startsWith("create ");
    // There is no place for a third one.
    assertThat(error).contains("LimitExceeded");
  }

  @Test
  void aKeyIsCreatedForTheFormerNameOfAUser() {
    assertThat(planned.get("oldname")).singleElement().asString().startsWith("create ");
    assertThat(error).contains("NoSuchEntity");
  }

  @Test
  void whatUsesTheKeyIsNamed() {
    // given
    var finding =
        SampleFindings.remove("used", active(account.extra(USED)), active(account.kept(USED)));

    for (var states : List.of(account.stored(), account.shownStates())) {
      // when
      var fixes = Fixes.of(finding, "aws", states);

      // then
      assertThat(text(fixes, Fix.Way.TERRAFORM))
          .contains("By the state, aws_ssm_parameter.secret depends on it");
    }
    var states = account.stored();
    var key = states.managing(account.extra(USED)).getFirst();
    assertThat(account.terraform().successful(TerraformCommand.references(key.place())))
        .contains("uses.tf:2:", "uses.tf:7:");
    account.terraform().successful(HclFile.overResource(key, "count = 0").write());
    assertThat(account.terraform().run(TerraformCommand.PLAN))
        .satisfies(
            plan -> {
              assertThat(plan.status()).isEqualTo(1);
              assertThat(plan.output()).contains("Missing resource instance key", "uses.tf line 2");
            });
  }
}
