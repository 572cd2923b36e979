package onekey.rule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.LiveRule;
import onekey.rule.aws.PendingDeletions;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.Confirmation;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PendingDeletion;
import onekey.rule.judgement.Rest;

/**
 * Chooses the extra key of one user for the runbooks, and confirms it before it is deleted. Writes
 * nothing.
 *
 * <ul>
 *   <li>Takes {@code iamUser}, a unique id or a user name, and {@code quarantineDays} (0–90,
 *       default 0). Answers {@code decision} ({@code Keep}, {@code Hold} or {@code Remove}), {@code
 *       userName}, {@code userId}, {@code accessKeyId}, {@code removableFrom}, {@code reason},
 *       {@code chosenAt} and {@code deleteAt}, the end of the quarantine.
 *   <li>With {@code accessKeyId}, {@code iamUser} is a unique id. Answers {@code confirmed} ({@code
 *       true} or {@code false}), {@code userName}, {@code accessKeyId} and {@code reason}: is the
 *       key inactive, and still the extra one?
 *   <li>With {@code unusedSince} too, the same: is the key still inactive, and unused since then? A
 *       user or a key that is gone is a no.
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
  private final Clock clock;
  private final Polling polling;

  /** For Lambda: one set of clients for the life of the container. */
  public ChooseHandler() {
    this(AwsClients.fromEnvironment(), System.getenv(), Clock.systemUTC());
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
    this.clock = clock;
    this.polling = polling;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> input, Context context) {
    return switch (ChooseRequest.from(input)) {
      case ChooseRequest.Choose(var iamUser, var quarantine) -> choose(iamUser, quarantine);
      case ChooseRequest.Confirm(var userId, var accessKeyId) -> confirm(userId, accessKeyId);
      case ChooseRequest.ConfirmRested(var userId, var accessKeyId, var unusedSince) ->
          confirmRested(userId, accessKeyId, unusedSince);
    };
  }

  private Map<String, String> choose(String iamUser, Duration quarantine) {
    var policy = rule.policy(clients.config());
    var user = inventory.readUser(iamUser, policy);
    var now = clock.instant();
    var decision = PendingDeletion.consider(Decision.of(user, policy, now), this::pendingDeletion);
    return ChooseAnswer.choice(user, decision, now, quarantine);
  }

  private Optional<PendingDeletion> pendingDeletion(String accessKeyId) {
    return pendingDeletions.of(accessKeyId, clients.scheduler());
  }

  private Map<String, String> confirm(String userId, String accessKeyId) {
    return polling
        .until(answer -> !answer.mayChange(), () -> confirmOnce(userId, accessKeyId))
        .toMap();
  }

  private ChooseAnswer.Confirmed confirmOnce(String userId, String accessKeyId) {
    var policy = rule.policy(clients.config());
    var user = inventory.readUserWith(accessKeyId, userId, policy);
    var confirmation = Confirmation.of(user, accessKeyId, policy, clock.instant());
    return new ChooseAnswer.Confirmed(user.name(), accessKeyId, confirmation);
  }

  private Map<String, String> confirmRested(
      String userId, String accessKeyId, Instant unusedSince) {
    var policy = rule.policy(clients.config());
    return inventory
        .findUserWith(accessKeyId, userId, policy)
        .map(user -> rested(user, accessKeyId, policy, unusedSince))
        .orElseGet(() -> new ChooseAnswer.Confirmed("", accessKeyId, Rest.userGone(userId)))
        .toMap();
  }

  private ChooseAnswer.Confirmed rested(
      IamUser user, String accessKeyId, KeyPolicy policy, Instant unusedSince) {
    var confirmation = Rest.of(user, accessKeyId, policy, unusedSince, clock.instant());
    return new ChooseAnswer.Confirmed(user.name(), accessKeyId, confirmation);
  }
}
