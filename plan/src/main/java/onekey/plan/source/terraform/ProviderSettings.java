package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a configuration of a provider says of its account. Of what decides it, no text is kept: a
 * digest is enough to see that two configurations say the same.
 *
 * @param provider the full name of the provider, such as {@code
 *     registry.terraform.io/hashicorp/aws}; its short name if the plan has no other
 * @param digest of the settings that decide the account; empty if one of them is no constant
 * @param accountId the account, where a setting names it
 * @param isRepeated whether it stands for several: OpenTofu repeats configurations by {@code
 *     for_each}
 * @see <a
 *     href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs#provider-configuration">AWS
 *     Provider: Provider Configuration</a>
 * @see <a
 *     href="https://opentofu.org/docs/language/providers/configuration/#for_each-multiple-instances-of-a-provider-configuration">OpenTofu:
 *     Provider Configuration</a>
 */
record ProviderSettings(
    String provider, Optional<String> digest, Optional<String> accountId, boolean isRepeated) {

  /** What decides which account is called; nothing of it: what the environment says. */
  private static final Set<String> DECIDING =
      Set.of(
          "access_key",
          "allowed_account_ids",
          "assume_role",
          "assume_role_with_web_identity",
          "profile",
          "shared_config_files",
          "shared_credentials_file",
          "shared_credentials_files");

  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:(?:iam|sts)::(\\d{12}):.+");
  private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

  /** Returns the account of the ARN of a user or a role. */
  static Optional<String> accountOf(String arn) {
    return Optional.of(arn)
        .map(ARN::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1));
  }

  /** Reads an element of {@code provider_config}. */
  static ProviderSettings read(JsonParser json) throws IOException {
    var names = new TreeMap<String, String>();
    var values = new TreeMap<String, String>();
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "name", "full_name" ->
                JsonFields.string(json).ifPresent(name -> names.put(field, name));
            case "expressions" ->
                JsonFields.ofObject(
                    json,
                    setting -> {
                      if (DECIDING.contains(setting)) {
                        takeLeaves(json, setting, values);
                      }
                    });
            default -> {}
          }
        });
    return of(names.getOrDefault("full_name", names.getOrDefault("name", "")), values);
  }

  /** Takes every value inside of one, by the way to it. */
  private static void takeLeaves(JsonParser json, String way, TreeMap<String, String> values)
      throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      JsonFields.ofObject(json, field -> takeLeaves(json, way + "/" + field, values));
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      var index = new AtomicInteger();
      JsonFields.ofArray(
          json, () -> takeLeaves(json, "%s/%09d".formatted(way, index.getAndIncrement()), values));
    } else {
      values.put(way, String.valueOf(json.getText()));
    }
  }

  /** Returns a configuration that leaves everything to the environment. */
  static ProviderSettings ofEnvironment(String provider) {
    return of(provider, new TreeMap<>());
  }

  private static ProviderSettings of(String provider, TreeMap<String, String> values) {
    Predicate<String> isReference = way -> way.contains("/references/");
    var constant = values.keySet().stream().noneMatch(isReference);
    var repeated =
        values.entrySet().stream()
            .anyMatch(
                leaf ->
                    isReference.test(leaf.getKey()) && References.isOfInstance(leaf.getValue()));
    return new ProviderSettings(
        provider,
        constant ? Optional.of(digest(values.toString())) : Optional.empty(),
        constant ? accountId(values) : Optional.empty(),
        repeated);
  }

  /** Of several roles, each is assumed by the one before. */
  private static Optional<String> accountId(TreeMap<String, String> values) {
    var roles =
        values.entrySet().stream()
            .filter(leaf -> leaf.getKey().endsWith("/role_arn/constant_value"))
            .toList();
    var assumed = roles.stream().filter(leaf -> leaf.getKey().startsWith("assume_role/")).toList();
    if (!roles.isEmpty()) {
      return accountOf((assumed.isEmpty() ? roles : assumed).getLast().getValue());
    }
    var allowed =
        values.entrySet().stream()
            .filter(leaf -> leaf.getKey().startsWith("allowed_account_ids/"))
            .map(leaf -> leaf.getValue())
            .filter(id -> ACCOUNT_ID.matcher(id).matches())
            .toList();
    return allowed.size() == 1 ? Optional.of(allowed.getFirst()) : Optional.empty();
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256.", e);
    }
  }
}
