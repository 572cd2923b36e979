package onekey.cli.drill.aws;

import java.util.Optional;
import onekey.plan.source.live.LiveAccount;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.KeyPolicy;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The account in which a drill takes place.
 *
 * @param account the open account, which stays open when this is closed
 * @param ruleName the rule
 * @param iam IAM
 * @param config AWS Config
 * @param automation Systems Manager Automation
 * @param schedules EventBridge Scheduler
 */
public record DrillAccount(
    OpenAccount account,
    String ruleName,
    DrillIam iam,
    DrillConfig config,
    DrillAutomation automation,
    DrillSchedules schedules)
    implements AutoCloseable {

  /** Makes the further clients that a drill takes. Calls nothing. */
  public static DrillAccount of(OpenAccount account, String ruleName) {
    return new DrillAccount(
        account,
        ruleName,
        new DrillIam(account),
        new DrillConfig(account, ruleName),
        new DrillAutomation(account),
        new DrillSchedules(account));
  }

  /**
   * Returns the policy of the rule as it is now.
   *
   * @throws onekey.plan.output.BadInputException if there is no such rule, or it is none of
   *     OneKey's
   */
  public KeyPolicy policy() {
    return new LiveAccount(account).policyOf(ruleName);
  }

  /** Reads a user as the rule does; empty if IAM does not list it. */
  public Optional<Evidence> evidence(String userId, KeyPolicy policy) {
    return Calls.make(
        "iam:ListUsers", () -> new UserInventory(account.clients().iam()).findUser(userId, policy));
  }

  /**
   * Returns the id of the account, which takes no permission.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
   */
  public String accountId() {
    try (var sts = account.others().make(StsClient.builder(), account.region())) {
      return Calls.make(
          "sts:GetCallerIdentity",
          () -> Calls.part(sts.getCallerIdentity().account(), "Account", "sts:GetCallerIdentity"));
    }
  }

  /** Returns the Region of the rule. */
  public String region() {
    return account.region().id();
  }

  @Override
  public void close() {
    iam.close();
    config.close();
    automation.close();
    schedules.close();
  }
}
