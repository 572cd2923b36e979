package onekey.cli.demo;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.iam.IamAccount;

/**
 * An account to fill a sandbox with.
 *
 * @param accountId 12 digits; empty for an account of no number
 * @param now the time to judge it at
 * @param ruleParameters the parameters of the Config rule that suit it
 * @param users adds its users
 */
public record Account(
    Optional<String> accountId, Instant now, Map<String, String> ruleParameters, Users users) {

  /** Adds users with their access keys. */
  @FunctionalInterface
  public interface Users {

    /**
     * Adds all of them.
     *
     * @return what to call access keys whose ids are not the real ones, by id
     */
    Map<String, String> addTo(IamAccount iam);

    /** Returns whether they are invented, so that what they do may be invented too. */
    default boolean areInvented() {
      return true;
    }
  }

  public Account {
    ruleParameters = Map.copyOf(ruleParameters);
  }

  /** Returns the same account at another time. */
  public Account at(Instant other) {
    return new Account(accountId, other, ruleParameters, users);
  }

  /** Returns the settings of a sandbox for this account. */
  public Consumer<SandboxSettings.Builder> sandboxSettings() {
    return settings -> {
      settings.start(now).transport(SandboxSettings.Transport.IN_PROCESS);
      accountId.ifPresent(settings::accountId);
    };
  }
}
