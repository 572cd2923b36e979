package onekey.plan.format;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import onekey.plan.Planner;
import onekey.plan.language.Text;
import onekey.plan.model.AccountReading;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.model.AccountSnapshot.UserSnapshot;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlanOrigin;
import onekey.plan.model.PolicySource;
import onekey.plan.model.PolicySource.Base;
import onekey.plan.model.ScheduledSteps;
import onekey.plan.model.ToolVersion;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.aws.ListedStep;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;

/**
 * Plans of accounts that were made up, judged by the real rule. Whatever others choose, such as
 * names and descriptions, may be any text.
 */
final class GeneratedPlans {

  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final String TAG = "onekey-exempt-until";

  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "=1+2",
          "\"},{\"",
          "line\nbreak",
          "\u202Egnp.exe",
          "\u001B[31m",
          "\uD800",
          "\uDC00x",
          "\uFFFF",
          " ",
          "\u3000",
          "x".repeat(3000),
          "\uD83D\uDE00".repeat(1500));

  private GeneratedPlans() {}

  /** Of one account, or of several. */
  static Arbitrary<Plan> any() {
    return Arbitraries.frequencyOf(Tuple.of(3, ofOneAccount()), Tuple.of(1, ofSeveral()));
  }

  /** Text that somebody chose. */
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20),
        Arbitraries.of(HOSTILE),
        Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40));
  }

  private static Arbitrary<Plan> ofOneAccount() {
    return planners()
        .flatMap(planner -> accounts(planner.policy(), 6).map(account -> planner.plan(account)));
  }

  private static Arbitrary<Plan> ofSeveral() {
    return planners()
        .flatMap(
            planner ->
                readings(planner.policy())
                    .list()
                    .ofMaxSize(4)
                    .map(readings -> planner.plan(numbered(readings))));
  }

  private static List<AccountReading> numbered(List<Function<String, AccountReading>> readings) {
    return IntStream.range(0, readings.size())
        .mapToObj(index -> readings.get(index).apply("%012d".formatted(index + 1)))
        .toList();
  }

  private static Arbitrary<Function<String, AccountReading>> readings(KeyPolicy policy) {
    var names = texts().optional();
    return Arbitraries.oneOf(
        Combinators.combine(names, accounts(policy, 3))
            .as(
                (name, account) ->
                    id -> new AccountReading.Read(new NamedAccount(id, name), account)),
        Combinators.combine(names, texts())
            .as(
                (name, cause) ->
                    id -> new AccountReading.Unread(new NamedAccount(id, name), cause)),
        names.map(
            name -> id -> new AccountReading.Skipped(new NamedAccount(id, name), "SUSPENDED")));
  }

  private static Arbitrary<Planner> planners() {
    var policies =
        Combinators.combine(
                Arbitraries.of("0", "1"),
                Arbitraries.of("0", "14"),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false))
            .as(
                (most, grace, exempting, owned) -> {
                  var parameters =
                      new HashMap<>(Map.of("maxActiveKeys", most, "rotationGraceDays", grace));
                  if (exempting) {
                    parameters.put("exemptionTag", TAG);
                  }
                  if (owned) {
                    parameters.put("ownerTag", "owner");
                  }
                  return KeyPolicy.parse(parameters);
                });
    var bases =
        Arbitraries.oneOf(
            Arbitraries.just(new Base.Defaults()),
            texts().map(Base.Settings::new),
            texts().map(name -> new Base.DeployedRule(name, "eu-west-1")));
    var origins =
        Combinators.combine(
                Arbitraries.of("0123abc").optional(),
                Arbitraries.of("us-east-1", "cn-north-1"),
                bases,
                Arbitraries.of("--owner-tag", "--max-active-keys").list().ofMaxSize(2))
            .as(
                (commit, region, base, options) ->
                    new PlanOrigin(
                        new ToolVersion("1.2.3", commit, false),
                        Optional.of(region),
                        new PolicySource(base, options)));
    return Combinators.combine(policies, origins)
        .as((policy, origin) -> new Planner(policy, NOW, TerraformStates.none(), origin));
  }

  private static Arbitrary<AccountSnapshot> accounts(KeyPolicy policy, int mostUsers) {
    var steps =
        Arbitraries.oneOf(
            Arbitraries.of(true, false).map(GeneratedPlans::listed),
            texts().map(ScheduledSteps.NotKnown::new));
    return Combinators.combine(
            drafts().list().ofMaxSize(mostUsers),
            texts().list().ofMaxSize(2),
            steps,
            texts().list().ofMaxSize(2))
        .as(
            (drafts, others, scheduled, limits) ->
                new AccountSnapshot(
                    Optional.of("111122223333"),
                    "aws",
                    IntStream.range(0, drafts.size())
                        .mapToObj(number -> user(number, drafts.get(number), policy))
                        .toList(),
                    IntStream.range(0, others.size())
                        .mapToObj(number -> unread(number, others.get(number)))
                        .toList(),
                    scheduled,
                    limits.stream().map(Text::english).toList()));
  }

  private static Plan.Unread unread(int number, String text) {
    return new Plan.Unread(
        text, Optional.of("AIDAUNREAD%010d".formatted(number)), Optional.empty(), text);
  }

  /** Steps for the first key of the first user. */
  private static ScheduledSteps listed(boolean enabled) {
    var key = keyId(0, 0);
    return new ScheduledSteps.Listed(
        "eu-west-1",
        Map.of(
            key,
            List.of(
                new ListedStep(
                    ListedStep.Kind.DELETION,
                    key,
                    "group",
                    "delete-" + key,
                    enabled,
                    Optional.of(NOW.plus(Duration.ofDays(3)))),
                new ListedStep(
                    ListedStep.Kind.REMOVAL,
                    key,
                    "group",
                    "remove-" + key,
                    enabled,
                    Optional.empty()))),
        Optional.empty());
  }

  /** A user without ids is one of a credential report, which has only names that IAM allows. */
  private record Draft(String text, List<DraftedKey> keys, String exemption, boolean known) {

    String name(int number) {
      return known ? text : "user-" + number;
    }
  }

  private record DraftedKey(
      KeyStatus status, int ageDays, Optional<Integer> unusedDays, String service, String said) {}

  private static Arbitrary<Draft> drafts() {
    return Combinators.combine(
            texts(),
            keys().list().ofMaxSize(3),
            Arbitraries.of("2027-03-31", "2020-01-01", "never"),
            Arbitraries.of(true, false))
        .as(Draft::new);
  }

  private static Arbitrary<DraftedKey> keys() {
    return Combinators.combine(
            Arbitraries.of(KeyStatus.class),
            Arbitraries.integers().between(-1, 4000),
            Arbitraries.integers().between(0, 400).optional(),
            texts(),
            texts())
        .as(DraftedKey::new);
  }

  private static UserSnapshot user(int number, Draft draft, KeyPolicy policy) {
    var id = "AIDA%016d".formatted(number);
    var keys =
        IntStream.range(0, draft.keys().size())
            .mapToObj(
                index ->
                    new AccessKey(
                        keyId(number, index),
                        draft.keys().get(index).status(),
                        NOW.minus(Duration.ofDays(draft.keys().get(index).ageDays()))))
            .toList();
    var uses =
        IntStream.range(0, keys.size())
            .boxed()
            .collect(
                Collectors.toMap(
                    index -> keys.get(index).id(), index -> lastUse(draft.keys().get(index))));
    var user = new IamUser(id, draft.name(number), keys);
    var active = user.activeKeys();
    return new UserSnapshot(
        policy.allows(active.size())
            ? new Evidence.WithinLimit(user, active.size())
            : new Evidence.OverLimit(
                user,
                active.stream()
                    .map(
                        key ->
                            new CountedKey(
                                key.id(),
                                key.created(),
                                Objects.requireNonNull(uses.get(key.id()))))
                    .toList(),
                tags(number, draft)),
        Optional.of(id).filter(_ -> draft.known()),
        Optional.of("arn:aws:iam::111122223333:user/" + draft.text()).filter(_ -> draft.known()),
        Optional.empty(),
        draft.known() ? uses : Map.of());
  }

  private static Map<String, String> tags(int number, Draft draft) {
    var tags = new HashMap<>(Map.of(TAG, draft.exemption(), "owner", draft.text()));
    for (var index = 0; index < draft.keys().size(); index++) {
      tags.put(keyId(number, index), draft.keys().get(index).said());
    }
    return tags;
  }

  private static LastUse lastUse(DraftedKey key) {
    return key.unusedDays()
        .<LastUse>map(
            days ->
                new LastUse.Recorded(
                    NOW.minus(Duration.ofDays(days)),
                    key.service(),
                    key.service().toLowerCase(Locale.ROOT)))
        .orElseGet(LastUse.NotRecorded::new);
  }

  private static String keyId(int user, int key) {
    return "AKIA%015d%d".formatted(user, key);
  }
}
