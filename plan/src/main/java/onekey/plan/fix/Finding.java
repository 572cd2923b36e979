package onekey.plan.fix;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.IamNames;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;

/**
 * A user over the limit, as the ways to fix it see it.
 *
 * @param user the user
 * @param extra the key that would go
 * @param over how the user compares with the policy
 * @param states the Terraform states
 */
record Finding(
    PlannedUser user, PlannedKey extra, Standing.OverLimit over, TerraformStates states) {

  /** What IAM's record does not show of a key that may send mail. */
  static final String MAIL_CAVEAT =
      " Mail that is sent by SMTP with a password made from it fails too.";

  /**
   * Returns the finding about a user.
   *
   * @return empty if the user is not over the limit
   * @throws IllegalArgumentException if none of the user's keys is the extra one
   */
  static Optional<Finding> of(PlannedUser user, TerraformStates states) {
    return switch (user.standing()) {
      case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ -> Optional.empty();
      case Standing.OverLimit over ->
          Optional.of(
              new Finding(
                  user,
                  user.extraKey()
                      .orElseThrow(
                          () ->
                              new IllegalArgumentException(
                                  "The extra key is none of the user's keys.")),
                  over,
                  states));
    };
  }

  boolean isHeld() {
    return user.decision() instanceof Decision.Hold;
  }

  /** Returns the names of the keys that stay. */
  List<String> keptKeys() {
    return over.kept().stream().map(CountedKey::id).toList();
  }

  /** Returns the id of the extra key; empty if the source of the plan tells none. */
  Optional<String> accessKeyId() {
    return Optional.of(extra.name()).filter(IamNames::isAccessKeyId);
  }

  /** Returns words for the extra key by which a person finds it. */
  String extraKey() {
    return nameOf(extra);
  }

  static String nameOf(PlannedKey key) {
    return IamNames.isAccessKeyId(key.name())
        ? key.name()
        : "the key created at %s (%s)".formatted(key.created(), key.name());
  }

  /** Returns where Terraform manages the extra key. */
  List<TerraformKey> terraformKeys() {
    return accessKeyId().map(states::managing).orElseGet(List::of);
  }

  /** Returns what to know before anything is done. */
  Stream<Step> notices() {
    return Stream.of(heldNotice(), severalNotice(), noneAllowedNotice())
        .flatMap(Optional::stream)
        .map(Step::say);
  }

  /** Returns what to know before anything is done by hand. */
  Stream<Step> noticesByHand() {
    return Stream.concat(notices(), terraformNotice().stream().map(Step::say));
  }

  private Optional<String> heldNotice() {
    return Optional.of(
            "The policy holds this key: nothing has to be removed now. %s".formatted(lastUse()))
        .filter(_ -> isHeld());
  }

  private String lastUse() {
    return switch (over.extra().lastUse()) {
      case LastUse.NotRecorded() -> "No use of it is recorded.";
      case LastUse.Recorded use ->
          "Look first at what used it on %s%s."
              .formatted(
                  LocalDate.ofInstant(use.at(), ZoneOffset.UTC),
                  use.called(": it called ", " in "));
    };
  }

  private Optional<String> noneAllowedNotice() {
    return over.kept().isEmpty()
        ? Optional.of(
            "The policy allows no access key: first let what uses it get temporary credentials.")
        : Optional.empty();
  }

  private Optional<String> terraformNotice() {
    return terraformKeys().stream()
        .findFirst()
        .map(key -> TerraformNotice.of(key, user.userName()))
        .or(() -> Optional.of(TerraformNotice.OF_OTHERS).filter(_ -> TerraformFix.concerns(this)));
  }

  /** Returns what a deactivation may break that IAM's record does not show. */
  String caveat() {
    return switch (over.removability()) {
      case Removability.NeedsPerson _ -> MAIL_CAVEAT;
      case Removability.Removable _,
          Removability.TooRecent _,
          Removability.KeptTooRecent _,
          Removability.Reactivated _,
          Removability.Announced _,
          Removability.Stopped _ ->
          "";
    };
  }

  /** Returns what to check again, days later, before the extra key is deleted. */
  Stream<Step> lookAgain() {
    return accessKeyId().stream()
        .flatMap(
            id ->
                LookAgain.before(
                    user.userName(), id, keptKeys(), Optional.of(over.extra().lastUse()))
                    .stream());
  }

  /** Half a sentence, after "if". */
  String lastUseIsUnchanged() {
    return LookAgain.lastUseIsUnchanged(Optional.of(over.extra().lastUse()));
  }

  /** How many active keys have to go in all. */
  private long toGo() {
    return user.activeKeys() - over.kept().size();
  }

  private Optional<String> severalNotice() {
    return toGo() == 1
        ? Optional.empty()
        : Optional.of(
            "%d of the user's %d active access keys have to go in all, one at a time. %s This plan is about the first one, %s."
                .formatted(toGo(), user.activeKeys(), staying(), extraKey()));
  }

  private String staying() {
    return switch (keptKeys().size()) {
      case 0 -> "None stays.";
      case 1 -> keptKeys().getFirst() + " stays.";
      default -> String.join(" and ", keptKeys()) + " stay.";
    };
  }

  /** Returns what comes after the extra key. */
  Stream<Step> afterwards() {
    return toGo() == 1
        ? Stream.empty()
        : Stream.of(
            Step.say(
                "When it is gone, plan again: the next key is chosen anew, by what is on record"
                    + " then."));
  }
}
