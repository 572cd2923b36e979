package onekey.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import onekey.rule.aws.NoticeTopic;
import onekey.rule.judgement.Confirmation;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Deployment;
import onekey.rule.notice.Notice;
import onekey.rule.notice.NoticeStyle;
import onekey.rule.notice.RemovalNotice;

/**
 * The answers of the chooser to a runbook: only strings, and always all of them.
 *
 * @param deployment what the decision may lead to
 * @param setting what messages say about where keys are removed
 * @param style how messages are written
 * @param now when the answer is given
 */
record ChooseAnswer(
    Deployment deployment, RemovalNotice.Setting setting, NoticeStyle style, Instant now) {

  /** A failed deletion is tried again on as many following days. */
  private static final int MOST_FAILED_ATTEMPTS = 3;

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofDays(1);

  /**
   * The time of a one-time schedule: whole seconds, UTC, no zone.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time">One-time
   *     schedules</a>
   */
  private static final DateTimeFormatter SCHEDULE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Two braces would begin a reference, should a runbook look for one in what it inserts. */
  private static final Pattern BRACE_BEFORE_BRACE = Pattern.compile("\\{(?=\\{)");

  /**
   * Answers which key to remove.
   *
   * @param userId the unique id of the user
   * @param userName the name of the user; empty if the user is gone
   * @param usedUp the key whose announcement this run uses up; empty if none
   */
  Map<String, String> choice(
      String userId, String userName, Decision decision, Optional<String> usedUp) {
    var answer =
        new TreeMap<>(
            switch (decision) {
              case Decision.Keep _ -> outcome("Keep", "", "", "", "");
              case Decision.Hold(var key, var from, var _) ->
                  outcome("Hold", key, from.map(Instant::toString).orElse(""), "", "");
              case Decision.Announce(var key, var removalAt, var _) ->
                  outcome("Announce", key, "", SCHEDULE_TIME.format(removalAt), "");
              case Decision.Remove(var key, var _) ->
                  outcome("Remove", key, "", "", scheduleTime(deployment.deleteAt(now)));
            });
    answer.putAll(
        Map.of(
            "userName",
            userName,
            "userId",
            userId,
            "reason",
            decision.reason(),
            "chosenAt",
            now.toString()));
    answer.putAll(
        Map.of(
            "allowedRemoval", deployment.allowed().word(),
            "remediation", deployment.remediation().word(),
            "announcement", usedUp.isPresent() ? "due" : "none",
            "announcedKey", usedUp.orElse("")));
    var notice = notice(userName, answer.getOrDefault("accessKeyId", ""), decision.reason());
    answer.putAll(
        message(
            switch (decision) {
              case Decision _ when deployment.dryRun() ->
                  usedUp.map(
                      used ->
                          notice(userName, used, Deployment.dryRun(decision.reason()))
                              .notRemoved());
              case Decision.Announce announce ->
                  Optional.of(notice.announced(announce.removalAt(), deployment.deleteAfter()));
              case Decision.Keep _, Decision.Hold _ ->
                  usedUp.map(used -> notice(userName, used, decision.reason()).notRemoved());
              case Decision.Remove _ -> Optional.empty();
            }));
    answer.put("restoredMessage", style.write(notice.restored()));
    answer.put("inactiveMessage", style.write(notice.leftInactive()));
    answer.put("notAnnouncedMessage", style.write(notice.notAnnounced()));
    answer.put(
        "notUsedUpMessage",
        usedUp
            .map(used -> style.write(notice(userName, used, decision.reason()).notUsedUp()))
            .orElse(""));
    return harmless(answer);
  }

  private static Map<String, String> outcome(
      String decision, String accessKeyId, String removableFrom, String removeAt, String deleteAt) {
    return Map.of(
        "decision", decision,
        "accessKeyId", accessKeyId,
        "removableFrom", removableFrom,
        "removeAt", removeAt,
        "deleteAt", deleteAt);
  }

  private static String scheduleTime(Optional<Instant> moment) {
    return moment.map(SCHEDULE_TIME::format).orElse("");
  }

  /**
   * Answers whether a key may stay deactivated, and what comes next.
   *
   * @param userName whose key it is; empty if the user is gone
   */
  Map<String, String> deactivation(String userName, String accessKeyId, Confirmation confirmation) {
    var answer = confirmation(userName, accessKeyId, confirmation);
    var deleteAt = deployment.deleteAt(now);
    var deletesNow = deleteAt.filter(now::equals).isPresent();
    answer.put("deletion", deletesNow ? "now" : deleteAt.isPresent() ? "later" : "never");
    answer.put("deleteAt", scheduleTime(deleteAt));
    var notice = notice(userName, accessKeyId, confirmation.reason());
    answer.putAll(
        message(Optional.of(deletesNow ? notice.deleted() : notice.deactivated(deleteAt))));
    return harmless(answer);
  }

  /**
   * Answers whether a key may be deleted, and when to ask again if it is not.
   *
   * @param userName whose key it is; empty if the user is gone
   * @param failedAttempts how many attempts have failed
   */
  Map<String, String> deletion(
      String userName, String accessKeyId, Confirmation confirmation, int failedAttempts) {
    var answer = confirmation(userName, accessKeyId, confirmation);
    var again =
        switch (confirmation) {
          case Confirmation.Postponed(var until, var _) -> Optional.of(until);
          case Confirmation.Confirmed _ when failedAttempts < MOST_FAILED_ATTEMPTS ->
              Optional.of(now.plus(BETWEEN_ATTEMPTS));
          case Confirmation _ -> Optional.<Instant>empty();
        };
    answer.put("againAt", scheduleTime(again));
    answer.put(
        "failedAttempts", Integer.toString(failedAttemptsThen(confirmation, failedAttempts)));
    var notice = notice(userName, accessKeyId, confirmation.reason());
    answer.putAll(
        message(
            Optional.of(
                switch (confirmation) {
                  case Confirmation.Confirmed _ -> notice.deleted();
                  case Confirmation _ -> notice.notDeleted();
                })));
    answer.put("inactiveMessage", style.write(notice.leftInactive()));
    answer.put("triedAgainMessage", again.map(at -> style.write(notice.triedAgain(at))).orElse(""));
    return harmless(answer);
  }

  /** Returns how many attempts will have failed when the deletion is tried again. */
  private static int failedAttemptsThen(Confirmation confirmation, int before) {
    return switch (confirmation) {
      case Confirmation.Confirmed _ -> Math.min(before + 1, MOST_FAILED_ATTEMPTS);
      case Confirmation _ -> before;
    };
  }

  private static TreeMap<String, String> confirmation(
      String userName, String accessKeyId, Confirmation confirmation) {
    return new TreeMap<>(
        Map.of(
            "confirmed",
            switch (confirmation) {
              case Confirmation.Confirmed _ -> "true";
              case Confirmation.Postponed _ -> "later";
              case Confirmation.StillActive _, Confirmation.Refused _ -> "false";
            },
            "userName",
            userName,
            "accessKeyId",
            accessKeyId,
            "reason",
            confirmation.reason()));
  }

  private RemovalNotice notice(String userName, String accessKeyId, String reason) {
    return new RemovalNotice(userName, accessKeyId, reason, setting);
  }

  private Map<String, String> message(Optional<Notice> notice) {
    return Map.of(
        "subject", notice.map(Notice::subject).map(NoticeTopic::subject).orElse(""),
        "message", notice.map(style::write).orElse(""));
  }

  private static Map<String, String> harmless(Map<String, String> answer) {
    answer.replaceAll((_, text) -> BRACE_BEFORE_BRACE.matcher(text).replaceAll("{ "));
    return answer;
  }
}
