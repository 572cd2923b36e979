package onekey.cli.plan.fix;

import static onekey.cli.plan.fix.SampleFindings.active;
import static onekey.cli.plan.fix.SampleFindings.held;
import static onekey.cli.plan.fix.SampleFindings.removeAll;
import static onekey.cli.plan.fix.SampleFindings.text;
import static onekey.cli.plan.fix.TerraformStatesTest.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onekey.cli.plan.Fix;
import onekey.cli.plan.Fix.Way;
import onekey.rule.judgement.LastUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformFixTest {

  private static final Path STORED = Path.of("src/test/resources/onekey/cli/plan/fix/stored.json");
  private static final Path SHOWN = Path.of("src/test/resources/onekey/cli/plan/fix/shown.json");
  private static final TerraformStates STATES = TerraformStates.read(List.of(STORED));

  private static List<Fix> remove(int extra, int kept) {
    return Fixes.of(
        SampleFindings.remove("alice", active(id(extra)), active(id(kept))), "aws", STATES);
  }

  @Test
  void removesTheBlock() {
    // when
    var fixes = remove(1, 6);

    // then
    assertThat(fixes).extracting(Fix::way).containsExactly(Way.CONSOLE, Way.CLI, Way.TERRAFORM);
    assertThat(text(fixes, Way.TERRAFORM))
        .isEqualTo(
            """
            - AKIAEXAMPLE000000001 is aws_iam_access_key.deploy in src/test/resources/onekey/cli/plan/fix/stored.json.
              $ terraform state show 'aws_iam_access_key.deploy'
            - In its block set status = "Inactive", and apply. To undo it, take that away again.
              $ terraform apply
            - Wait several days. Then list the user's keys again. Go on only if AKIAEXAMPLE000000001 is still Inactive and AKIAEXAMPLE000000006 still Active.
              $ aws iam list-access-keys --user-name='alice'
            - Look at its use once more. Go on only if there is still no use recorded, and if nothing misses the key. Otherwise activate it again.
              $ aws iam get-access-key-last-used --access-key-id='AKIAEXAMPLE000000001'
            - Then remove that block and apply. Agree only if aws_iam_access_key.deploy is the only access key to be destroyed. A key deleted behind Terraform's back is created anew at the next apply.
              $ terraform apply
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "2|lower its count; that destroys the highest index, so if [0] is not the highest, swap"
            + " them first with terraform state mv, and apply.",
        "4|take the element \"eu\" out of its for_each and apply.",
        "6|remove that block and apply.",
        "7|if [0] is not the highest, swap them first with terraform state mv, for this instance of"
            + " the module only, and apply.",
      })
  void takesOutOneElement(int extra, String advice) {
    assertThat(text(remove(extra, 99), Way.TERRAFORM)).contains(advice);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7})
  void deactivatesOneElementOnly(int extra) {
    assertThat(text(remove(extra, 99), Way.TERRAFORM))
        .contains("set status = \"Inactive\" for this key only, and apply.");
  }

  @Test
  void saysThatTheKeptKeyIsNotInTerraform() {
    // when
    var fixes = remove(1, 99);

    // then
    assertThat(text(fixes, Way.TERRAFORM))
        .endsWith(
            "- The key to keep, AKIAEXAMPLE000000099, is in none of the given states and stays"
                + " unmanaged: import it (terraform import), or note who looks after it.\n");
  }

  @Test
  void saysThatOnlyTheKeptKeyIsInTerraform() {
    // when
    var fixes = remove(99, 4);

    // then
    assertThat(text(fixes, Way.TERRAFORM))
        .isEqualTo(
            """
            - AKIAEXAMPLE000000099 is in none of the given states, only the key to keep is (aws_iam_access_key.each["eu"] in src/test/resources/onekey/cli/plan/fix/stored.json): what you do to AKIAEXAMPLE000000099 by hand, Terraform does not undo.
            """);
    assertThat(text(fixes, Way.CLI)).doesNotContain("Terraform");
  }

  @Test
  void saysThatNeitherKeyIsInTerraform() {
    assertThat(text(remove(98, 99), Way.TERRAFORM))
        .isEqualTo(
            """
            - AKIAEXAMPLE000000098 is in none of the given states. If another state manages it, a key removed by hand is created anew at the next apply there.
            """);
  }

  @Test
  void warnsBeforeAnythingIsDoneByHand() {
    // when
    var fixes = remove(1, 99);

    // then
    for (var way : List.of(Way.CONSOLE, Way.CLI)) {
      assertThat(text(fixes, way))
          .startsWith(
              "- Terraform manages this key (aws_iam_access_key.deploy in"
                  + " src/test/resources/onekey/cli/plan/fix/stored.json): fix it there. What is"
                  + " done by hand, Terraform undoes at the next apply.\n");
    }
  }

  @Test
  void namesEveryStateThatHoldsTheKey() {
    // given
    var both = TerraformStates.read(List.of(STORED, SHOWN));
    var user = SampleFindings.remove("alice", active(id(1)), active(id(6)));

    // when
    var fixes = Fixes.of(user, "aws", both);

    // then
    assertThat(text(fixes, Way.TERRAFORM))
        .contains("deploy in src/test/resources/onekey/cli/plan/fix/stored.json.")
        .contains("deploy in src/test/resources/onekey/cli/plan/fix/shown.json.");
  }

  @Test
  void removesNothingThatIsHeld() {
    // when
    var fixes = Fixes.of(held("ivan", new LastUse.NotRecorded()), "aws", STATES);

    // then
    assertThat(text(fixes, Way.TERRAFORM))
        .isEqualTo(
            """
            - The policy holds this key: nothing has to be removed now. The reason. No use of it is recorded.
            - AKIAEXAMPLE000000001 is aws_iam_access_key.deploy in src/test/resources/onekey/cli/plan/fix/stored.json.
              $ terraform state show 'aws_iam_access_key.deploy'
            - If its owner agrees, in its block set status = "Inactive", and apply. To undo it, take that away again.
              $ terraform apply
            """);
  }

  @Test
  void knowsNothingWithoutIds() {
    // given
    var user = SampleFindings.remove("alice", active("access key 1"), active("access key 2"));

    // when
    var fixes = Fixes.of(user, "aws", STATES);

    // then
    assertThat(text(fixes, Way.TERRAFORM)).startsWith("- Not known: ");
  }

  @Test
  void speaksOfNoKeyToKeepWhereNoneIsAllowed() {
    // given
    var user = removeAll("alice", active(id(1)), active(id(99)));

    // when
    var fixes = Fixes.of(user, "aws", STATES);

    // then
    assertThat(text(fixes, Way.TERRAFORM))
        .contains("- The policy allows no access key")
        .doesNotContain("to keep")
        .endsWith(
            "- When it is gone, plan again: the next key is chosen anew, by what is on record"
                + " then.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "4|aws_iam_access_key.each[\"eu\"]",
        "5|aws_iam_access_key.each[\"a \\\"b\\\" $${c}\\\\\"]",
        "7|module.ci[\"eu\"].module.inner[0].aws_iam_access_key.deploy[0]",
      })
  void quotesTheAddress(int extra, String address, @TempDir Path directory) throws Exception {
    // given
    var command = TerraformFix.of(finding(id(extra), STATES)).steps().getFirst().command();

    // when
    var arguments = new StubbedShell(directory).run(command.orElseThrow());

    // then
    assertThat(arguments).containsExactly("state", "show", address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"module.a\\nb", "-out=x"})
  void givesNoCommandForAnAddressThatIsNone(String module, @TempDir Path directory)
      throws Exception {
    // given
    var file =
        Files.writeString(
            directory.resolve("state.json"),
            """
            {"version":4,"serial":1,"resources":[{"module":"%s","mode":"managed",
             "type":"aws_iam_access_key","name":"x","instances":[{"attributes":{"id":"%s"}}]}]}
            """
                .formatted(module, id(1)));

    // when
    var fix = TerraformFix.of(finding(id(1), TerraformStates.read(List.of(file))));

    // then
    assertThat(fix.steps().getFirst().text()).startsWith(id(1) + " is ");
    assertThat(fix.steps().getFirst().command()).isEmpty();
  }

  @Test
  void printsNoSecret() {
    for (var extra = 1; extra <= 8; extra++) {
      assertThat(remove(extra, 99).toString()).doesNotContain("neverPrint");
    }
  }

  private static Finding finding(String extra, TerraformStates states) {
    return Finding.of(SampleFindings.remove("alice", active(extra), active(id(99))), states)
        .orElseThrow();
  }
}
