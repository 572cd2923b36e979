package onekey.plan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.model.LiveUser;
import onekey.plan.model.LiveUsers;
import onekey.plan.source.terraform.SamplePlan;
import onekey.plan.source.terraform.SamplePlan.Values;
import onekey.plan.source.terraform.SampleState;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateJudgeTest {

  private static final String ACCOUNT = "123456789012";
  private static final SamplePlan SECOND =
      new SamplePlan().unchanged("first", SampleState.id(1), "alice").created("second", "alice");

  private static List<String> said(Object plan, Map<String, String> policy) {
    return StoredPlans.said(
        StoredPlans.judge(plan.toString(), KeyPolicy.parse(policy), Optional.empty()));
  }

  private static GateReport judge(Object plan, LiveUsers live) {
    return StoredPlans.judge(plan.toString(), StoredPlans.POLICY, Optional.of(live));
  }

  private static LiveUsers live(String name, Map<String, String> tags, AccessKey... keys) {
    return new LiveUsers(
        Optional.of(ACCOUNT),
        Map.of(
            name,
            new LiveUser.Read(
                new IamUser("AIDA", name, List.of(keys)), Optional.of(tags), Optional.empty())));
  }

  private static AccessKey key(int id, KeyStatus status) {
    return new AccessKey(SampleState.id(id), status, Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void refusesASecondKey() {
    assertThat(said(SECOND, Map.of())).containsExactly("OVER_LIMIT alice 2");
  }

  @ParameterizedTest
  @CsvSource({"0,OVER_LIMIT alice 1", "1,WITHIN_LIMIT alice 1"})
  void allowsAsManyAsThePolicy(String limit, String said) {
    assertThat(said(new SamplePlan().created("only", "alice"), Map.of("maxActiveKeys", limit)))
        .containsExactly(said);
  }

  /** As the rule would say right after the apply. */
  @Test
  void aKeyThatIsCreatedNowIsARotationWithinItsGrace() {
    // when
    var report =
        StoredPlans.judge(
            SECOND.toString(),
            KeyPolicy.parse(Map.of("rotationGraceDays", "14")),
            Optional.empty());

    // then
    assertThat(report.hasFinding()).isFalse();
    assertThat(report.users())
        .extracting(GatedUser::outcome)
        .containsExactly(new Outcome.Rotating(Instant.parse("2026-12-08T12:00:00Z")));
  }

  @Test
  void keysWithoutADateAreNoRotation() {
    // given
    var plan =
        new SamplePlan()
            .unchanged("first", SampleState.id(1), "alice")
            .unchanged("second", SampleState.id(2), "alice");

    // then
    assertThat(said(plan, Map.of("rotationGraceDays", "90"))).containsExactly("OVER_LIMIT alice 2");
  }

  @Test
  void aCertainFindingIsNotHiddenByWhatIsNotKnown() {
    // given
    var plan =
        new SamplePlan()
            .created("a", "alice")
            .created("b", "alice")
            .key(
                "c",
                "create",
                "",
                Optional.empty(),
                Optional.of(new Values(Optional.empty(), Optional.of("Active"))));

    // when
    var report = StoredPlans.judge(plan.toString());

    // then
    assertThat(StoredPlans.said(report))
        .containsExactly("OVER_LIMIT alice 2", "NOT_KNOWN the user of aws_iam_access_key.c 1");
    assertThat(report.hasFinding()).isTrue();
    assertThat(report.isIncomplete()).isTrue();
  }

  @Test
  void aPlanWhoseMakingFailedShowsNothingForCertain() {
    // given
    var plan = new SamplePlan().created("a", "alice").created("b", "alice");
    plan.root().put("errored", true).put("complete", false);

    // when
    var report = StoredPlans.judge(plan.toString());

    // then
    assertThat(report.hasFinding()).isFalse();
    assertThat(report.isIncomplete()).isTrue();
    assertThat(report.incomplete())
        .containsExactly(
            "Making the plan failed, so it cannot be applied, and changes may be missing.");
  }

  @Test
  void whatIsPutOffIsNamed() {
    // given
    var plan = new SamplePlan();
    plan.root().put("complete", false);
    var deferred =
        (ObjectNode) new SamplePlan().created("later", "alice").root().at("/resource_changes/0");
    plan.root()
        .putArray("deferred_changes")
        .addObject()
        .put("reason", "instance_count_unknown")
        .set("resource_change", deferred);

    // when
    var report = StoredPlans.judge(plan.toString());

    // then
    assertThat(report.users()).isEmpty();
    assertThat(report.incomplete())
        .anyMatch(sentence -> sentence.contains("aws_iam_access_key.later"));
  }

  @Test
  void anActionThatIsNotKnownLeavesItOpen() {
    // given
    var values = Optional.of(Values.of("alice", "Active"));
    var plan =
        new SamplePlan()
            .created("a", "alice")
            .key("b", "transmogrify", SampleState.id(1), values, values);

    // then
    assertThat(said(plan, Map.of())).containsExactly("NOT_KNOWN alice 1");
  }

  @Test
  void namesStacksThatMayMakeKeys() {
    // given
    var plan = SECOND.toString().replace("aws_iam_access_key", "aws_cloudformation_stack");

    // when
    var report = StoredPlans.judge(plan);

    // then
    assertThat(report.users()).isEmpty();
    assertThat(report.limits())
        .containsExactly(
            "These may make access keys by themselves; what is in them is not looked at: aws_cloudformation_stack.second.");
  }

  @Test
  void withoutTheAccountSaysWhoMayHaveOtherKeys() {
    // given
    var plan =
        new SamplePlan().created("a", "alice").user("bob", "create", "", "bob").created("b", "bob");

    // when
    var report = StoredPlans.judge(plan.toString());

    // then
    assertThat(report.hasFinding()).isFalse();
    assertThat(report.isIncomplete()).isFalse();
    assertThat(report.limits())
        .containsExactly(
            "Access keys that are not in the plan are not known; these users may have some: alice. --live reads them.");
  }

  @Test
  void aNameThatIsSensitiveIsNotShown() {
    // given
    var plan = new SamplePlan().created("a", "hidden-name").created("b", "hidden-name");
    plan.root()
        .withArray("resource_changes")
        .forEach(
            change ->
                ((ObjectNode) change.get("change")).putObject("after_sensitive").put("user", true));

    // when
    var report = StoredPlans.judge(plan.toString());

    // then
    assertThat(StoredPlans.said(report))
        .containsExactly("OVER_LIMIT a user with a sensitive name 2");
    assertThat(report.users().getFirst().owner().shownName()).isEmpty();
  }

  /** HCP Terraform writes it in the place of sensitive values. */
  @Test
  void aNameThatWasTakenOutIsNotKnown() {
    assertThat(said(new SamplePlan().created("a", "(sensitive value)"), Map.of()))
        .containsExactly("NOT_KNOWN the user of aws_iam_access_key.a 1");
  }

  @Test
  void aRenamedUserKeepsItsKeys() {
    // given
    var plan =
        new SamplePlan()
            .user("u", "update", "before", "after")
            .unchanged("old", SampleState.id(1), "before")
            .created("new", "after");

    // then
    assertThat(said(plan, Map.of())).containsExactly("OVER_LIMIT after 2");
  }

  @Test
  void twoUsersThatChangeTheirNamesStayTwo() {
    // given
    var plan =
        new SamplePlan()
            .user("u", "update", "a", "b")
            .user("v", "update", "b", "c")
            .unchanged("of_u", SampleState.id(1), "a")
            .unchanged("of_v", SampleState.id(2), "b")
            .created("new", "c");

    // then
    assertThat(said(plan, Map.of()))
        .containsExactlyInAnyOrder("OVER_LIMIT c 2", "WITHIN_LIMIT a 1");
  }

  @Test
  void aDeletedUserHasNoKeys() {
    // given
    var plan =
        new SamplePlan()
            .user("u", "delete", "alice", "")
            .key(
                "a",
                "delete",
                SampleState.id(1),
                Optional.of(Values.of("alice", "Active")),
                Optional.empty());

    // when
    var report =
        judge(plan, live("alice", Map.of(), key(1, KeyStatus.ACTIVE), key(2, KeyStatus.ACTIVE)));

    // then
    assertThat(report.users()).isEmpty();
    assertThat(report.isIncomplete()).isFalse();
  }

  @Test
  void countsKeysThatOnlyTheAccountHas() {
    // when
    var report =
        judge(
            new SamplePlan().created("a", "Alice"),
            live("alice", Map.of(), key(9, KeyStatus.ACTIVE)));

    // then
    assertThat(StoredPlans.said(report)).containsExactly("OVER_LIMIT Alice 2");
    assertThat(report.users().getFirst().keys().stream().map(GatedKey::words))
        .containsExactly(
            "aws_iam_access_key.a: active, created by this apply",
            SampleState.id(9) + ": active, not in the plan");
  }

  @Test
  void subtractsWhatIsDestroyedAndTakesTheStatusOfTheAccount() {
    // given
    var plan =
        new SamplePlan()
            .key(
                "gone",
                "delete",
                SampleState.id(1),
                Optional.of(Values.of("alice", "Active")),
                Optional.empty())
            .unchanged("there", SampleState.id(2), "alice")
            .created("new", "alice");

    // when
    var report =
        judge(plan, live("alice", Map.of(), key(1, KeyStatus.ACTIVE), key(2, KeyStatus.INACTIVE)));

    // then
    assertThat(StoredPlans.said(report)).containsExactly("WITHIN_LIMIT alice 1");
  }

  @Test
  void aKeyThatIamNoLongerListsIsNotCountedAndNamed() {
    // when
    var report = judge(SECOND, live("alice", Map.of()));

    // then
    assertThat(StoredPlans.said(report)).containsExactly("WITHIN_LIMIT alice 1");
    assertThat(report.users().getFirst().notes())
        .containsExactly(
            "IAM no longer lists %s (aws_iam_access_key.first), so it is not counted. Make a new plan."
                .formatted(SampleState.id(1)));
  }

  @Test
  void exemptsByTheTagsOfTheAccount() {
    // when
    var report =
        judge(
            SECOND,
            live("alice", Map.of("OneKey-Exempt-Until", "2026-12-31"), key(1, KeyStatus.ACTIVE)));

    // then
    assertThat(StoredPlans.said(report)).containsExactly("EXEMPT alice 2");
  }

  @Test
  void whatCouldNotBeReadIsNotKnown() {
    // given
    var live =
        new LiveUsers(Optional.of(ACCOUNT), Map.of("alice", new LiveUser.Unread("AWS denies it.")));

    // then
    var report = judge(new SamplePlan().created("a", "alice"), live);
    assertThat(report.users())
        .extracting(GatedUser::outcome)
        .containsExactly(new Outcome.NotKnown(List.of("AWS denies it.")));
    assertThat(judge(SECOND, live).hasFinding()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aUserThatIamDoesNotListIsNotKnownUnlessItIsCreated(boolean created) {
    // given
    var plan = new SamplePlan().created("a", "alice");
    if (created) {
      plan.user("alice", "create", "", "alice");
    }

    // when
    var report = judge(plan, live("bob", Map.of()));

    // then
    assertThat(report.users().getFirst().isNotKnown()).isEqualTo(!created);
  }

  @Test
  void saysWhatIamWouldRefuse() {
    // when
    var report =
        judge(
            new SamplePlan().created("a", "alice"),
            live("alice", Map.of(), key(1, KeyStatus.INACTIVE), key(2, KeyStatus.INACTIVE)));

    // then
    assertThat(StoredPlans.said(report)).containsExactly("WITHIN_LIMIT alice 1");
    assertThat(report.users().getFirst().notes())
        .containsExactly("IAM lets a user have 2 access keys, so this apply fails.");
  }

  @Test
  void keysOfSeveralAccountsAreNotAddedUpWithTheAccount() {
    // given
    var plan = StoredPlans.json("accounts");

    // when
    var report =
        judge(
            plan,
            new LiveUsers(
                Optional.of("222222222222"),
                Map.of(
                    "ci",
                    new LiveUser.Read(
                        new IamUser("AIDA", "ci", List.of(key(1, KeyStatus.ACTIVE))),
                        Optional.of(Map.of()),
                        Optional.empty()))));

    // then
    assertThat(StoredPlans.said(report))
        .contains("OVER_LIMIT ci 2", "WITHIN_LIMIT ci 1", "OVER_LIMIT regions 2");
    assertThat(report.users())
        .filteredOn(user -> user.who().equals("ci") && user.activeKeys() == 1)
        .singleElement()
        .satisfies(
            user ->
                assertThat(user.notes())
                    .containsExactly(
                        "It is in another account than the credentials, so only the plan was looked at."));
  }

  /** OpenTofu repeats a configuration of a provider for several accounts. */
  @Test
  void keysOfARepeatedProviderAreNotAddedUp() {
    // given
    var plan =
        StoredPlans.json("accounts")
            .toString()
            .replace(
                "\"references\":[\"var.role\"]",
                "\"references\":[\"each.value.role\",\"each.value\"]");

    // then
    assertThat(StoredPlans.said(StoredPlans.judge(plan)))
        .contains("NOT_KNOWN unclear 1", "OVER_LIMIT regions 2");
  }

  @Test
  void knowsWhichAccountsAPlanIsOf() {
    // given
    var plan = StoredPlans.read(StoredPlans.json("changed").toString());

    // then
    assertThat(GateJudge.otherAccounts(plan, "999999999999")).containsExactly(ACCOUNT);
    assertThat(GateJudge.otherAccounts(plan, ACCOUNT)).isEmpty();
    assertThat(GateJudge.otherAccounts(StoredPlans.read(SECOND.toString()), "999999999999"))
        .isEmpty();
  }

  @Test
  void withoutAConfigurationKeysOfAUserAreOfOneAccount() {
    // given
    var plan = (ObjectNode) StoredPlans.json("created");
    plan.remove("configuration");

    // then
    assertThat(StoredPlans.said(StoredPlans.judge(plan.toString())))
        .contains("OVER_LIMIT bob 2", "NOT_KNOWN the user of aws_iam_access_key.late 1");
  }

  @Test
  void aUserThatIsDeletedAtOneAddressAndCreatedAtAnotherHasItsNewKeys() {
    // given
    var plan =
        new SamplePlan()
            .user("old", "delete", "alice", "")
            .user("new", "create", "", "alice")
            .created("a", "alice")
            .created("b", "alice");

    // then
    assertThat(said(plan, Map.of())).containsExactly("OVER_LIMIT alice 2");
  }

  @Test
  void keysThatAreCreatedForADeletedUserCount() {
    // given
    var plan =
        new SamplePlan()
            .user("old", "delete", "alice", "")
            .created("a", "alice")
            .created("b", "alice");

    // then
    assertThat(said(plan, Map.of())).containsExactly("OVER_LIMIT alice 2");
  }

  @Test
  void aKeyAtTwoAddressesCountsOnce() {
    // given
    var values = Optional.of(Values.of("alice", "Active"));
    var plan =
        new SamplePlan()
            .key("old", "forget", SampleState.id(1), values, Optional.empty())
            .unchanged("new", SampleState.id(1), "alice");

    // then
    assertThat(said(plan, Map.of())).containsExactly("WITHIN_LIMIT alice 1");
    assertThat(judge(plan, live("alice", Map.of(), key(1, KeyStatus.ACTIVE))).users().getFirst())
        .satisfies(
            user -> {
              assertThat(user.activeKeys()).isEqualTo(1);
              assertThat(user.notes()).isEmpty();
            });
  }

  @Test
  void ofAKeyAtTwoAddressesNothingIsLeftWhereOneIsDestroyed() {
    // given
    var values = Optional.of(Values.of("alice", "Active"));
    var plan =
        new SamplePlan()
            .key("old", "delete", SampleState.id(1), values, Optional.empty())
            .unchanged("same", SampleState.id(1), "alice")
            .created("new", "alice");

    // then
    assertThat(said(plan, Map.of())).containsExactly("WITHIN_LIMIT alice 1");
  }
}
