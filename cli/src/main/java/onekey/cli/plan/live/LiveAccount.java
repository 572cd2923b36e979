package onekey.cli.plan.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.cli.account.BadInputException;
import onekey.cli.output.CommandFailedException;
import onekey.cli.output.Progress;
import onekey.cli.plan.AccountReading;
import onekey.cli.plan.AccountReading.ReadUser;
import onekey.cli.plan.Plan;
import onekey.rule.aws.LiveRule;
import onekey.rule.aws.UnusableRuleException;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.Census;
import onekey.rule.judgement.KeyPolicy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;

/** Reads an account as the Lambda functions do. */
public final class LiveAccount {

  private final OpenAccount account;

  public LiveAccount(OpenAccount account) {
    this.account = account;
  }

  /**
   * Returns the policy of a deployed Config rule.
   *
   * @throws BadInputException if there is no such rule, or it is none of OneKey's
   * @throws CommandFailedException if AWS does not say
   */
  public KeyPolicy policyOf(String ruleName) {
    try {
      return LiveRule.toLookAt(ruleName).policy(account.clients().config());
    } catch (NoSuchConfigRuleException e) {
      throw new BadInputException(
          "--rule is %s. This account has no such Config rule in %s. Is it in another --region?"
              .formatted(ruleName, account.region()),
          e);
    } catch (UnusableRuleException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    } catch (SdkException e) {
      throw failed("config:DescribeConfigRules", e);
    }
  }

  /**
   * Reads all users.
   *
   * @throws CommandFailedException if they cannot be listed
   */
  public AccountReading read(KeyPolicy policy, Progress progress) {
    var listed = new ListedUsers(progress);
    var census = takeCensus(policy, listed);
    return new AccountReading(
        listed.accountId(),
        listed.partition().orElseGet(account::partition),
        census.users().stream()
            .map(
                read ->
                    new ReadUser(
                        read,
                        Optional.of(read.user().id()),
                        listed.passwordLastUsed(read.user().id()),
                        Map.of()))
            .toList(),
        census.unread().stream().map(LiveAccount::unread).toList(),
        List.of());
  }

  private Census takeCensus(KeyPolicy policy, ListedUsers listed) {
    try {
      return new UserInventory(account.clients().iam()).takeCensus(policy, listed);
    } catch (SdkException e) {
      throw failed("iam:ListUsers", e);
    }
  }

  private static Plan.Unread unread(Census.UnreadUser user) {
    // Which of the calls about the user it was, an answer of AWS says itself.
    return new Plan.Unread(
        user.name(), AwsProblem.explain(user.cause(), "reading this user's access keys"));
  }

  private static CommandFailedException failed(String call, SdkException problem) {
    return new CommandFailedException(AwsProblem.explain(problem, call), problem);
  }
}
