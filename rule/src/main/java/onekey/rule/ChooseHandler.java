package onekey.rule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.DeploymentVariables;
import onekey.rule.aws.LiveRule;
import onekey.rule.aws.NoticeTopic;
import onekey.rule.aws.StackSchedules;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.AnnouncedRun;
import onekey.rule.judgement.Confirmation;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Deployment;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PendingDeletion;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.notice.NoticeStyle;
import onekey.rule.notice.Place;
import onekey.rule.notice.RemovalNotice;

/**
 * Chooses the extra key of one user for the runbooks, and confirms it before it stays deactivated
 * and before it is deleted. Writes nothing.
 *
 * <p>The field {@code ask} says what is asked:
 *
 * <ul>
 *   <li>{@code choose} takes {@code iamUser} (a unique id or a user name), {@code deleteAfterDays}
 *       ({@code never} or 0–90), {@code noticeDays} (0–30), and for a run that an announcement led
 *       to {@code announcedKey} and {@code announcedUnder} ({@code manual} or {@code automatic}).
 *       Answers {@code decision} ({@code Keep}, {@code Hold}, {@code Announce} or {@code Remove}),
 *       {@code userName}, {@code userId}, {@code accessKeyId}, {@code removableFrom}, {@code
 *       removeAt} (the end of the notice), {@code reason}, {@code chosenAt}, {@code deleteAt} (the
 *       end of the quarantine), {@code announcement} ({@code due} if this run uses one up, else
 *       {@code none}) and its {@code announcedKey}, and what the deployment allows: {@code
 *       allowedRemoval} ({@code nothing}, {@code deactivate} or {@code delete}) and {@code
 *       remediation} ({@code manual} or {@code automatic}).
 *   <li>{@code confirm} takes {@code iamUser}, here a unique id, {@code accessKeyId}, {@code
 *       deleteAfterDays} and the {@code remediation} of the choice. Answers {@code confirmed}
 *       ({@code true} or {@code false}), {@code userName}, {@code accessKeyId}, {@code reason},
 *       {@code deletion} ({@code now}, {@code later} or {@code never}) and {@code deleteAt}: is the
 *       key inactive, and would it be chosen at this moment if it were active?
 *   <li>{@code confirmRested} takes {@code iamUser}, {@code accessKeyId}, {@code unusedSince} and
 *       {@code remediation} of the choice, and {@code failedAttempts} (0–3). Answers at the end of
 *       the quarantine: may the key be deleted? {@code confirmed} is {@code later} if it may not
 *       yet. {@code againAt} is when to ask again, then and if the deletion fails; empty if never.
 *       If the user or the key does not exist any more, {@code confirmed} is {@code false}.
 * </ul>
 *
 * <p>Each answer holds {@code subject} and {@code message} for people about the step that follows
 * it, and a message for each way in which the run may fail after it ({@code restoredMessage} and
 * the like).
 *
 * <p>A field that does not apply is an empty string, never absent: AWS does not document what a
 * runbook does with an absent output.
 */
public final class ChooseHandler
    implements RequestHandler<Map<String, String>, Map<String, String>> {

  private final UserInventory inventory;
  private final LiveRule rule;
  private final StackSchedules schedules;
  private final Deployment deployment;
  private final NoticeStyle style;
  private final Clock clock;
  private final Polling polling;

  /** For Lambda: one set of clients for the life of the container. */
  public ChooseHandler() {
    this(
        AwsClients.fromEnvironment(),
        System.getenv(),
        Clock.tickSeconds(ZoneOffset.UTC),
        Polling.forAMinute());
  }

  /** For tests and the sandbox, which have clients, environment, clock and waiting of their own. */
  public ChooseHandler(
      AwsClients clients, Map<String, String> environment, Clock clock, Polling polling) {
    this.inventory = new UserInventory(clients.iam());
    this.rule = LiveRule.from(environment, clients.config());
    this.schedules = StackSchedules.from(environment, clients.scheduler());
    this.deployment = DeploymentVariables.from(environment);
    this.style = NoticeTopic.style(environment);
    this.clock = clock;
    this.polling = polling;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> input, Context context) {
    var place = Place.ofFunction(context.getInvokedFunctionArn());
    var answer =
        switch (ChooseRequest.from(input, clock.instant())) {
          case ChooseRequest.Choose request -> choose(request, place);
          case ChooseRequest.Confirm request -> confirm(request, place);
          case ChooseRequest.ConfirmQuarantined request -> confirmQuarantined(request, place);
        };
    context.getLogger().log(DecisionLine.of(input, answer));
    return answer;
  }

  private Map<String, String> choose(ChooseRequest.Choose request, Place place) {
    var policy = rule.policy();
    var allowed = deployment.narrowedTo(request.deleteAfter(), request.noticeDays());
    return request
        .announced()
        .map(announced -> chooseAnnounced(request.iamUser(), announced, allowed, policy, place))
        .orElseGet(() -> choose(request.iamUser(), allowed, policy, place));
  }

  private Map<String, String> choose(
      String iamUser, Deployment allowed, KeyPolicy policy, Place place) {
    var evidence = inventory.readUser(iamUser, policy);
    var pending = schedules.of(evidence);
    var now = clock.instant();
    var user = evidence.user();
    var decision = Decision.of(evidence, pending, policy, allowed.notice(), now);
    var usedUp =
        switch (decision) {
          case Decision.Keep _, Decision.Hold _ -> Optional.<String>empty();
          case Decision.Announce(var extra, var _, var _) -> due(user, extra, pending, now);
          case Decision.Remove(var extra, var _) -> due(user, extra, pending, now);
        };
    return answers(allowed, policy, place, now).choice(user.id(), user.name(), decision, usedUp);
  }

  private static Optional<String> due(
      IamUser user, String accessKeyId, PendingSteps pending, Instant now) {
    return pending
        .announcement(user.id(), accessKeyId)
        .filter(announcement -> announcement.isDue(now))
        .map(_ -> accessKeyId);
  }

  private Map<String, String> chooseAnnounced(
      String userId,
      ChooseRequest.Announced announced,
      Deployment allowed,
      KeyPolicy policy,
      Place place) {
    var run =
        new AnnouncedRun(
            announced.accessKeyId(),
            schedules.announcement(userId, announced.accessKeyId()),
            announced.announcedUnder());
    var evidence = inventory.findUser(userId, policy);
    var now = clock.instant();
    var decision =
        evidence
            .map(user -> Decision.of(user, schedules.of(user), policy, allowed.notice(), now))
            .<Decision>map(made -> run.narrow(made, allowed, now))
            .orElseGet(() -> new Decision.Keep(Confirmation.userGone(userId).reason()));
    return answers(allowed, policy, place, now)
        .choice(
            userId,
            evidence.map(user -> user.user().name()).orElse(""),
            decision,
            run.isDue(now) ? Optional.of(announced.accessKeyId()) : Optional.empty());
  }

  private Map<String, String> confirm(ChooseRequest.Confirm request, Place place) {
    var allowed = deployment.narrowedTo(request.deleteAfter(), 0);
    var answer =
        polling.until(
            Answer::isFinal,
            () ->
                answer(
                    request.userId(),
                    request.accessKeyId(),
                    (evidence, policy) ->
                        allowed.deactivation(
                            Confirmation.ofDeactivation(
                                evidence, request.accessKeyId(), policy, clock.instant()),
                            request.chosenUnder())));
    return answers(allowed, answer.policy(), place, clock.instant())
        .deactivation(answer.userName(), request.accessKeyId(), answer.confirmation());
  }

  private Map<String, String> confirmQuarantined(
      ChooseRequest.ConfirmQuarantined request, Place place) {
    var scheduledFor =
        schedules
            .deletion(request.userId(), request.accessKeyId(), clock.instant())
            .flatMap(PendingDeletion::at);
    var answer =
        answer(
            request.userId(),
            request.accessKeyId(),
            (evidence, policy) ->
                deployment.deletion(
                    Confirmation.ofQuarantine(
                        evidence,
                        request.accessKeyId(),
                        policy,
                        request.unusedSince(),
                        clock.instant()),
                    request.unusedSince(),
                    request.chosenUnder(),
                    scheduledFor,
                    clock.instant()));
    return answers(deployment, answer.policy(), place, clock.instant())
        .deletion(
            answer.userName(),
            request.accessKeyId(),
            answer.confirmation(),
            request.failedAttempts());
  }

  /** Reads the user now, with this key counted, and confirms by the policy that holds now. */
  private Answer answer(
      String userId, String accessKeyId, BiFunction<Evidence, KeyPolicy, Confirmation> confirm) {
    var policy = rule.policy();
    return inventory
        .findUserCounting(accessKeyId, userId, policy)
        .map(
            evidence -> new Answer(evidence.user().name(), policy, confirm.apply(evidence, policy)))
        .orElseGet(() -> new Answer("", policy, Confirmation.userGone(userId)));
  }

  private ChooseAnswer answers(Deployment allowed, KeyPolicy policy, Place place, Instant now) {
    return new ChooseAnswer(
        allowed,
        new RemovalNotice.Setting(rule.name(), policy, schedules.groupName(), place),
        style,
        now);
  }

  /**
   * A confirmation, and the policy that it was made by.
   *
   * @param userName empty if the user is gone
   */
  private record Answer(String userName, KeyPolicy policy, Confirmation confirmation) {

    /** Returns whether asking again would bring the same answer. */
    boolean isFinal() {
      return switch (confirmation) {
        case Confirmation.StillActive _ -> false;
        case Confirmation.Confirmed _, Confirmation.Postponed _, Confirmation.Refused _ -> true;
      };
    }
  }
}
