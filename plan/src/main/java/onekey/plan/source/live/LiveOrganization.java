package onekey.plan.source.live;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import onekey.plan.model.AccountReading;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.UserChoice;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Interruption;
import onekey.plan.output.Progress;
import onekey.rule.judgement.KeyPolicy;

/** Reads several accounts, each as {@link LiveAccount} does. */
public final class LiveOrganization {

  /** How many accounts are read at a time. Each has a pacer of its own. */
  public static final int CONCURRENT_ACCOUNTS = 8;

  private final OpenOrganization open;
  private final AccountsChoice choice;
  private final UserChoice users;

  /** Reads all users of the accounts. */
  public LiveOrganization(OpenOrganization open, AccountsChoice choice) {
    this(open, choice, UserChoice.everybody());
  }

  /** Reads some users of the accounts; each account may have users of these names. */
  public LiveOrganization(OpenOrganization open, AccountsChoice choice, UserChoice users) {
    this.open = open;
    this.choice = choice;
    this.users = users;
  }

  /**
   * Reads the accounts that are in use. Trouble with one of them does not stop the others.
   *
   * @param interruption ends the reading: accounts that were not read by then are unread
   * @throws BadInputException if the organization does not have an account that was named; then
   *     none was read
   * @throws CommandFailedException if it is not known which accounts there are
   */
  public List<AccountReading> read(KeyPolicy policy, Progress progress, Interruption interruption) {
    var accounts = EachAccount.of(open, choice);
    var listed = listed(accounts.own());
    progress.found(listed.size());
    var pool = Executors.newFixedThreadPool(CONCURRENT_ACCOUNTS, Thread.ofVirtual().factory());
    try {
      var readings =
          listed.stream()
              .map(account -> pool.submit(() -> read(account, accounts, policy, progress)))
              .toList();
      interruption.whenItHappens(() -> readings.forEach(reading -> reading.cancel(true)));
      return IntStream.range(0, listed.size())
          .mapToObj(index -> await(readings.get(index), listed.get(index).account()))
          .toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private List<ListedAccount> listed(String own) {
    return choice.ofOrganization()
        ? AccountList.read(open.organizations()).requireWith(own).chosenBy(choice)
        : choice.ids().stream().sorted().map(ListedAccount::named).toList();
  }

  private AccountReading read(
      ListedAccount listed, EachAccount accounts, KeyPolicy policy, Progress progress) {
    var account = listed.account();
    try {
      return switch (listed.state()) {
        case ListedAccount.State.NotInUse(var state) -> new AccountReading.Skipped(account, state);
        case ListedAccount.State.Unknown(var state) ->
            new AccountReading.Unread(
                account,
                "AWS Organizations says that its state is %s, which this version of OneKey does not know."
                    .formatted(state));
        case ListedAccount.State.Active() ->
            checked(account, accounts.in(listed, open -> snapshot(open, policy)));
      };
    } catch (CommandFailedException e) {
      return new AccountReading.Unread(account, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Of any type: an error about one account must not stop the others.
      return new AccountReading.Unread(account, AwsProblem.explain(e, "reading this account"));
    } finally {
      progress.done();
    }
  }

  private AccountSnapshot snapshot(OpenAccount account, KeyPolicy policy) {
    return new LiveAccount(account).read(policy, users, new Progress.NoProgress());
  }

  /** The users say themselves which account they are of. */
  private static AccountReading checked(NamedAccount account, AccountSnapshot snapshot) {
    return snapshot
        .accountId()
        .filter(id -> !id.equals(account.id()))
        .<AccountReading>map(
            id ->
                new AccountReading.Unread(
                    account, "iam:ListUsers was answered with users of account %s.".formatted(id)))
        .orElseGet(() -> new AccountReading.Read(account, snapshot));
  }

  private static AccountReading await(Future<AccountReading> reading, NamedAccount account) {
    try {
      return reading.get();
    } catch (CancellationException _) {
      return new AccountReading.Unread(
          account,
          "The command was interrupted before it was read. Plan it again, for instance with --accounts.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading accounts.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Unexpected failure while reading an account.", e);
    }
  }
}
