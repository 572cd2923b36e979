package onekey.plan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onekey.plan.model.LiveUser;
import onekey.plan.model.LiveUsers;
import onekey.plan.source.terraform.SamplePlan;
import onekey.plan.source.terraform.SamplePlan.Values;
import onekey.plan.source.terraform.SampleState;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;

/** What is said of a plan is what comes of carrying it out. */
class GateProperties {

  private static final List<String> USERS = List.of("alice", "Alice", "bob");

  /**
   * A resource of a plan.
   *
   * @param after its status after the apply; {@code unknown} for one that is not known
   * @param knowsUser whether the name of the user is known before the apply
   */
  record Resource(String actions, String user, String before, String after, boolean knowsUser) {

    boolean isNew() {
      return actions.contains("create");
    }

    boolean isOld() {
      return !actions.equals("create");
    }

    boolean staysOld() {
      return isOld() && !actions.contains("delete");
    }

    /** The status of the old object after the apply. */
    String oldAfter() {
      return actions.equals("update") ? after : before;
    }
  }

  /** A key of the real account, which the plan may manage. */
  record Live(String user, boolean active) {}

  private static String id(int key) {
    return SampleState.id(key);
  }

  private static SamplePlan plan(List<Resource> resources) {
    var plan = new SamplePlan();
    for (var index = 0; index < resources.size(); index++) {
      var resource = resources.get(index);
      var after =
          new Values(
              resource.knowsUser() || !resource.isNew()
                  ? Optional.of(resource.user())
                  : Optional.empty(),
              Optional.of(resource.after()).filter(status -> !status.equals("unknown")));
      plan.key(
          "k" + index,
          resource.actions(),
          id(index),
          resource.isOld()
              ? Optional.of(Values.of(resource.user(), resource.before()))
              : Optional.empty(),
          resource.isNew() || resource.actions().equals("update")
              ? Optional.of(after)
              : resource.actions().equals("no-op")
                  ? Optional.of(Values.of(resource.user(), resource.before()))
                  : Optional.empty());
    }
    return plan;
  }

  @Property
  void countsAsOneByOne(
      @ForAll("resources") List<Resource> resources, @ForAll("limits") int limit) {
    // given
    var certain = new HashMap<String, Integer>();
    var most = new HashMap<String, Integer>();
    var keyOfNobody = false;
    var keyOfNobodyOver = false;
    for (var resource : resources) {
      var user = resource.user().toLowerCase(Locale.ROOT);
      if (resource.staysOld()) {
        count(certain, user, resource.oldAfter().equals("Active"));
        count(most, user, !resource.oldAfter().equals("Inactive"));
      }
      if (resource.isNew() && resource.knowsUser()) {
        count(certain, user, resource.after().equals("Active"));
        count(most, user, !resource.after().equals("Inactive"));
      }
      if (resource.isNew() && !resource.knowsUser()) {
        keyOfNobody |= !resource.after().equals("Inactive");
        keyOfNobodyOver |= limit == 0 && resource.after().equals("Active");
      }
    }
    var over = keyOfNobodyOver || certain.values().stream().anyMatch(count -> count > limit);
    var notKnown =
        keyOfNobody
            || most.entrySet().stream()
                .anyMatch(
                    user ->
                        user.getValue() > limit && certain.getOrDefault(user.getKey(), 0) <= limit);

    // when
    var report = StoredPlans.judge(plan(resources).toString(), policy(limit), Optional.empty());

    // then
    assertThat(report.hasFinding()).isEqualTo(over);
    if (!over) {
      assertThat(report.isIncomplete()).isEqualTo(notKnown);
    }
  }

  private static void count(Map<String, Integer> counts, String user, boolean counts1) {
    counts.merge(user, counts1 ? 1 : 0, Integer::sum);
  }

  private static KeyPolicy policy(int limit) {
    return KeyPolicy.parse(Map.of("maxActiveKeys", Integer.toString(limit)));
  }

  /** Applies the plan to the account, key by key, and counts. */
  @Property
  void togetherWithTheAccountItCountsWhatTheApplyLeaves(
      @ForAll("knownResources") List<Resource> resources,
      @ForAll("live") List<Live> others,
      @ForAll("gone") Set<Integer> gone) {
    // given
    var account = new HashMap<String, Live>();
    for (var index = 0; index < resources.size(); index++) {
      var resource = resources.get(index);
      if (resource.isOld() && !gone.contains(index)) {
        account.put(id(index), new Live(resource.user(), resource.before().equals("Active")));
      }
    }
    for (var index = 0; index < others.size(); index++) {
      account.put(id(100 + index), others.get(index));
    }
    var live = live(account);
    for (var index = 0; index < resources.size(); index++) {
      var resource = resources.get(index);
      if (resource.actions().contains("delete")) {
        account.remove(id(index));
      }
      if (resource.actions().equals("update")) {
        account.computeIfPresent(
            id(index), (_, key) -> new Live(key.user(), resource.after().equals("Active")));
      }
      if (resource.isNew()) {
        account.put("new " + index, new Live(resource.user(), resource.after().equals("Active")));
      }
    }
    var touched = new HashSet<String>();
    resources.forEach(resource -> touched.add(resource.user().toLowerCase(Locale.ROOT)));
    var over = new HashSet<String>();
    for (var user : touched) {
      var active =
          account.values().stream()
              .filter(key -> key.active() && key.user().equalsIgnoreCase(user))
              .count();
      if (active > 1) {
        over.add(user);
      }
    }

    // when
    var report = StoredPlans.judge(plan(resources).toString(), policy(1), Optional.of(live));

    // then
    assertThat(
            report.overLimit().stream().map(user -> user.who().toLowerCase(Locale.ROOT)).toList())
        .containsExactlyInAnyOrderElementsOf(over);
    assertThat(report.isIncomplete()).isFalse();
  }

  private static LiveUsers live(Map<String, Live> account) {
    var users = new HashMap<String, LiveUser>();
    for (var name : List.of("alice", "bob")) {
      var keys = new ArrayList<AccessKey>();
      account.forEach(
          (id, key) -> {
            if (key.user().equalsIgnoreCase(name)) {
              keys.add(
                  new AccessKey(
                      id, key.active() ? KeyStatus.ACTIVE : KeyStatus.INACTIVE, Instant.EPOCH));
            }
          });
      users.put(
          name,
          new LiveUser.Read(
              new IamUser("AIDA" + name, name, keys), Optional.of(Map.of()), Optional.empty()));
    }
    return new LiveUsers(Optional.of("123456789012"), users);
  }

  @Provide
  Arbitrary<Integer> limits() {
    return Arbitraries.of(0, 1);
  }

  @Provide
  Arbitrary<List<Resource>> resources() {
    return resource(Arbitraries.of("Active", "Active", "Inactive", "unknown"), true)
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Resource>> knownResources() {
    return resource(Arbitraries.of("Active", "Inactive"), false).list().ofMaxSize(5);
  }

  private static Arbitrary<Resource> resource(Arbitrary<String> after, boolean maybeUnknown) {
    return Combinators.combine(
            Arbitraries.of(
                "create",
                "create",
                "no-op",
                "update",
                "delete",
                "delete+create",
                "create+delete",
                "forget",
                "create+forget"),
            Arbitraries.of(USERS),
            Arbitraries.of("Active", "Inactive"),
            after,
            maybeUnknown ? Arbitraries.of(true, true, true, false) : Arbitraries.just(true))
        .as(Resource::new);
  }

  @Provide
  Arbitrary<List<Live>> live() {
    return Combinators.combine(Arbitraries.of(USERS), Arbitraries.of(true, false))
        .as(Live::new)
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Set<Integer>> gone() {
    return Arbitraries.integers().between(0, 4).set().ofMaxSize(2);
  }
}
