package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file says at its top: whether it is a state, in which of the two formats, and which access
 * keys it manages. The fields may come in any order.
 *
 * <p>{@code terraform state pull} prints the state as it is stored: {@code version} 4 since
 * Terraform 0.12. {@code terraform show -json} prints {@code format_version} 1.x since Terraform
 * 1.1.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">JSON Output
 *     Format</a>
 * @see <a href="https://developer.hashicorp.com/terraform/cli/commands/state/pull">terraform state
 *     pull</a>
 * @see <a href="https://opentofu.org/docs/language/state/encryption/">State and Plan Encryption</a>
 */
final class TerraformDocument implements TerraformFile.Document {

  private static final long STORED_VERSION = 4;

  private static final Pattern SHOWN_VERSION = Pattern.compile("(\\d{1,9})\\.\\d{1,9}");

  private static final Set<String> OF_PLANS =
      Set.of("planned_values", "resource_changes", "prior_state", "configuration");

  private static final Set<String> OF_ENCRYPTED_STATES =
      Set.of("encrypted_data", "encryption_version");

  private static final Set<String> OF_STORED_STATES =
      Set.of("serial", "lineage", "resources", "modules");

  /** Other commands print a {@code format_version} too, with fields of their own. */
  private static final Set<String> OF_SHOWN_STATES =
      Set.of("format_version", "terraform_version", "values", "checks");

  private final Path file;
  private final JsonParser json;
  private final Set<String> names = new HashSet<>();
  private final List<TerraformKey> keys = new ArrayList<>();
  private final TerraformDependents dependents = new TerraformDependents();
  private Optional<Long> storedVersion = Optional.empty();
  private Optional<String> shownVersion = Optional.empty();

  TerraformDocument(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  @Override
  public void take(String name) throws IOException {
    names.add(name);
    switch (name) {
      case "version" -> storedVersion = JsonFields.number(json);
      case "format_version" -> shownVersion = JsonFields.string(json);
      case "resources" -> JsonFields.ofArray(json, this::takeStored);
      case "values" -> JsonFields.ofObject(json, this::takeValue);
      default -> {}
    }
  }

  private void takeStored() throws IOException {
    keys.addAll(new StoredResource(file, dependents).read(json));
  }

  private void takeValue(String name) throws IOException {
    if (name.equals("root_module")) {
      new ShownModule(file, keys, dependents).read(json);
    }
  }

  /** Returns the access keys that the state manages. */
  List<TerraformKey> keys() {
    return keys.stream().map(key -> key.withDependents(dependents.of(key.place()))).toList();
  }

  @Override
  public Optional<String> refusal() {
    if (names.stream().anyMatch(OF_ENCRYPTED_STATES::contains)) {
      return Optional.of(
          "it is encrypted. Give the plain state, which tofu state pull or tofu show -json prints.");
    }
    if (names.stream().anyMatch(OF_PLANS::contains)) {
      return Optional.of(
          "it is a plan. Give the state, which terraform show -json prints without a file name;"
              + " 'onekey terraform' reads plans.");
    }
    if (storedVersion.isPresent() && names.stream().anyMatch(OF_STORED_STATES::contains)) {
      return storedVersion
          .filter(version -> version != STORED_VERSION)
          .map(
              version ->
                  "its version is %d. Allowed: 4, which Terraform 0.12 and newer write."
                      .formatted(version));
    }
    var shown = shownVersion.map(SHOWN_VERSION::matcher).filter(matcher -> matcher.matches());
    if (shown.isPresent() && OF_SHOWN_STATES.containsAll(names)) {
      return shown
          .filter(version -> !version.group(1).equals("1"))
          .map(
              version ->
                  "its format_version is %s. Allowed: 1.x, which Terraform 1.1 and newer print."
                      .formatted(version.group()));
    }
    return Optional.of(
        "it is JSON, but no Terraform state. Give what terraform state pull or terraform show -json prints.");
  }
}
