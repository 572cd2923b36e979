package onekey.plan.source.terraform;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A plan as Terraform 1.11 prints it, with less around. */
public final class SamplePlan {

  private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";
  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode changes;

  /**
   * The values of an access key; empty for what is known after the apply.
   *
   * @param status empty for what is known after the apply
   */
  public record Values(Optional<String> user, Optional<String> status) {

    public static Values of(String user, String status) {
      return new Values(Optional.of(user), Optional.of(status));
    }
  }

  public SamplePlan() {
    root.put("format_version", "1.2").put("terraform_version", "1.11.4");
    root.putObject("planned_values").putObject("root_module");
    changes = root.putArray("resource_changes");
    var configuration = root.putObject("configuration");
    configuration
        .putObject("provider_config")
        .putObject("aws")
        .put("name", "aws")
        .put("full_name", PROVIDER);
    configuration.putObject("root_module");
    root.put("applyable", true).put("complete", true).put("errored", false);
  }

  /** Adds a change of an access key, such as {@code delete+create}. */
  public SamplePlan key(
      String name, String actions, String id, Optional<Values> before, Optional<Values> after) {
    var change = change(TerraformPlace.TYPE, name, actions);
    before.ifPresentOrElse(
        values -> put(change.putObject("before"), values).put("id", id).put("secret", "neverPrint"),
        () -> change.putNull("before"));
    after.ifPresentOrElse(
        values -> put(change.putObject("after"), values), () -> change.putNull("after"));
    var unknown = change.putObject("after_unknown");
    after.ifPresent(
        values -> {
          if (values.user().isEmpty()) {
            unknown.put("user", true);
          }
          if (values.status().isEmpty()) {
            unknown.put("status", true);
          }
        });
    return this;
  }

  /** Adds an access key that is created. */
  public SamplePlan created(String name, String user) {
    return key(name, "create", "", Optional.empty(), Optional.of(Values.of(user, "Active")));
  }

  /** Adds an access key that stays as it is. */
  public SamplePlan unchanged(String name, String id, String user) {
    var values = Optional.of(Values.of(user, "Active"));
    return key(name, "no-op", id, values, values);
  }

  /** Adds a user. */
  public SamplePlan user(String name, String actions, String before, String after) {
    var change = change(PlannedChange.USER, name, actions);
    if (!before.isEmpty()) {
      change.putObject("before").put("name", before).put("id", before).putObject("tags_all");
    }
    if (!after.isEmpty()) {
      change.putObject("after").put("name", after).putObject("tags_all");
    }
    change.putObject("after_unknown");
    return this;
  }

  private ObjectNode change(String type, String name, String actions) {
    var change =
        changes
            .addObject()
            .put("address", type + "." + name)
            .put("mode", "managed")
            .put("type", type)
            .put("name", name)
            .put("provider_name", PROVIDER)
            .putObject("change");
    var list = change.putArray("actions");
    List.of(actions.split("\\+")).forEach(list::add);
    return change;
  }

  private static ObjectNode put(ObjectNode object, Values values) {
    values.user().ifPresent(user -> object.put("user", user));
    values.status().ifPresent(status -> object.put("status", status));
    return object;
  }

  /** Returns the whole, to change it further. */
  public ObjectNode root() {
    return root;
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
