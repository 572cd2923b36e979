package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a file says at its top: whether it is a plan, and what of it concerns access keys. The
 * fields may come in any order.
 *
 * <p>{@code terraform show -json} prints {@code format_version} 1.x since Terraform 1.1.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/internals/json-format#plan-representation">Plan
 *     Representation</a>
 * @see <a href="https://opentofu.org/docs/internals/json-format/">OpenTofu: JSON Output Format</a>
 */
final class PlanDocument implements TerraformFile.Document {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.\\d{1,9}");

  private static final String PRINT =
      "terraform plan -out=PLANFILE, and then terraform show -json PLANFILE.";

  private final JsonParser json;
  private final Set<String> names = new HashSet<>();
  private final Map<String, String> texts = new HashMap<>();
  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<PlannedChange> deferred = new ArrayList<>();
  private final Map<String, ProviderSettings> providers = new HashMap<>();
  private final PlannedKeys planned = new PlannedKeys();
  private final PriorState before = new PriorState();
  private final ConfiguredModule root = new ConfiguredModule();
  private boolean errored;
  private boolean complete = true;

  PlanDocument(JsonParser json) {
    this.json = json;
  }

  @Override
  public void take(String name) throws IOException {
    names.add(name);
    switch (name) {
      case "format_version", "terraform_version", "timestamp" ->
          JsonFields.string(json).ifPresent(text -> texts.put(name, text));
      case "errored" -> errored = JsonFields.isTrue(json);
      // OpenTofu does not write it.
      case "complete" -> complete = JsonFields.isTrue(json);
      case "resource_changes" -> JsonFields.ofArray(json, () -> takeChange(changes));
      case "deferred_changes" ->
          JsonFields.ofArray(json, () -> JsonFields.ofObject(json, this::takeDeferred));
      case "planned_values" -> planned.read(json);
      case "prior_state" -> before.read(json);
      case "configuration" -> JsonFields.ofObject(json, this::takeConfiguration);
      default -> {}
    }
  }

  private void takeChange(List<PlannedChange> into) throws IOException {
    var change = new PlannedChange();
    change.read(json);
    if (change.isKey() || change.isUser() || change.mayMakeKeys()) {
      into.add(change);
    }
  }

  private void takeDeferred(String field) throws IOException {
    if (field.equals("resource_change")) {
      takeChange(deferred);
    }
  }

  private void takeConfiguration(String field) throws IOException {
    switch (field) {
      case "root_module" -> root.read(json);
      case "provider_config" ->
          JsonFields.ofObject(json, key -> providers.put(key, ProviderSettings.read(json)));
      default -> {}
    }
  }

  @Override
  public Optional<String> refusal() {
    if (names.contains("encrypted_data") || names.contains("encryption_version")) {
      return Optional.of("it is encrypted. Give what tofu show -json PLANFILE prints.");
    }
    if (names.contains("@level") || names.contains("@message")) {
      return Optional.of("it is the log of terraform plan -json. Give a plan: " + PRINT);
    }
    if (!names.contains("planned_values")) {
      return Optional.of(
          isState()
              ? "it is a state. Give a plan: %s 'onekey plan --terraform-state' reads states."
                  .formatted(PRINT)
              : "it is JSON, but no Terraform plan. Give a plan: " + PRINT);
    }
    var version = VERSION.matcher(texts.getOrDefault("format_version", ""));
    if (!version.matches()) {
      return Optional.of("it has no format_version. Give a plan: " + PRINT);
    }
    if (!version.group(1).equals("1")) {
      return Optional.of(
          "its format_version is %s. Allowed: 1.x, which Terraform 1.1 and newer print."
              .formatted(version.group()));
    }
    return lacksChanges()
        ? Optional.of(
            "it has access keys without their changes, so something was taken out of it. Give a plan: "
                + PRINT)
        : Optional.empty();
  }

  private boolean lacksChanges() {
    var changed = changes.stream().map(PlannedChange::address).collect(Collectors.toSet());
    return !changed.containsAll(planned.addresses());
  }

  private boolean isState() {
    return names.contains("values")
        || names.contains("lineage")
        || names.contains("serial")
        || (names.contains("format_version")
            && Set.of("format_version", "terraform_version", "checks").containsAll(names));
  }

  /** Returns what of the plan concerns access keys. */
  TerraformPlan plan() {
    var objects = new PlannedObjects(changes, before, root, providers);
    return new TerraformPlan(
        Optional.ofNullable(texts.get("terraform_version")),
        time(),
        errored,
        complete,
        objects.keys(),
        objects.users(),
        deferred.stream()
            .filter(change -> !change.mayMakeKeys())
            .map(PlannedChange::address)
            .toList(),
        changes.stream().filter(PlannedChange::mayMakeKeys).map(PlannedChange::address).toList());
  }

  private Optional<Instant> time() {
    try {
      return Optional.ofNullable(texts.get("timestamp")).map(Instant::parse);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
