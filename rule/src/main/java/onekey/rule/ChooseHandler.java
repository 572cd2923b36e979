package onekey.rule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.Duration;
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
 * <ul>
 *   <li>Takes {@code iamUser}, a unique id or a user name, and {@code quarantineDays} (0–90,
 *       default 0). Answers {@code decision} ({@code Keep}, {@code Hold} or {@code Remove}), {@code
 *       userName}, {@code userId}, {@code accessKeyId}, {@code removableFrom}, {@code reason},
 *       {@code chosenAt}, {@code deleteAt} (the end of the quarantine), and what the deployment
 *       allows: {@code allowedRemoval} ({@code nothing}, {@code deactivate} or {@code delete}) and
 *       {@code remediation} ({@code manual} or {@code automatic}).
 *   <li>With {@code accessKeyId}, {@code iamUser} is a unique id. Answers {@code confirmed} ({@code
 *       true} or {@code false}), {@code userName}, {@code accessKeyId}, {@code reason} and {@code
 *       allowedRemoval}: is the key inactive, and would it be chosen at this moment if it were
 *       active?
 *   <li>With {@code unusedSince} and {@code remediation} of the choice too, the same at the end of
 *       the quarantine: may the key be deleted? A user or a key that is gone is a no.
 * </ul>
 *
 * <p>What does not apply is an empty string, never absent: AWS does not say what a runbook makes of
 * an absent output.
 */
public final class ChooseHandler
    implements RequestHandler<Map<String, String>, Map<String, String>> {

  private final UserInventory inventory;
  private final AwsClients clients;
  private final LiveRule rule;
  private final PendingDeletions pendingDeletions;
  private final Deployment deployment;
  private final Clock clock;
  private final Polling polling;

  /** For Lambda: one set of clients for the life of the container. */
  public ChooseHandler() {
    this(AwsClients.fromEnvironment(), System.getenv(), Clock.tickSeconds(ZoneOffset.UTC));
  }

  /** For whoever brings clients, environment and time of their own. */
  public ChooseHandler(AwsClients clients, Map<String, String> environment, Clock clock) {
    this(clients, environment, clock, Polling.forAMinute());
  }

  /** For whoever does not want to wait in real time either. */
  public ChooseHandler(
      AwsClients clients, Map<String, String> environment, Clock clock, Polling polling) {
    this.inventory = new UserInventory(clients.iam());
    this.clients = clients;
    this.rule = LiveRule.from(environment);
    this.pendingDeletions = PendingDeletions.from(environment);
    this.deployment = DeploymentVariables.from(environment);
    this.clock = clock;
    this.polling = polling;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> input, Context context) {
    return switch (ChooseRequest.from(input, clock.instant())) {
      case ChooseRequest.Choose(var iamUser, var quarantine) -> choose(iamUser, quarantine);
      case ChooseRequest.Confirm(var userId, var accessKeyId) -> confirm(userId, accessKeyId);
      case ChooseRequest.ConfirmRested rested -> confirmRested(rested);
    };
  }

  private Map<String, String> choose(String iamUser, Duration quarantine) {
    var policy = rule.policy(clients.config());
    var evidence = inventory.readUser(iamUser, policy);
    var pending = pendingDeletions.of(evidence, clients.scheduler());
    var now = clock.instant();
    var decision = Decision.of(evidence, pending, policy, now);
    return ChooseAnswer.choice(evidence.user(), decision, deployment, now, quarantine);
  }

  private Map<String, String> confirm(String userId, String accessKeyId) {
    return polling
        .until(
            answer -> !answer.mayChange(),
            () ->
                answer(
                    userId,
                    accessKeyId,
                    (evidence, policy) ->
                        deployment.deactivation(
                            Confirmation.ofDeactivation(
                                evidence, accessKeyId, policy, clock.instant()))))
        .toMap(deployment);
  }

  private Map<String, String> confirmRested(ChooseRequest.ConfirmRested rested) {
    return answer(
            rested.userId(),
            rested.accessKeyId(),
            (evidence, policy) ->
                deployment.deletion(
                    Confirmation.ofQuarantine(
                        evidence,
                        rested.accessKeyId(),
                        policy,
                        rested.unusedSince(),
                        clock.instant()),
                    rested.chosenUnder()))
        .toMap(deployment);
  }

  /** Reads the user now, with this key counted, and confirms by the policy that holds now. */
  private Answer answer(
      String userId, String accessKeyId, BiFunction<Evidence, KeyPolicy, Confirmation> confirm) {
    var policy = rule.policy(clients.config());
    return inventory
        .findUserCounting(accessKeyId, userId, policy)
        .map(
            evidence ->
                new Answer(evidence.user().name(), accessKeyId, confirm.apply(evidence, policy)))
        .orElseGet(() -> new Answer("", accessKeyId, Confirmation.userGone(userId)));
  }

  /**
   * A confirmation with whose key it is about.
   *
   * @param userName empty if the user is gone
   */
  private record Answer(String userName, String accessKeyId, Confirmation confirmation) {

    /** Whether asking again may bring another answer. */
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
