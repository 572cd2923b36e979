package onekey.plan.source.terraform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts of the provider configurations of a plan, as far as it tells them. */
final class ProviderAccounts {

  private final Map<String, ProviderSettings> byKey;

  /** What was seen of accounts, by what stands for the settings. */
  private final Map<String, Set<String>> seen = new HashMap<>();

  ProviderAccounts(Map<String, ProviderSettings> byKey) {
    this.byKey = Map.copyOf(byKey);
    byKey.forEach(
        (key, settings) ->
            settings.accountId().ifPresent(account -> note(settings(key, settings), account)));
  }

  /**
   * Notes the account of something that a provider read.
   *
   * @param key the key of the provider's configuration
   * @param provider the full name of the provider
   */
  void note(Optional<String> key, String provider, String accountId) {
    settings(key, provider).ifPresent(settings -> note(settings, accountId));
  }

  private void note(String settings, String accountId) {
    seen.computeIfAbsent(settings, _ -> new HashSet<>()).add(accountId);
  }

  /**
   * Returns the account that something is in.
   *
   * @param address its address
   */
  KeyAccount of(Optional<String> key, String provider, String address) {
    return settings(key, provider)
        .<KeyAccount>map(this::account)
        .orElseGet(() -> new KeyAccount.NotKnown(address));
  }

  private KeyAccount account(String settings) {
    var accounts = seen.getOrDefault(settings, Set.of());
    return accounts.size() == 1
        ? new KeyAccount.Known(accounts.iterator().next())
        : new KeyAccount.BySettings(settings);
  }

  /** Returns what stands for the settings; empty if they cannot be told. */
  private Optional<String> settings(Optional<String> key, String provider) {
    var configured = key.map(byKey::get);
    if (configured.isPresent()) {
      return configured
          .filter(settings -> !settings.isRepeated())
          .map(settings -> settings(key.orElseThrow(), settings));
    }
    var candidates =
        byKey.entrySet().stream()
            .filter(entry -> isOf(provider, entry.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (candidates.isEmpty()) {
      return Optional.of(settings(provider, ProviderSettings.ofEnvironment(provider)));
    }
    var all =
        candidates.entrySet().stream()
            .map(entry -> settings(entry.getKey(), entry.getValue()))
            .collect(Collectors.toSet());
    return candidates.values().stream().noneMatch(ProviderSettings::isRepeated) && all.size() == 1
        ? Optional.of(all.iterator().next())
        : Optional.empty();
  }

  private static String settings(String key, ProviderSettings settings) {
    return settings.digest().map("settings "::concat).orElse("configuration " + key);
  }

  /** Old versions of Terraform write only the last part of a provider's name. */
  private static boolean isOf(String provider, ProviderSettings settings) {
    return provider.equals(settings.provider()) || provider.endsWith("/" + settings.provider());
  }
}
