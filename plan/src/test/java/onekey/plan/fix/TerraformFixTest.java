package onekey.plan.fix;

import static onekey.plan.fix.SampleFindings.EXTRA;
import static onekey.plan.fix.SampleFindings.KEPT;
import static onekey.plan.fix.SampleFindings.active;
import static onekey.plan.fix.SampleFindings.commands;
import static onekey.plan.fix.SampleFindings.held;
import static onekey.plan.fix.SampleFindings.removeAll;
import static onekey.plan.fix.SampleFindings.text;
import static onekey.plan.fix.SampleFindings.toRemove;
import static onekey.plan.source.terraform.SampleState.both;
import static onekey.plan.source.terraform.SampleState.dependent;
import static onekey.plan.source.terraform.SampleState.id;
import static onekey.plan.source.terraform.SampleState.key;
import static onekey.plan.source.terraform.SampleState.shown;
import static onekey.plan.source.terraform.SampleState.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onekey.plan.model.Fix;
import onekey.plan.model.Fix.Way;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.SampleState.Entry;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed. That it is right, {@link TerraformAdviceTest} shows. */
class TerraformFixTest {

  private static final Entry OLD = key("old", EXTRA);
  private static final Entry NEW = key("new", KEPT);
  private static final String APPLY = "terraform apply";

  private static List<Fix> fixes(PlannedUser user, TerraformStates states) {
    return Fixes.of(user, "aws", states);
  }

  private static List<String> commandsOfTerraform(TerraformStates states) {
    return fixes(toRemove(), states).stream()
        .filter(fix -> fix.way() == Way.TERRAFORM)
        .flatMap(fix -> fix.steps().stream())
        .filter(step -> !step.text().startsWith("To undo"))
        .flatMap(step -> step.command().stream())
        .toList();
  }

  @Test
  void writesOutHowABlockIsChangedAndLeftOut() {
    for (var states : both(OLD, NEW)) {
      // when
      var fixes = fixes(toRemove(), states);

      // then
      assertThat(fixes).extracting(Fix::way).containsExactly(Way.TERRAFORM, Way.CONSOLE, Way.CLI);
      assertThat(text(fixes, Way.TERRAFORM))
          .isEqualTo(
              """
            - AKIAEXAMPLE000000001 is aws_iam_access_key.old in standard input.
              $ terraform state show 'aws_iam_access_key.old'
            - This command lists the lines that use values of its block, outputs among them. Change each of them, to the key to keep for example, before the block creates no key any more: Terraform refuses to plan otherwise.
              $ grep -rnF --exclude-dir=.terraform --include='*.tf' --include='*.tf.json' -e 'aws_iam_access_key.old' .
            - Set status = "Inactive" in its block. This command writes it into an override file, which Terraform merges into the block.
              $ (set -C; printf '%s\\n' 'resource "aws_iam_access_key" "old" {' '  status = "Inactive"' '}' >'onekey_AKIAEXAMPLE000000001_override.tf')
            - Apply. Agree only if the plan sets the status of aws_iam_access_key.old to Inactive, and changes no other access key.
              $ terraform apply
            - To undo it, set its status to Active and apply.
              $ rm -f 'onekey_AKIAEXAMPLE000000001_override.tf' && terraform apply
            - Wait several days. Then list the user's keys again. Go on only if AKIAEXAMPLE000000001 is still Inactive and AKIAEXAMPLE000000002 still Active.
              $ aws iam list-access-keys --user-name='alice'
            - Check its last use again. Go on only if there is still no use recorded, and if nothing misses the key. Otherwise activate it again.
              $ aws iam get-access-key-last-used --access-key-id='AKIAEXAMPLE000000001'
            - Set count = 0 in its block, so that it creates no key. When all is done, delete the block and this file.
              $ rm -f 'onekey_AKIAEXAMPLE000000001_override.tf' && (set -C; printf '%s\\n' 'resource "aws_iam_access_key" "old" {' '  count = 0' '}' >'onekey_AKIAEXAMPLE000000001_override.tf')
            - Apply. Agree only if the plan destroys aws_iam_access_key.old[0], and changes no other access key. A destroyed key never comes back.
              $ terraform apply
            """);
    }
  }

  static Stream<Entry> everyPlace() {
    return Stream.of("", "module.ci", "module.ci[\"eu\"]", "module.ci.module.inner[0]")
        .flatMap(module -> Stream.of("", "0", "\"eu\"").map(index -> OLD.in(module).at(index)));
  }

  @ParameterizedTest
  @MethodSource("everyPlace")
  void deactivatesAndWaitsBeforeTheApplyThatDeletesADeposedKey(Entry place) {
    for (var states :
        both(place.asDeposed(), key("old", KEPT).in(place.module()).at(place.index()))) {
      // when
      var commands = commandsOfTerraform(states);

      // then
      assertThat(commands)
          .containsExactly(
              "aws iam update-access-key --user-name='alice' --access-key-id='AKIAEXAMPLE000000001'"
                  + " --status=Inactive",
              "aws iam list-access-keys --user-name='alice'",
              "aws iam get-access-key-last-used --access-key-id='AKIAEXAMPLE000000001'",
              APPLY);
    }
  }

  @ParameterizedTest
  @MethodSource("everyPlace")
  void makesADeposedKeyToKeepTheCurrentOneBeforeAnyApply(Entry place) {
    for (var states :
        both(place, key("old", KEPT).in(place.module()).at(place.index()).asDeposed())) {
      // when
      var commands = commandsOfTerraform(states);

      // then
      assertThat(commands)
          .singleElement()
          .asString()
          .startsWith(
              "terraform state pull | jq --arg current 'AKIAEXAMPLE000000002' --arg forget"
                  + " 'AKIAEXAMPLE000000001' ")
          .endsWith(" | terraform state push -");
    }
  }

  @ParameterizedTest
  @MethodSource("everyPlace")
  void takesTheMarkOffATaintedKeyBeforeAnyApply(Entry place) {
    for (var states : both(place.asTainted(), NEW.asTainted())) {
      // when
      var commands = commandsOfTerraform(states);

      // then
      assertThat(commands.subList(0, commands.indexOf(APPLY)))
          .contains(
              "terraform untaint 'aws_iam_access_key.new'",
              "terraform untaint " + ShellWord.quote(states.managing(EXTRA).getFirst().address()));
    }
  }

  @ParameterizedTest
  @MethodSource("everyPlace")
  void changesNoStatusWhereTheStateHasItInactive(Entry place) {
    for (var states : both(place.inactive(), NEW)) {
      // when
      var commands = commandsOfTerraform(states);

      // then
      assertThat(commands.subList(0, commands.indexOf(APPLY)))
          .noneMatch(command -> command.contains("status") || command.contains("state mv"));
      assertThat(commands).filteredOn(APPLY::equals).hasSize(2);
      assertThat(commands).last().isEqualTo(APPLY);
    }
  }

  @ParameterizedTest
  @MethodSource("everyPlace")
  void forgetsAKeyThatTerraformLooksForByAFormerName(Entry place) {
    for (var states : both(place.of("former"))) {
      // when
      var commands = commandsOfTerraform(states);

      // then
      assertThat(commands)
          .anyMatch(command -> command.startsWith("terraform state rm "))
          .endsWith(TerraformCommand.PLAN)
          .doesNotContain(APPLY);
    }
  }

  @ParameterizedTest
  @MethodSource("everyPlace")
  void importsTheKeyToKeepInPlaceOfOneThatIamDoesNotList(Entry place) {
    // given
    var lost = key("lost", id(3)).in(place.module()).at(place.index());
    for (var states : both(OLD, lost)) {
      var address = ShellWord.quote(states.managing(id(3)).getFirst().address());

      // when
      var commands = commandsOfTerraform(states);

      // then
      assertThat(commands.getFirst())
          .isEqualTo(
              "terraform state rm %s && terraform import %s 'AKIAEXAMPLE000000002'"
                  .formatted(address, address));
    }
  }

  @ParameterizedTest
  @MethodSource("everyPlace")
  void changesTheBlockOfAKeyThatIamDoesNotListWhereTheOtherIsManaged(Entry place) {
    // given
    var lost = key("lost", id(3)).in(place.module()).at(place.index());
    for (var states : both(OLD, NEW, lost)) {
      // when
      var commands = commandsOfTerraform(states);

      // then
      assertThat(commands.subList(0, commands.indexOf(TerraformCommand.PLAN)))
          .anyMatch(command -> command.startsWith("terraform state rm"))
          .noneMatch(command -> command.contains("import"));
    }
  }

  /** What imports a key does not learn its secret. */
  @Test
  void importsNothingWhereSomethingTakesTheSecret() {
    for (var states :
        both(
            OLD,
            key("lost", id(3)),
            dependent("aws_ssm_parameter", "p", "aws_iam_access_key.lost"))) {
      assertThat(commandsOfTerraform(states)).noneMatch(command -> command.contains("import"));
    }
  }

  @Test
  void keepsTheStatusOfTheKeyToKeep() {
    for (var states : both(OLD, NEW.inactive())) {
      assertThat(commandsOfTerraform(states).getFirst())
          .isEqualTo(
              "(set -C; printf '%s\\n' 'resource \"aws_iam_access_key\" \"new\" {' '  status ="
                  + " \"Active\"' '}' >'onekey_AKIAEXAMPLE000000002_override.tf')");
    }
  }

  @Test
  void givesOneOfSeveralKeysABlockOfItsOwn() {
    // given
    var entries =
        IntStream.range(0, 3).mapToObj(i -> key("k", id(i + 1)).at("" + i)).toArray(Entry[]::new);
    for (var states : both(entries)) {
      var user = SampleFindings.remove("alice", active(EXTRA), active(id(3)), active(KEPT));

      // when
      var text = text(fixes(user, states), Way.TERRAFORM);

      // then
      assertThat(text)
          .contains(
              "$ terraform state mv 'aws_iam_access_key.k[0]'"
                  + " 'aws_iam_access_key.onekey_AKIAEXAMPLE000000001' && terraform state mv"
                  + " 'aws_iam_access_key.k[1]' 'aws_iam_access_key.k[0]' && terraform state mv"
                  + " 'aws_iam_access_key.k[2]' 'aws_iam_access_key.k[1]'\n")
          .contains("'  user = \"alice\"' '  status = \"Inactive\"'")
          .contains("'  count = 2'")
          .endsWith("plan again: the next key is chosen anew, by what is on record then.\n");
    }
  }

  @Test
  void namesTheElementWhereCountIsMadeFromUsers() {
    for (var states : both(key("k", EXTRA).at("0"), key("k", id(5)).at("1").of("bob"))) {
      assertThat(text(fixes(toRemove(), states), Way.TERRAFORM))
          .contains("take element 0 out of the list from which its count and its users come")
          .doesNotContain("count = 1");
    }
  }

  @Test
  void namesWhatTakesAValueFromTheBlock() {
    // given
    var secret = dependent("aws_secretsmanager_secret_version", "s", "aws_iam_access_key.old");
    var other = dependent("aws_ssm_parameter", "other", "aws_iam_access_key.older");

    for (var states : both(OLD, NEW, secret, other)) {
      // when
      var text = text(fixes(toRemove(), states), Way.TERRAFORM);

      // then
      assertThat(text)
          .contains("By the state, aws_secretsmanager_secret_version.s depends on it, and may hold")
          .doesNotContain("aws_ssm_parameter.other")
          .contains("--include='*.tf' --include='*.tf.json' -e 'aws_iam_access_key.old' .\n");
    }
  }

  @Test
  void namesAFewOfManyDependents() {
    // given
    var entries =
        Stream.concat(
                Stream.of(OLD.in("module.a[\"x.y\"]")),
                IntStream.range(0, 100)
                    .mapToObj(
                        i ->
                            dependent(
                                "aws_ssm_parameter", "p" + i, "module.a.aws_iam_access_key.old")))
            .toArray(Entry[]::new);

    for (var states : both(entries)) {
      // when
      var text = text(fixes(toRemove(), states), Way.TERRAFORM);

      // then
      assertThat(text)
          .contains("aws_ssm_parameter.p3, aws_ssm_parameter.p4 and others depend on it")
          .doesNotContain("aws_ssm_parameter.p5");
    }
  }

  @Test
  void takesADeposedKeyOutOfTheStateWhereThePolicyHoldsIt() {
    for (var states : both(OLD.asDeposed(), key("old", KEPT))) {
      // when
      var text = text(fixes(held("alice", new LastUse.NotRecorded()), states), Way.TERRAFORM);

      // then
      assertThat(text)
          .startsWith("- The policy holds this key: nothing has to be removed now.")
          .contains("--arg current '' --arg forget 'AKIAEXAMPLE000000001'")
          .doesNotContain(APPLY);
    }
  }

  @Test
  void removesNothingThatIsHeld() {
    // when
    var text =
        text(fixes(held("alice", new LastUse.NotRecorded()), stored(OLD, NEW)), Way.TERRAFORM);

    // then
    assertThat(text)
        .startsWith("- The policy holds this key: nothing has to be removed now.")
        .contains("- Go on only if its owner agrees. What still uses it fails.\n")
        .contains("'  status = \"Inactive\"'")
        .doesNotContain("count = 0", "destroys");
  }

  @Test
  void warnsOfMailInTerraformToo() {
    // given
    var mail = new Removability.NeedsPerson("may send mail by Amazon SES");

    // when
    var fixes = fixes(held("alice", active(EXTRA), mail, active(KEPT)), stored(OLD));

    // then
    assertThat(text(fixes, Way.TERRAFORM)).contains("Mail that is sent by SMTP");
  }

  @Test
  void saysThatTheKeptKeyIsNotInTerraform() {
    assertThat(text(fixes(toRemove(), stored(OLD)), Way.TERRAFORM))
        .endsWith(
            "- The key to keep, AKIAEXAMPLE000000002, is in none of the given states and stays"
                + " unmanaged: import it (terraform import), or note who looks after it.\n");
  }

  @Test
  void saysThatOnlyTheKeptKeyIsInTerraform() {
    // when
    var fixes = fixes(toRemove(), stored(NEW));

    // then
    assertThat(fixes).extracting(Fix::way).containsExactly(Way.CONSOLE, Way.CLI, Way.TERRAFORM);
    assertThat(text(fixes, Way.TERRAFORM))
        .isEqualTo(
            """
            - AKIAEXAMPLE000000001 is in none of the given states, only the key to keep is (aws_iam_access_key.new in standard input): what you do to AKIAEXAMPLE000000001 by hand, Terraform does not undo.
            """);
    assertThat(text(fixes, Way.CLI)).doesNotContain("Terraform");
  }

  @Test
  void saysThatNeitherKeyIsInTerraform() {
    assertThat(text(fixes(toRemove(), stored()), Way.TERRAFORM))
        .isEqualTo(
            """
            - AKIAEXAMPLE000000001 is in none of the given states. If another state manages it, a key removed by hand is created anew at the next apply there.
            """);
  }

  static Stream<List<Object>> notices() {
    return Stream.of(
        List.of(OLD, "an inactive key becomes Active, and a deleted key is created anew."),
        List.of(
            OLD.inactive(), "an active key becomes Inactive, and a deleted key is created anew."),
        List.of(OLD.asTainted(), "the next apply replaces it by a new, active key, whatever"),
        List.of(OLD.asDeposed(), "the next apply deletes it at once, active or not."),
        List.of(OLD.of("former"), "the next apply creates a new key, whatever is done by hand."));
  }

  @ParameterizedTest
  @MethodSource("notices")
  void marksWhatIsDoneByHand(List<Object> row) {
    for (var states : both((Entry) row.getFirst())) {
      // when
      var fixes = fixes(toRemove(), states);

      // then
      for (var way : List.of(Way.CONSOLE, Way.CLI)) {
        assertThat(text(fixes, way))
            .startsWith(
                "- Terraform manages this key (aws_iam_access_key.old in standard input): take the"
                    + " steps for Terraform first. ")
            .contains((String) row.getLast());
      }
    }
  }

  @Test
  void marksWhatIsDoneByHandWhereOnlyOtherKeysAreInTerraform() {
    assertThat(text(fixes(toRemove(), stored(NEW.asTainted())), Way.CLI))
        .startsWith("- Take the steps for Terraform first: the next apply changes, deletes or");
  }

  @Test
  void namesEveryStateThatHoldsTheKey() {
    // given
    var files =
        List.of(
            Path.of("src/test/resources/onekey/plan/source/terraform/stored.json"),
            Path.of("src/test/resources/onekey/plan/source/terraform/shown.json"));
    var user = SampleFindings.remove("deploy", active(id(1)), active(id(6)));

    // when
    var fixes = fixes(user, TerraformStates.read(files));

    // then
    assertThat(text(fixes, Way.TERRAFORM))
        .contains("deploy in src/test/resources/onekey/plan/source/terraform/stored.json.")
        .contains("deploy in src/test/resources/onekey/plan/source/terraform/shown.json.");
  }

  @Test
  void knowsNothingWithoutIds() {
    // given
    var user = SampleFindings.remove("alice", active("access key 1"), active("access key 2"));

    // when
    var fixes = fixes(user, stored(OLD, NEW));

    // then
    assertThat(text(fixes, Way.TERRAFORM)).startsWith("- Not known: ").doesNotContain("lists");
    assertThat(text(fixes, Way.CLI)).doesNotContain("Terraform");
  }

  @Test
  void speaksOfNoKeyToKeepWhereNoneIsAllowed() {
    // when
    var fixes = fixes(removeAll("alice", active(EXTRA), active(KEPT)), stored(OLD));

    // then
    assertThat(text(fixes, Way.TERRAFORM))
        .contains("- The policy allows no access key")
        .doesNotContain("to keep,")
        .endsWith(
            "- When it is gone, plan again: the next key is chosen anew, by what is on record"
                + " then.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"eu\"|aws_iam_access_key.old[\"eu\"]",
        "\"a \\\"b\\\" ${c}\\\\ $(touch hacked)\"|aws_iam_access_key.old[\"a \\\"b\\\" $${c}\\\\ $(touch"
            + " hacked)\"]",
        "\"it's\\n`x`\"|aws_iam_access_key.old[\"it's\\n`x`\"]",
      })
  void quotesTheAddress(String index, String address, @TempDir Path directory) throws Exception {
    for (var states : List.of(stored(OLD.at(index)), shown(OLD.at(index)))) {
      // given
      var command = commandsOfTerraform(states).getFirst();

      // when
      var arguments = new StubbedShell(directory).run(command);

      // then
      assertThat(arguments).containsExactly("state", "show", address);
      assertThat(directory.resolve("hacked")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"module.a\\nb", "-out=x", "module.a b", "module.a['x']", "module.a..b"})
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
                .formatted(module, EXTRA));

    // when
    var fixes = fixes(toRemove(), TerraformStates.read(List.of(file)));

    // then
    assertThat(fixes.getFirst().way()).isEqualTo(Way.TERRAFORM);
    assertThat(text(fixes, Way.TERRAFORM)).startsWith("- " + EXTRA + " is ").contains("No command");
    assertThat(commands(fixes.subList(0, 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\\\"b", "-x", "1x", "$(x)"})
  void givesNoCommandForANameThatIsNone(String name) {
    for (var states : both(key(name, EXTRA))) {
      assertThat(commands(fixes(toRemove(), states).subList(0, 1))).isEmpty();
    }
  }

  @Test
  void takesAnIndexOfAnyLength() {
    // given
    var name = "x".repeat(100_000);

    for (var states : both(OLD.in("module.ci[\"%s\"]".formatted(name)).at('"' + name + '"'))) {
      assertThat(commandsOfTerraform(states)).last().isEqualTo(APPLY);
    }
  }

  @Test
  void printsNoSecret() {
    everyPlace()
        .flatMap(place -> both(place, NEW).stream())
        .forEach(
            states ->
                assertThat(fixes(toRemove(), states).toString()).doesNotContain("neverPrint"));
  }
}
