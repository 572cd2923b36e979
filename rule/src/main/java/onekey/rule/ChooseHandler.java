package onekey.rule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.DeploymentVariables;
import onekey.rule.aws.LiveRule;
import onekey.rule.aws.PendingDeletions;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.Confirmation;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Deployment;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.KeyPolicy;

/**
 * Chooses the extra key of one user for the runbooks, and confirms it before it stays deactivated
 * and before it is deleted. Writes nothing.
 *
 * <p>The field {@code ask} says what is asked:
 *
 * <ul>
 *   <li>{@code choose} takes {@code iamUser}, a unique id or a user name, and {@code
 *       quarantineDays} (0–90, default 0). Answers {@code decision} ({@code Keep}, {@code Hold} or
 *       {@code Remove}), {@code userName}, {@code userId}, {@code accessKeyId}, {@code
 *       removableFrom}, {@code reason}, {@code chosenAt}, {@code deleteAt} (the end of the
 *       quarantine), and what the deployment allows: {@code allowedRemoval} ({@code nothing},
 *       {@code deactivate} or {@code delete}) and {@code remediation} ({@code manual} or {@code
 *       automatic}).
 *   <li>{@code confirm} takes {@code iamUser}, here a unique id, and {@code accessKeyId}. Answers
 *       {@code confirmed} ({@code true} or {@code false}), {@code userName}, {@code accessKeyId},
 *       {@code reason} and {@code allowedRemoval}: is the key inactive, and would it be chosen at
 *       this moment if it were active?
 *   <li>{@code confirmRested} takes {@code unusedSince} and {@code remediation} of the choice too,
 *       and answers the same at the end of the quarantine: may the key be deleted? If the user or
 *       the key does not exist any more, {@code confirmed} is {@code false}.
 * </ul>
 *
 * <p>A field that does not apply is an empty string, never absent: AWS does not document what a
 * runbook does with an absent output.
 */
public final class ChooseHandler
    implements RequestHandler<Map<String, String>, Map<String, String>> {

  private final UserInventory inventory;
  private final LiveRule rule;
  private final PendingDeletions pendingDeletions;
  private final Deployment deployment;
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
    this.pendingDeletions = PendingDeletions.from(environment, clients.scheduler());
    this.deployment = DeploymentVariables.from(environment);
    this.clock = clock;
    this.polling = polling;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> input, Context context) {
    var answer =
        switch (ChooseRequest.from(input, clock.instant())) {
          case ChooseRequest.Choose request -> choose(request);
          case ChooseRequest.Confirm request -> confirm(request);
          case ChooseRequest.ConfirmQuarantined request -> confirmQuarantined(request);
        };
    context.getLogger().log(DecisionLine.of(input, answer));
    return answer;
  }

  private Map<String, String> choose(ChooseRequest.Choose request) {
    var policy = rule.policy();
    var evidence = inventory.readUser(request.iamUser(), policy);
    var pending = pendingDeletions.of(evidence);
    var now = clock.instant();
    var decision = Decision.of(evidence, pending, policy, now);
    return ChooseAnswer.choice(evidence.user(), decision, deployment, now, request.quarantine());
  }

  private Map<String, String> confirm(ChooseRequest.Confirm request) {
    return polling
        .until(
            answer -> !answer.mayChange(),
            () ->
                answer(
                    request.userId(),
                    request.accessKeyId(),
                    (evidence, policy) ->
                        deployment.deactivation(
                            Confirmation.ofDeactivation(
                                evidence, request.accessKeyId(), policy, clock.instant()))))
        .toMap(deployment);
  }

  private Map<String, String> confirmQuarantined(ChooseRequest.ConfirmQuarantined request) {
    return answer(
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
                    request.chosenUnder()))
        .toMap(deployment);
  }

  /** Reads the user now, with this key counted, and confirms by the policy that holds now. */
  private Answer answer(
      String userId, String accessKeyId, BiFunction<Evidence, KeyPolicy, Confirmation> confirm) {
    var policy = rule.policy();
    return inventory
        .findUserCounting(accessKeyId, userId, policy)
        .map(
            evidence ->
                new Answer(evidence.user().name(), accessKeyId, confirm.apply(evidence, policy)))
        .orElseGet(() -> new Answer("", accessKeyId, Confirmation.userGone(userId)));
  }

  /**
   * A confirmation, with the key and its user.
   *
   * @param userName empty if the user is gone
   */
  private record Answer(String userName, String accessKeyId, Confirmation confirmation) {

    /** Returns whether asking again may bring another answer. */
    boolean mayChange() {
      return switch (confirmation) {
        case Confirmation.StillActive _ -> true;
        case Confirmation.Confirmed _, Confirmation.Refused _ -> false;
      };
    }

    Map<String, String> toMap(Deployment deployment) {
      return ChooseAnswer.confirmation(userName, accessKeyId, confirmation, deployment);
    }
  }
}
