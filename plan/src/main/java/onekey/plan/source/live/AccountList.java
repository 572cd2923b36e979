package onekey.plan.source.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import onekey.plan.model.NamedAccount;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;

/**
 * The accounts of the organization.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html">ListAccounts</a>
 */
final class AccountList {

  private static final String CALL = "organizations:ListAccounts";

  private static final String WHO_MAY =
      " Only the management account and delegated administrators may list accounts; --accounts without --organization needs no list.";

  private final Map<String, ListedAccount> byId;

  private AccountList(Map<String, ListedAccount> byId) {
    this.byId = byId;
  }

  /**
   * Lists all accounts, page after page; a page may hold fewer than there are, or none. An account
   * that is listed twice is one account, as it was listed last.
   *
   * @throws CommandFailedException if AWS refuses or its answer lacks something
   */
  static AccountList read(OrganizationsClient organizations) {
    var byId = new LinkedHashMap<String, ListedAccount>();
    var tokens = new HashSet<String>();
    var token = Optional.<String>empty();
    do {
      var page = page(organizations, token);
      for (var listed : page.accounts()) {
        require(listed.id() != null && NamedAccount.isId(listed.id()), "the id of an account");
        require(listed.state() != null, "the state of account " + listed.id());
        byId.put(listed.id(), ListedAccount.of(listed));
      }
      token = Optional.ofNullable(page.nextToken()).filter(next -> !next.isEmpty());
      token.ifPresent(next -> require(tokens.add(next), "a way to the next page"));
    } while (token.isPresent());
    return new AccountList(byId);
  }

  private static ListAccountsResponse page(
      OrganizationsClient organizations, Optional<String> token) {
    ListAccountsResponse page;
    try {
      page = organizations.listAccounts(request -> token.ifPresent(request::nextToken));
    } catch (RuntimeException e) {
      // Not only an SdkException: the SDK reads some settings in the first call only.
      throw new CommandFailedException(AwsProblem.explain(e, CALL) + WHO_MAY, e);
    }
    require(page.hasAccounts(), "Accounts");
    return page;
  }

  private static void require(boolean isThere, String part) {
    if (!isThere) {
      throw new CommandFailedException(AwsProblem.lacking(CALL, part), null);
    }
  }

  /**
   * Refuses a list that lacks the account of the caller, which may list accounts only as one of
   * them.
   */
  AccountList requireWith(String ownAccountId) {
    if (!byId.containsKey(ownAccountId)) {
      throw new CommandFailedException(
          AwsProblem.lacking(CALL, "account " + ownAccountId + ", which the credentials are of"),
          null);
    }
    return this;
  }

  /**
   * Returns the accounts to look at.
   *
   * @throws BadInputException naming the accounts that the organization does not have
   */
  List<ListedAccount> chosenBy(AccountsChoice choice) {
    var unknown = new TreeSet<>(choice.ids());
    unknown.removeAll(byId.keySet());
    if (!unknown.isEmpty()) {
      throw new BadInputException(
          "--accounts has %s. The organization has no such account, so nothing was read."
              .formatted(String.join(" and ", unknown)));
    }
    return byId.values().stream()
        .filter(listed -> choice.ids().isEmpty() || choice.ids().contains(listed.account().id()))
        .toList();
  }
}
