package onekey.cli.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import onekey.cli.account.Account;
import onekey.cli.account.AccountUser;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;

/** Fills a sandbox with an account. */
public final class SandboxAccount {

  private SandboxAccount() {}

  /** Sets a sandbox up for this account to go into. */
  public static Consumer<SandboxSettings.Builder> settingsFor(Account account) {
    return settings -> {
      settings.start(account.now()).transport(SandboxSettings.Transport.IN_PROCESS);
      account.accountId().ifPresent(settings::accountId);
    };
  }

  /**
   * Adds all users with their keys.
   *
   * @return what each access key is to be called instead of its id; empty if its id is as good as
   *     any
   */
  public static Map<String, String> fill(Sandbox sandbox, Account account) {
    var names = new HashMap<String, String>();
    account.users().forEach(user -> names.putAll(add(sandbox, user)));
    return switch (account.keyIds()) {
      case INVENTED -> Map.of();
      case UNKNOWN -> names;
    };
  }

  private static Map<String, String> add(Sandbox sandbox, AccountUser user) {
    var iam = sandbox.iam();
    iam.createUser(user.name(), user.path(), user.created());
    user.tags().forEach((key, value) -> iam.tagUser(user.name(), key, value));
    var names = new HashMap<String, String>();
    for (var key : user.keys()) {
      var added = iam.addAccessKey(user.name(), key.status(), key.created(), key.lastUse());
      names.put(added.id(), key.name());
    }
    return names;
  }
}
