package onekey.plan.format.html;

import java.util.List;
import java.util.function.Predicate;
import onekey.plan.language.Texts;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;

/**
 * A number that sums up the account.
 *
 * @param tone the class that gives the colour; {@code plain} for a number that asks for nothing
 */
record Tile(String label, String value, String tone) {

  private static final String PLAIN = "plain";

  static List<Tile> of(Plan plan, Texts texts) {
    var active = Charts.activeKeys(plan).count();
    var old = Charts.activeKeys(plan).filter(PlannedKey::isOverdue).count();
    return List.of(
        of(texts.get("tileUsers"), plan.counts().users(), PLAIN),
        of(texts.get("tileFindings"), plan.counts().nonCompliant(), "NON_COMPLIANT"),
        of(
            texts.get("tileRemove"),
            count(plan, user -> user.decision() instanceof Decision.Remove),
            "Remove"),
        of(texts.get("tileAnnounce"), count(plan, Tile::isAnnounced), "Announce"),
        of(
            texts.get("tileHold"),
            count(plan, user -> user.decision() instanceof Decision.Hold && !isAnnounced(user)),
            "Hold"),
        of(texts.get("tileExempt"), plan.counts().exempt(), PLAIN),
        of(texts.of("tileOld", Texts.number(active)), old, "old"),
        of(texts.get("tileInactive"), plan.counts().inactiveKeys(), "old"),
        of(texts.get("tileUnread"), plan.unread().size(), "unread"));
  }

  /** A key that was announced is held until its day. */
  private static boolean isAnnounced(PlannedUser user) {
    return user.decision() instanceof Decision.Announce
        || (user.standing() instanceof Standing.OverLimit over
            && over.removability() instanceof Removability.Announced);
  }

  private static Tile of(String label, long value, String tone) {
    return new Tile(label, Texts.number(value), value == 0 ? PLAIN : tone);
  }

  private static long count(Plan plan, Predicate<PlannedUser> which) {
    return plan.users().stream().filter(which).count();
  }
}
