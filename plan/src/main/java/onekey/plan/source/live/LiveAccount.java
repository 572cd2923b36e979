package onekey.plan.source.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.model.AccountSnapshot.UserSnapshot;
import onekey.plan.model.Plan;
import onekey.plan.model.UserChoice;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Progress;
import onekey.rule.aws.LiveRule;
import onekey.rule.aws.UnusableRuleException;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.Census;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.InvalidRuleParameterException;
import onekey.rule.judgement.KeyPolicy;
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
      return LiveRule.forInspection(ruleName, account.clients().config()).policy();
    } catch (NoSuchConfigRuleException e) {
      throw new BadInputException(
          "--rule is %s. This account has no such Config rule in %s. Is it in another --region?"
              .formatted(ruleName, account.region()),
          e);
    } catch (UnusableRuleException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    } catch (InvalidRuleParameterException e) {
      throw e;
    } catch (RuntimeException e) {
      // Not only an SdkException: the SDK reads some settings in the first call only.
      throw failed("config:DescribeConfigRules", e);
    }
  }

  /**
   * Reads all users, what judging does not need about their inactive keys, and the steps that are
   * pending in the Region.
   *
   * @throws CommandFailedException if the users cannot be listed
   */
  public AccountSnapshot read(KeyPolicy policy, Progress progress) {
    return read(policy, UserChoice.everybody(), progress);
  }

  /**
   * Reads the same of some users. The others are listed, and nothing is asked about them.
   *
   * @throws CommandFailedException if the users cannot be listed
   */
  public AccountSnapshot read(KeyPolicy policy, UserChoice choice, Progress progress) {
    var listed = new ListedUsers(progress);
    var inventory = new UserInventory(account.clients().iam());
    var census = takeCensus(inventory, policy, choice, listed);
    // EventBridge Scheduler is asked while IAM is.
    var asked =
        CompletableFuture.supplyAsync(
            () -> StepsInRegion.read(account, accessKeyIds(census.users())),
            Thread::startVirtualThread);
    var uses = InactiveKeyUses.read(census.users(), inventory, progress);
    var users = census.users().stream().map(uses::withoutVanished).toList();
    var steps = asked.join();
    return new AccountSnapshot(
        listed.accountId(),
        listed.partition().orElseGet(account::partition),
        users.stream()
            .map(
                read ->
                    new UserSnapshot(
                        read,
                        Optional.of(read.user().id()),
                        listed.arn(read.user().id()),
                        listed.passwordLastUsed(read.user().id()),
                        uses.of(read.user())))
            .toList(),
        census.unread().stream().map(user -> unread(user, listed)).toList(),
        steps,
        Stream.of(uses.limit(), steps.limit()).flatMap(Optional::stream).toList(),
        choice.lookUp(listed.names()));
  }

  private static Set<String> accessKeyIds(List<Evidence> users) {
    return users.stream()
        .flatMap(read -> read.user().keys().stream())
        .map(AccessKey::id)
        .collect(Collectors.toSet());
  }

  private static Census takeCensus(
      UserInventory inventory, KeyPolicy policy, UserChoice choice, ListedUsers listed) {
    try {
      return inventory.takeCensus(policy, choice::includes, listed);
    } catch (RuntimeException e) {
      // Not only an SdkException, as above.
      throw failed("iam:ListUsers", e);
    }
  }

  private static Plan.Unread unread(Census.UnreadUser user, ListedUsers listed) {
    // Which of the calls about the user it was, an answer of AWS says itself.
    return new Plan.Unread(
        user.name(),
        Optional.of(user.id()),
        listed.arn(user.id()),
        AwsProblem.explain(user.cause(), "reading this user's access keys"));
  }

  private static CommandFailedException failed(String call, RuntimeException problem) {
    return new CommandFailedException(AwsProblem.explain(problem, call), problem);
  }
}
