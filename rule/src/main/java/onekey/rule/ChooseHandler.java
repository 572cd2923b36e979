package onekey.rule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.util.Map;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.LiveRule;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.Confirmation;
import onekey.rule.judgement.Decision;
import software.amazon.awssdk.services.config.ConfigClient;

/**
 * Chooses the extra key of one user for the runbook, and confirms it once it is inactive. Writes
 * nothing.
 *
 * <p>Takes {@code iamUser}, a unique id or a user name, and answers {@code decision} ({@code Keep},
 * {@code Hold} or {@code Remove}), {@code userName}, {@code userId}, {@code accessKeyId}, {@code
 * removableFrom} and {@code reason}. With {@code accessKeyId} too, {@code iamUser} is a unique id,
 * and it answers {@code confirmed} ({@code true} or {@code false}), {@code userName}, {@code
 * accessKeyId} and {@code reason}. What does not apply is an empty string, never absent: AWS does
 * not say what a runbook makes of an absent output.
 */
public final class ChooseHandler
    implements RequestHandler<Map<String, String>, Map<String, String>> {

  private final UserInventory inventory;
  private final ConfigClient config;
  private final LiveRule rule;
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
    this.config = clients.config();
    this.rule = LiveRule.from(environment);
    this.clock = clock;
    this.polling = polling;
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> input, Context context) {
    return switch (ChooseRequest.from(input)) {
      case ChooseRequest.Choose(var iamUser) -> choose(iamUser);
      case ChooseRequest.Confirm(var userId, var accessKeyId) -> confirm(userId, accessKeyId);
    };
  }

  private Map<String, String> choose(String iamUser) {
    var policy = rule.policy(config);
    var user = inventory.readUser(iamUser, policy);
    var decision = Decision.of(user, policy, clock.instant());
    return ChooseAnswer.of(user, decision);
  }

  private Map<String, String> confirm(String userId, String accessKeyId) {
    var confirmation =
        polling.until(
            answer -> !(answer.confirmation() instanceof Confirmation.StillActive),
            () -> confirmOnce(userId, accessKeyId));
    return ChooseAnswer.of(confirmation.userName(), accessKeyId, confirmation.confirmation());
  }

  private record Confirmed(String userName, Confirmation confirmation) {}

  private Confirmed confirmOnce(String userId, String accessKeyId) {
    var policy = rule.policy(config);
    var user = inventory.readUserWith(accessKeyId, userId, policy);
    return new Confirmed(user.name(), Confirmation.of(user, accessKeyId, policy, clock.instant()));
  }
}
