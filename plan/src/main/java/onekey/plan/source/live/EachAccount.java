package onekey.plan.source.live;

import java.util.Optional;
import java.util.function.Function;
import onekey.plan.model.NamedAccount;
import onekey.plan.output.CommandFailedException;

/**
 * Opens accounts, each by the role in it; that of the caller by the credentials of the caller.
 *
 * @param open the caller's own account and the way to others
 * @param own the id of the caller's account
 * @param role the role to assume in the others
 */
public record EachAccount(OpenOrganization open, String own, ReaderRole role) {

  /**
   * Asks which account the caller is in, which takes no permission.
   *
   * @throws CommandFailedException if AWS does not say
   * @see <a
   *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
   */
  public static EachAccount of(OpenOrganization open, AccountsChoice choice) {
    return new EachAccount(
        open,
        ownAccountId(open),
        new ReaderRole(choice.roleName(), open.own().partition(), open.sts()));
  }

  private static String ownAccountId(OpenOrganization open) {
    var call = "sts:GetCallerIdentity";
    try {
      return Optional.ofNullable(open.sts().getCallerIdentity().account())
          .filter(NamedAccount::isId)
          .orElseThrow(() -> new CommandFailedException(AwsProblem.lacking(call, "Account"), null));
    } catch (CommandFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      // Not only an SdkException: the SDK reads some settings in the first call only.
      throw new CommandFailedException(AwsProblem.explain(e, call), e);
    }
  }

  /**
   * Does something in an account.
   *
   * @throws CommandFailedException if its role cannot be assumed
   */
  public <T> T in(NamedAccount account, Function<OpenAccount, T> what) {
    return in(ListedAccount.named(account), what);
  }

  <T> T in(ListedAccount listed, Function<OpenAccount, T> what) {
    if (listed.account().id().equals(own)) {
      return what.apply(open.own());
    }
    try (var other = open.others().apply(role.assumeIn(listed))) {
      return what.apply(other);
    }
  }
}
