package onekey.cli.plan.fix;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.cli.plan.Fix.Step;
import onekey.cli.plan.PlannedKey;
import onekey.cli.plan.PlannedUser;
import onekey.cli.plan.PlannedUser.PlannedDecision;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;

/**
 * A user over the limit, as the ways to fix it see it.
 *
 * @param user the user
 * @param extra the key that would go
 * @param keptKeys the other active keys, if the policy lets the user keep any
 * @param laterKeys the other active keys, if they have to go too
 * @param states the Terraform states
 */
record Finding(
    PlannedUser user,
    PlannedKey extra,
    List<PlannedKey> keptKeys,
    List<PlannedKey> laterKeys,
    TerraformStates states) {

  /**
   * Makes one.
   *
   * @param maxActiveKeys how many active keys the policy allows
   * @throws IllegalArgumentException if none of the user's active keys is the extra one
   */
  static Finding of(PlannedUser user, int maxActiveKeys, TerraformStates states) {
    var active = user.keys().stream().filter(PlannedKey::active).toList();
    var extra =
        active.stream()
            .filter(PlannedKey::extra)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("Over the limit, and no active key is extra."));
    var others = active.stream().filter(key -> !key.equals(extra)).toList();
    return maxActiveKeys == 0
        ? new Finding(user, extra, List.of(), others, states)
        : new Finding(user, extra, others, List.of(), states);
  }

  boolean isHeld() {
    return user.decision() == PlannedDecision.Hold;
  }

  /** Returns the id of the extra key; empty if the source of the plan tells none. */
  Optional<String> accessKeyId() {
    return Optional.of(extra.name()).filter(AwsCommand::isAccessKeyId);
  }

  /** Returns words for the extra key by which a person finds it. */
  String extraKey() {
    return accessKeyId()
        .orElseGet(() -> "the key created at %s (%s)".formatted(extra.created(), extra.name()));
  }

  /** Returns where Terraform manages the extra key. */
  List<TerraformKey> places() {
    return accessKeyId().map(states::managing).orElseGet(List::of);
  }

  /** Returns what to know before anything is done. */
  Stream<Step> notices() {
    return Stream.of(heldNotice(), noneAllowedNotice()).flatMap(Optional::stream).map(Steps::say);
  }

  /** Returns what to know before anything is done by hand. */
  Stream<Step> noticesByHand() {
    return Stream.concat(notices(), terraformNotice().stream().map(Steps::say));
  }

  private Optional<String> heldNotice() {
    return Optional.of(
            "The policy holds this key: nothing has to be removed now. %s %s"
                .formatted(user.reason(), lastUse()))
        .filter(_ -> isHeld());
  }

  private String lastUse() {
    return switch (extra.lastUse()) {
      case LastUse.NotRead(), LastUse.NotRecorded() -> "No use of it is recorded.";
      case LastUse.Recorded(var at, var service, var region) ->
          "Look first at what used it on %s: it called %s in %s."
              .formatted(LocalDate.ofInstant(at, ZoneOffset.UTC), service, region);
    };
  }

  private Optional<String> noneAllowedNotice() {
    return keptKeys.isEmpty()
        ? Optional.of(
            "The policy allows no access key: first let what uses it get temporary credentials.")
        : Optional.empty();
  }

  private Optional<String> terraformNotice() {
    return places().stream()
        .findFirst()
        .map(
            place ->
                "Terraform manages this key (%s in %s): fix it there. What is done by hand, Terraform undoes at the next apply."
                    .formatted(place.address(), place.file()));
  }

  /** Returns what a deactivation may break that IAM's record does not show. */
  String caveat() {
    return mayBeForMail()
        ? " Mail that is sent by SMTP with a password made from it fails too."
        : "";
  }

  private boolean mayBeForMail() {
    return switch (extra.lastUse()) {
      case LastUse.NotRead(), LastUse.NotRecorded() ->
          user.userName().startsWith(Removability.SES_SMTP_USER);
      case LastUse.Recorded(var _, var service, var _) -> service.equalsIgnoreCase("ses");
    };
  }

  /** Returns what comes after the extra key. */
  Stream<Step> afterwards() {
    return isHeld() || laterKeys.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Steps.say(
                "Then plan again: the user's other active key has to go too, one at a time."));
  }
}
