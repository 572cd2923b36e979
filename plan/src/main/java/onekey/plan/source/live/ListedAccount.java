package onekey.plan.source.live;

import java.util.Optional;
import java.util.regex.Pattern;
import onekey.plan.model.NamedAccount;
import software.amazon.awssdk.services.organizations.model.Account;

/**
 * An account to look at.
 *
 * @param account the account
 * @param state what may be done with it
 * @param isManagement whether it is known to be the management account of the organization
 */
record ListedAccount(NamedAccount account, State state, boolean isManagement) {

  /**
   * What AWS Organizations says of the state of an account.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html">Account
   *     states</a>
   */
  sealed interface State {

    /** The account is in use, or taken to be. */
    record Active() implements State {}

    /**
     * The account is not in use yet or no more.
     *
     * @param name the word of AWS Organizations
     */
    record NotInUse(String name) implements State {}

    /**
     * The state is one that this version does not know.
     *
     * @param name the word of AWS Organizations
     */
    record Unknown(String name) implements State {}
  }

  /**
   * The ARN of an account has the id of the management account.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html">Actions,
   *     resources, and condition keys for AWS Organizations</a>
   */
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:organizations::([0-9]{12}):account/o-[a-z0-9]+/[0-9]{12}");

  /** Returns an account that was named and not listed. */
  static ListedAccount named(String id) {
    return named(new NamedAccount(id, Optional.empty()));
  }

  /** Returns an account of which no more is known than this. */
  static ListedAccount named(NamedAccount account) {
    return new ListedAccount(account, new State.Active(), false);
  }

  /** Returns an account as it was listed, with its id and state. */
  static ListedAccount of(Account listed) {
    return new ListedAccount(
        new NamedAccount(listed.id(), Optional.ofNullable(listed.name())),
        switch (listed.state()) {
          case ACTIVE -> new State.Active();
          case PENDING_ACTIVATION, SUSPENDED, PENDING_CLOSURE, CLOSED ->
              new State.NotInUse(listed.stateAsString());
          case UNKNOWN_TO_SDK_VERSION -> new State.Unknown(listed.stateAsString());
        },
        isManagement(listed));
  }

  private static boolean isManagement(Account listed) {
    var arn = ARN.matcher(Optional.ofNullable(listed.arn()).orElse(""));
    return arn.matches() && arn.group(1).equals(listed.id());
  }
}
