package onekey.sandbox.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;

/**
 * A second implementation of the documented rules, to compare OneKey's decisions with. It records
 * what AWS answered to OneKey last, and returns why a key must not be removed according to that.
 */
final class SecondOpinion {

  private final RemovalSandbox account;

  private KeyPolicy policy = KeyPolicy.defaults();
  private KeyPolicy deployed = KeyPolicy.defaults();
  private Settings settings = Settings.MANUAL;
  private String userName = "";
  private List<SandboxAccessKey> keys = List.of();
  private final Map<String, Optional<KeyUse>> uses = new HashMap<>();
  private Map<String, String> tags = Map.of();

  /** The deployed settings. */
  enum Settings {
    MANUAL(true, true),
    AUTOMATIC(true, true),
    DEACTIVATE(true, false),
    DRY_RUN(false, false),
    OFF(false, false);

    private final boolean deactivates;
    private final boolean deletes;

    Settings(boolean deactivates, boolean deletes) {
      this.deactivates = deactivates;
      this.deletes = deletes;
    }
  }

  SecondOpinion(RemovalSandbox account) {
    this.account = account;
  }

  /**
   * Records the answer to this call.
   *
   * @param nowDeployed the policy that was deployed last
   * @param nowSettings the settings that were deployed last
   */
  void record(ApiCall call, KeyPolicy nowDeployed, Settings nowSettings) {
    switch (call.action()) {
      // A function keeps the settings that were deployed when it started.
      case "InvokeFunction" -> {
        deployed = nowDeployed;
        settings = nowSettings;
      }
      case "DescribeConfigRules" -> {
        account
            .aws
            .config()
            .rule(account.rule())
            .ifPresent(rule -> policy = KeyPolicy.parse(rule.parameters()));
        keys = List.of();
      }
      case "ListAccessKeys" -> {
        userName = call.parameter("UserName").orElseThrow();
        keys = user().map(SandboxUser::accessKeys).orElse(List.of());
        uses.clear();
        tags = Map.of();
      }
      case "ListUserTags" -> tags = user().map(SandboxUser::tags).orElse(Map.of());
      case "GetAccessKeyLastUsed" -> {
        var id = call.parameter("AccessKeyId").orElseThrow();
        uses.put(id, user().flatMap(user -> user.accessKey(id)).flatMap(SandboxAccessKey::lastUse));
      }
      default -> {}
    }
  }

  /** Returns the settings with which the last function was invoked. */
  Settings settings() {
    return settings;
  }

  /** Returns why this key must not be deactivated; empty if it may be. */
  Optional<String> objectionToDeactivating(String keyId, Instant now) {
    return first(
        when(!settings.deactivates, "the deployment deactivates nothing: " + settings),
        when(!hasStatus(keyId, "Active"), "it is not active"),
        () -> objection(keyId, now));
  }

  /** Returns why this key must not be deleted or scheduled for deletion; empty if it may be. */
  Optional<String> objectionToDeleting(String keyId, Instant now) {
    return first(
        when(!settings.deletes, "the deployment deletes nothing: " + settings),
        when(!hasStatus(keyId, "Inactive"), "it is not inactive"),
        () -> objection(keyId, now));
  }

  /** Returns why this key must not be deleted at the end of its quarantine; empty if it may be. */
  Optional<String> objectionToDeletingLater(
      String keyId, Instant now, Instant chosenAt, Settings chosenUnder) {
    return first(
        when(
            chosenUnder == Settings.AUTOMATIC && settings == Settings.MANUAL,
            "remediation is manual by now"),
        when(idleSince(keyId).plus(idle()).isAfter(chosenAt), "it was not idle when chosen"),
        () -> objectionToDeleting(keyId, now));
  }

  private Optional<String> objection(String keyId, Instant now) {
    var others = keys.stream().filter(key -> key.isActive() && !key.id().equals(keyId)).toList();
    var all = keys.stream().filter(key -> key.isActive() || key.id().equals(keyId)).toList();
    var newest = all.stream().map(SandboxAccessKey::created).max(Comparator.naturalOrder());
    var stay =
        others.stream().sorted(byLastUse().reversed()).limit(policy.maxActiveKeys()).toList();
    return first(
        when(lessCareful(), "the rule was changed outside the stack"),
        when(all.size() <= policy.maxActiveKeys(), "no key is too many"),
        when(others.size() < policy.maxActiveKeys(), "too few keys would be left"),
        () ->
            first(
                when(isExempt(now), "the user is exempt"),
                when(
                    policy.rotationGraceDays() > 0
                        && newest
                            .orElseThrow()
                            .plus(Duration.ofDays(policy.rotationGraceDays()))
                            .isAfter(now),
                    "the user is rotating"),
                () ->
                    first(
                        when(isMail(keyId), "it may send mail"),
                        when(idleSince(keyId).plus(idle()).isAfter(now), "it is not idle"),
                        () ->
                            first(
                                when(
                                    stay.stream()
                                        .anyMatch(key -> key.created().plus(idle()).isAfter(now)),
                                    "a key that would stay is new"),
                                when(
                                    others.stream()
                                        .anyMatch(key -> wasUsedLessRecently(key, keyId)),
                                    "another key was used less recently"),
                                Optional::empty))));
  }

  private boolean lessCareful() {
    return policy.maxActiveKeys() < deployed.maxActiveKeys()
        || policy.rotationGraceDays() < deployed.rotationGraceDays()
        || policy.minimumIdleDays() < deployed.minimumIdleDays()
        || policy.maximumExemptionDays() < deployed.maximumExemptionDays()
        || (deployed.exemptionTag().isPresent()
            && !deployed.exemptionTag().equals(policy.exemptionTag()));
  }

  private boolean isExempt(Instant now) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return policy
        .exemptionTag()
        .map(tags::get)
        .map(LocalDate::parse)
        .filter(day -> !day.isBefore(today))
        .filter(day -> !day.isAfter(today.plusDays(policy.maximumExemptionDays())))
        .isPresent();
  }

  private boolean isMail(String keyId) {
    return use(keyId)
        .map(use -> use.service().startsWith("ses"))
        .orElseGet(() -> userName.contains("smtp"));
  }

  private boolean hasStatus(String keyId, String status) {
    return keys.stream().anyMatch(key -> key.id().equals(keyId) && key.status().equals(status));
  }

  private Duration idle() {
    return Duration.ofDays(policy.minimumIdleDays());
  }

  private Instant idleSince(String keyId) {
    var created =
        keys.stream()
            .filter(key -> key.id().equals(keyId))
            .map(SandboxAccessKey::created)
            .findAny()
            .orElse(Instant.MAX.minus(Duration.ofDays(1000)));
    return use(keyId).map(KeyUse::at).filter(created::isBefore).orElse(created);
  }

  private Optional<KeyUse> use(String keyId) {
    return uses.getOrDefault(keyId, Optional.empty());
  }

  private boolean wasUsedLessRecently(SandboxAccessKey other, String keyId) {
    return keys.stream()
        .filter(key -> key.id().equals(keyId))
        .anyMatch(key -> byLastUse().compare(other, key) < 0);
  }

  private Comparator<SandboxAccessKey> byLastUse() {
    return Comparator.comparing(
            (SandboxAccessKey key) -> use(key.id()).map(KeyUse::at).orElse(Instant.MIN))
        .thenComparing(SandboxAccessKey::created)
        .thenComparing(SandboxAccessKey::id);
  }

  private Optional<SandboxUser> user() {
    return account.aws.iam().user(userName);
  }

  private static Optional<String> when(boolean objected, String objection) {
    return Optional.of(objection).filter(_ -> objected);
  }

  private static Optional<String> first(
      Optional<String> one, Optional<String> other, Supplier<Optional<String>> rest) {
    return one.or(() -> other).or(rest);
  }

  private static Optional<String> first(
      Optional<String> one,
      Optional<String> other,
      Optional<String> third,
      Supplier<Optional<String>> rest) {
    return one.or(() -> other).or(() -> third).or(rest);
  }
}
