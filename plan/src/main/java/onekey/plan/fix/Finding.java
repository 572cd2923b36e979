package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Calls;
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
  static final Text MAIL_CAVEAT = Text.of("fixMailCaveat");

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
  Text extraKey() {
    return nameOf(extra);
  }

  static Text nameOf(PlannedKey key) {
    return IamNames.isAccessKeyId(key.name())
        ? Text.verbatim(key.name())
        : Text.of("keyCreatedAt", key.created().toString(), key.name());
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

  private Optional<Text> heldNotice() {
    return Optional.of(Text.sentences(Text.of("fixHeld"), lastUse())).filter(_ -> isHeld());
  }

  private Text lastUse() {
    return switch (over.extra().lastUse()) {
      case LastUse.NotRecorded() -> Text.of("fixNoUse");
      case LastUse.Recorded use ->
          Text.of("fixUse", Text.day(use.at()), Calls.of(use, "fixUseService", "fixUseRegion"));
    };
  }

  private Optional<Text> noneAllowedNotice() {
    return over.kept().isEmpty() ? Optional.of(Text.of("fixNoneAllowed")) : Optional.empty();
  }

  private Optional<Text> terraformNotice() {
    return terraformKeys().stream()
        .findFirst()
        .map(key -> TerraformNotice.of(key, user.userName()))
        .or(() -> Optional.of(TerraformNotice.OF_OTHERS).filter(_ -> TerraformFix.concerns(this)));
  }

  /** Returns what a deactivation may break that IAM's record does not show. */
  Text caveat() {
    return switch (over.removability()) {
      case Removability.NeedsPerson _ -> MAIL_CAVEAT;
      case Removability.Removable _,
          Removability.TooRecent _,
          Removability.KeptTooRecent _,
          Removability.Reactivated _,
          Removability.Announced _,
          Removability.Stopped _ ->
          Text.nothing();
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
  Text lastUseIsUnchanged() {
    return LookAgain.lastUseIsUnchanged(Optional.of(over.extra().lastUse()));
  }

  /** How many active keys have to go in all. */
  private long toGo() {
    return user.activeKeys() - over.kept().size();
  }

  private Optional<Text> severalNotice() {
    return toGo() == 1
        ? Optional.empty()
        : Optional.of(Text.of("fixSeveral", toGo(), user.activeKeys(), staying(), extraKey()));
  }

  private Text staying() {
    return switch (keptKeys().size()) {
      case 0 -> Text.of("fixNoneStays");
      case 1 -> Text.of("fixOneStays", keptKeys().getFirst());
      default -> Text.of("fixSomeStay", Text.and(keptKeys()));
    };
  }

  /** Returns what comes after the extra key. */
  Stream<Step> afterwards() {
    return toGo() == 1 ? Stream.empty() : Stream.of(Step.say(Text.of("fixPlanAgain")));
  }
}
