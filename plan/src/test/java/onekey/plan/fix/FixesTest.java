package onekey.plan.fix;

import static onekey.plan.fix.SampleFindings.EXTRA;
import static onekey.plan.fix.SampleFindings.KEPT;
import static onekey.plan.fix.SampleFindings.active;
import static onekey.plan.fix.SampleFindings.commands;
import static onekey.plan.fix.SampleFindings.held;
import static onekey.plan.fix.SampleFindings.key;
import static onekey.plan.fix.SampleFindings.remove;
import static onekey.plan.fix.SampleFindings.removeAll;
import static onekey.plan.fix.SampleFindings.text;
import static onekey.plan.fix.SampleFindings.toRemove;
import static onekey.plan.source.terraform.SampleState.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onekey.plan.model.Fix;
import onekey.plan.model.Fix.Way;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Exemption;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixesTest {

  private static final LastUse NOT_RECORDED = new LastUse.NotRecorded();

  private static List<Fix> fixes(PlannedUser user) {
    return Fixes.of(user, "aws", TerraformStates.none());
  }

  @Test
  void writesTheClicksOfARemoval() {
    // when
    var fixes = fixes(toRemove());

    // then
    assertThat(text(fixes, Way.CONSOLE))
        .isEqualTo(
            """
            - Open the user alice, tab Security credentials.
              https://console.aws.amazon.com/iam/home#/users/details/alice?section=security_credentials
            - Under Access keys, find AKIAEXAMPLE000000001, and see when and where it was last used.
            - Choose Actions, Deactivate, and confirm. To undo it: Actions, Activate.
            - Wait several days. Then reload this page. Go on only if AKIAEXAMPLE000000001 is still inactive and AKIAEXAMPLE000000002 still active, there is still no use recorded, and nothing misses the key. Choose Actions, Delete, and confirm. It never comes back.
            """);
  }

  @Test
  void writesTheCommandsOfARemoval() {
    // when
    var fixes = fixes(toRemove());

    // then
    assertThat(text(fixes, Way.CLI))
        .isEqualTo(
            """
            - List the user's keys.
              $ aws iam list-access-keys --user-name='alice'
            - See when and where AKIAEXAMPLE000000001 was last used.
              $ aws iam get-access-key-last-used --access-key-id='AKIAEXAMPLE000000001'
            - Deactivate it.
              $ aws iam update-access-key --user-name='alice' --access-key-id='AKIAEXAMPLE000000001' --status=Inactive
            - To undo it, activate it again.
              $ aws iam update-access-key --user-name='alice' --access-key-id='AKIAEXAMPLE000000001' --status=Active
            - Wait several days. Then list the user's keys again. Go on only if AKIAEXAMPLE000000001 is still Inactive and AKIAEXAMPLE000000002 still Active.
              $ aws iam list-access-keys --user-name='alice'
            - Check its last use again. Go on only if there is still no use recorded, and if nothing misses the key. Otherwise activate it again.
              $ aws iam get-access-key-last-used --access-key-id='AKIAEXAMPLE000000001'
            - Delete it. It never comes back.
              $ aws iam delete-access-key --user-name='alice' --access-key-id='AKIAEXAMPLE000000001'
            """);
  }

  @Test
  void saysInOneLineThatNoTerraformStateWasGiven() {
    // given
    var held = held("ivan", NOT_RECORDED);
    var withoutIds = remove("alice", active("access key 2"), active("access key 1"));

    for (var user : List.of(toRemove(), held, withoutIds)) {
      // when
      var fixes = fixes(user);

      // then
      assertThat(fixes).extracting(Fix::way).containsExactly(Way.CONSOLE, Way.CLI, Way.TERRAFORM);
      assertThat(text(fixes, Way.TERRAFORM))
          .isEqualTo(
              """
              - No Terraform state was looked at. If Terraform may manage this user's keys, plan with --terraform-state before anything is done by hand.
              """);
    }
  }

  static List<Standing> standingsOfCompliantUsers() {
    return List.of(
        new Standing.WithinLimit(),
        new Standing.Exempt(LocalDate.parse("2027-03-31")),
        new Standing.Rotating(
            Instant.parse("2026-11-25T00:00:00Z"),
            Instant.parse("2026-12-02T00:00:00Z"),
            new Exemption.None()));
  }

  @ParameterizedTest
  @MethodSource("standingsOfCompliantUsers")
  void writesNothingForACompliantUser(Standing standing) {
    // given
    var user =
        new PlannedUser(
            "bob",
            Optional.empty(),
            List.of(active(EXTRA), active(KEPT)),
            ComplianceType.COMPLIANT,
            standing,
            new Decision.Keep("bob: 1 active access key."),
            List.of());

    // when
    var fixes = fixes(user);

    // then
    assertThat(fixes).isEmpty();
  }

  @Test
  void neverDeletesAHeldKey() {
    // given
    var lastUse = new LastUse.Recorded(Instant.parse("2026-11-05T23:59:59Z"), "s3", "eu-west-1");

    // when
    var fixes = fixes(held("ivan", lastUse));

    // then
    assertThat(text(fixes, Way.CONSOLE))
        .isEqualTo(
            """
            - The policy holds this key: nothing has to be removed now. Look first at what used it on 2026-11-05: it called s3 in eu-west-1.
            - Open the user ivan, tab Security credentials.
              https://console.aws.amazon.com/iam/home#/users/details/ivan?section=security_credentials
            - Under Access keys, find AKIAEXAMPLE000000001, and see when and where it was last used.
            - If its owner agrees, choose Actions, Deactivate, and confirm. What still uses it fails. To undo it: Actions, Activate.
            """);
    assertThat(text(fixes, Way.CLI))
        .isEqualTo(
            """
            - The policy holds this key: nothing has to be removed now. Look first at what used it on 2026-11-05: it called s3 in eu-west-1.
            - List the user's keys.
              $ aws iam list-access-keys --user-name='ivan'
            - See when and where AKIAEXAMPLE000000001 was last used.
              $ aws iam get-access-key-last-used --access-key-id='AKIAEXAMPLE000000001'
            - If its owner agrees, deactivate it. What still uses it fails.
              $ aws iam update-access-key --user-name='ivan' --access-key-id='AKIAEXAMPLE000000001' --status=Inactive
            - To undo it, activate it again.
              $ aws iam update-access-key --user-name='ivan' --access-key-id='AKIAEXAMPLE000000001' --status=Active
            """);
  }

  @Test
  void warnsOfMailWhereTheRuleHoldsAKeyForIt() {
    // given
    var mail = new Removability.NeedsPerson("may send mail by Amazon SES");
    var held = held("mail", active(EXTRA), mail, active(KEPT));

    // then
    assertThat(text(fixes(held), Way.CLI)).contains("Mail that is sent by SMTP");
    assertThat(text(fixes(held), Way.CONSOLE)).contains("Mail that is sent by SMTP");
  }

  static List<Removability> holdsThatAreNotForMail() {
    var until = Instant.parse("2026-12-20T00:00:00Z");
    return List.of(
        new Removability.TooRecent(until),
        new Removability.KeptTooRecent(until),
        new Removability.Reactivated(Optional.of(until)));
  }

  /** What the user is called and what the key was used for, only the rule looks at. */
  @ParameterizedTest
  @MethodSource("holdsThatAreNotForMail")
  void warnsOfNoMailWhereTheRuleHoldsAKeyForSomethingElse(Removability removability) {
    // given
    var held = held("ses-smtp-user.1", active(EXTRA), removability, active(KEPT));

    // then
    assertThat(text(fixes(held), Way.CLI)).contains("holds this key").doesNotContain("SMTP with");
  }

  @Test
  void makesNoIdUp() {
    // given
    var user = remove("alice", active("access key 2"), active("access key 1"));

    // when
    var fixes = fixes(user);

    // then
    assertThat(text(fixes, Way.CONSOLE))
        .contains("find the key created at 2024-01-01T10:20:30Z (access key 2), and see");
    assertThat(text(fixes, Way.CLI))
        .isEqualTo(
            """
            - List the user's keys.
              $ aws iam list-access-keys --user-name='alice'
            - Take the id of the key created at 2024-01-01T10:20:30Z (access key 2): compare CreateDate. The source of this plan names no ids; a plan of the live account gives the commands for it.
            """);
  }

  @Test
  void writesOfTemporaryCredentialsWhereNoKeyIsAllowed() {
    // given
    var one = removeAll("alice", active(EXTRA));

    // when
    var fixes = fixes(one);

    // then
    for (var way : List.of(Way.CONSOLE, Way.CLI)) {
      assertThat(text(fixes, way))
          .startsWith(
              "- The policy allows no access key: first let what uses it get temporary"
                  + " credentials.\n")
          .doesNotContain("plan again");
    }
  }

  @Test
  void writesOfTemporaryCredentialsForAHeldKeyToo() {
    // given
    var one = held("ivan", active(EXTRA), new Removability.TooRecent(Instant.EPOCH));

    // when
    var fixes = fixes(one);

    // then
    assertThat(text(fixes, Way.CLI))
        .startsWith("- The policy holds this key")
        .contains("- The policy allows no access key: first let what uses it get temporary")
        .doesNotContain("delete-access-key");
  }

  @Test
  void saysThatTheOtherKeyGoesTooWhereNoKeyIsAllowed() {
    // when
    var fixes = fixes(removeAll("alice", active(EXTRA), active(KEPT)));

    // then
    assertThat(text(fixes, Way.CLI))
        .startsWith(
            """
            - 2 of the user's 2 active access keys have to go in all, one at a time. None stays. This plan is about the first one, AKIAEXAMPLE000000001.
            - The policy allows no access key: first let what uses it get temporary credentials.
            """)
        .endsWith(
            "- When it is gone, plan again: the next key is chosen anew, by what is on record"
                + " then.\n");
  }

  @Test
  void saysHowManyOfFourKeysHaveToGoAndWhichStays() {
    // given
    var four = new PlannedKey[] {active(id(3)), active(id(4)), active(KEPT)};

    // when
    var removal = fixes(remove("burst", active(EXTRA), four));
    var hold = fixes(held("burst", active(EXTRA), new Removability.TooRecent(Instant.EPOCH), four));

    // then
    for (var way : List.of(Way.CONSOLE, Way.CLI)) {
      for (var fixes : List.of(removal, hold)) {
        assertThat(text(fixes, way))
            .contains(
                "- 3 of the user's 4 active access keys have to go in all, one at a time."
                    + " AKIAEXAMPLE000000002 stays. This plan is about the first one,"
                    + " AKIAEXAMPLE000000001.\n")
            .endsWith(
                "- When it is gone, plan again: the next key is chosen anew, by what is on record"
                    + " then.\n");
      }
    }
  }

  /** Somebody may carry out on one day what was planned on another. */
  @Test
  void looksAgainAtTheLastUseRightBeforeADeletion() {
    // given
    var used = new LastUse.Recorded(Instant.parse("2026-08-31T23:59:59Z"), "sts", "us-east-1");
    var user = remove("alice", key(EXTRA, true, used), active(KEPT));

    // then
    assertThat(text(fixes(user), Way.CLI))
        .contains(
            """
            - Check its last use again. Go on only if its last use is still that of 2026-08-31, and if nothing misses the key. Otherwise activate it again.
              $ aws iam get-access-key-last-used --access-key-id='AKIAEXAMPLE000000001'
            - Delete it. It never comes back.
              $ aws iam delete-access-key\
            """);
    assertThat(text(fixes(user), Way.CONSOLE))
        .contains("still active, its last use is still that of 2026-08-31, and nothing misses");
  }

  @Test
  void doesNotCountAnInactiveKey() {
    // given
    var user = removeAll("alice", active(EXTRA), key(KEPT, false, NOT_RECORDED));

    // when
    var fixes = fixes(user);

    // then
    assertThat(text(fixes, Way.CLI)).doesNotContain("plan again").doesNotContain(KEPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "two\nlines",
        "$(touch hacked)",
        "`x`",
        "a'b",
        "a b",
        "a/b",
        "<b>",
        "alicé",
        "\u202Etxt",
        "\u001B[2J",
        "12345678901234567890123456789012345678901234567890123456789012345",
      })
  void givesNoCommandForANameThatIamDoesNotAllow(String name) {
    // when
    var fixes = fixes(remove(name, active(EXTRA), active(KEPT)));

    // then
    assertThat(commands(fixes)).isEmpty();
    assertThat(text(fixes, Way.CLI)).startsWith("- No command: IAM allows no such user name");
  }

  /** As it would come from an endpoint that is not IAM. */
  @ParameterizedTest
  @ValueSource(strings = {"$(touch hacked)AKIA", "AKIA'; touch hacked; '", "AKIA\nAKIAAAAAAAAAAAA"})
  void givesNoCommandForAnIdThatIamDoesNotGive(String id) {
    // when
    var fixes = fixes(remove("alice", active(id), active(KEPT)));

    // then
    assertThat(commands(fixes)).containsExactly("aws iam list-access-keys --user-name='alice'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-x",
        "--debug",
        "=a=b",
        "+=,.@-_",
        "..",
        "root",
        "1234567890123456789012345678901234567890123456789012345678901234",
      })
  void quotesEveryNameThatIamAllows(String name, @TempDir Path directory) throws Exception {
    // given
    var shell = new StubbedShell(directory);
    var fixes = fixes(remove(name, active(EXTRA), active(KEPT)));

    // when
    var arguments = shell.run(String.join("\n", commands(fixes)));

    // then
    assertThat(arguments).filteredOn(("--user-name=" + name)::equals).hasSize(5);
    assertThat(arguments).filteredOn(("--access-key-id=" + EXTRA)::equals).hasSize(5);
    assertThat(arguments)
        .filteredOn(argument -> !argument.contains("=") && !argument.equals("iam"))
        .containsExactly(
            "list-access-keys",
            "get-access-key-last-used",
            "update-access-key",
            "update-access-key",
            "list-access-keys",
            "get-access-key-last-used",
            "delete-access-key");
  }

  @Test
  void refusesAnExtraKeyThatTheUserDoesNotHave() {
    // given
    var other = remove("alice", active(EXTRA), active(KEPT));
    var user =
        new PlannedUser(
            "alice",
            Optional.empty(),
            List.of(active(KEPT)),
            ComplianceType.NON_COMPLIANT,
            other.standing(),
            other.decision(),
            List.of());

    // then
    assertThatThrownBy(() -> fixes(user)).isInstanceOf(IllegalArgumentException.class);
  }
}
