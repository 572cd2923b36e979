package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the state held before the plan, as Terraform has found it. What is in it and not among the
 * changes, the apply leaves as it is: {@code -target} leaves out what is not asked for.
 */
final class PriorState {

  /** The data source that says which account a provider calls. */
  static final String CALLER = "aws_caller_identity";

  private static final Set<String> READ = Set.of(TerraformPlace.TYPE, PlannedChange.USER, CALLER);

  private final List<Resource> resources = new ArrayList<>();

  /**
   * An object of an instance of a resource.
   *
   * @param accessKeyId the id; empty for everything but access keys
   */
  record Resource(
      ResourceAddress address,
      String provider,
      Optional<String> deposed,
      Optional<String> accessKeyId,
      PlanValues values,
      PlanFlags sensitive) {

    /** Returns whether this value must not be shown. */
    boolean isSensitive(String field) {
      return sensitive.has(field);
    }

    boolean isOf(String type) {
      return address.block().startsWith(type + ".");
    }
  }

  /** Reads a state in the format of {@code terraform show}. */
  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(
        json,
        field -> {
          if (field.equals("values")) {
            JsonFields.ofObject(
                json, part -> ShownResources.ofRootModule(json, part, () -> takeResource(json)));
          }
        });
  }

  private void takeResource(JsonParser json) throws IOException {
    var texts = new HashMap<String, String>();
    var values = new PlanValues();
    var sensitive = new PlanFlags();
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "address", "mode", "type", "name", "provider_name", "deposed_key" ->
                JsonFields.string(json).ifPresent(text -> texts.put(field, text));
            default -> {
              // The type comes first. Of other resources, no value is read.
              if (READ.contains(texts.getOrDefault("type", TerraformPlace.TYPE))) {
                takeValues(json, field, values, sensitive);
              }
            }
          }
        });
    JsonFields.require(
        json, of(texts, "address"), of(texts, "mode"), of(texts, "type"), of(texts, "name"));
    if (READ.contains(texts.getOrDefault("type", ""))) {
      add(texts, values, sensitive, json);
    }
  }

  private static void takeValues(
      JsonParser json, String field, PlanValues values, PlanFlags sensitive) throws IOException {
    switch (field) {
      case "values" -> values.read(json);
      case "sensitive_values" -> sensitive.read(json);
      default -> {}
    }
  }

  private void add(
      Map<String, String> texts, PlanValues values, PlanFlags sensitive, JsonParser json)
      throws IOException {
    var managed = texts.getOrDefault("mode", "").equals("managed");
    var type = texts.getOrDefault("type", "");
    var block = type + "." + texts.getOrDefault("name", "");
    var isKey = managed && type.equals(TerraformPlace.TYPE);
    if (managed) {
      values.requireTexts(json);
    }
    resources.add(
        new Resource(
            ResourceAddress.of(
                texts.getOrDefault("address", ""), managed ? block : "data." + block),
            texts.getOrDefault("provider_name", ""),
            of(texts, "deposed_key"),
            isKey ? Optional.of(values.accessKeyId(json)) : Optional.empty(),
            values,
            sensitive));
  }

  private static Optional<String> of(Map<String, String> texts, String field) {
    return Optional.ofNullable(texts.get(field)).filter(text -> !text.isEmpty());
  }

  /** Returns what is of this type; {@code data.} precedes the type of a data source. */
  List<Resource> of(String type) {
    return resources.stream().filter(resource -> resource.isOf(type)).toList();
  }
}
