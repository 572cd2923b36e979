package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan does to one object of a resource instance.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/internals/json-format#change-representation">Change
 *     Representation</a>
 */
final class PlannedChange {

  static final String USER = "aws_iam_user";

  private static final Set<String> READ = Set.of(TerraformPlace.TYPE, USER);

  /** What makes resources of any type, access keys among them, without naming them in the plan. */
  private static final Set<String> MAKERS =
      Set.of(
          "aws_cloudcontrolapi_resource",
          "aws_cloudformation_stack",
          "aws_cloudformation_stack_instances",
          "aws_cloudformation_stack_set",
          "aws_cloudformation_stack_set_instance",
          "awscc_cloudformation_stack",
          "awscc_cloudformation_stack_set");

  /** What is done to a key that is there before. */
  private static final Set<String> EXISTING =
      Set.of(
          "no-op",
          "update",
          "delete",
          "delete+create",
          "create+delete",
          "forget",
          "create+forget",
          "forget+create");

  private final PlanValues before = new PlanValues();
  private final PlanValues after = new PlanValues();
  private final PlanFlags unknown = new PlanFlags();
  private final PlanFlags sensitiveBefore = new PlanFlags();
  private final PlanFlags sensitiveAfter = new PlanFlags();
  private final List<String> actions = new ArrayList<>();
  private Optional<String> address = Optional.empty();
  private Optional<String> module = Optional.empty();
  private Optional<String> mode = Optional.empty();
  private Optional<String> type = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> provider = Optional.empty();
  private Optional<String> deposed = Optional.empty();
  private boolean imported;

  /** Reads an element of {@code resource_changes}. */
  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(json, field -> take(json, field));
    JsonFields.require(json, address, mode, type, name);
    if (isKey() || isUser()) {
      before.requireTexts(json);
      after.requireTexts(json);
      if (actions.isEmpty()) {
        throw new UnexpectedValueException("Terraform writes a change with its actions", json);
      }
    }
    if (isKey() && EXISTING.contains(action())) {
      before.accessKeyId(json);
    }
  }

  private void take(JsonParser json, String field) throws IOException {
    switch (field) {
      case "address" -> address = JsonFields.string(json);
      case "module_address" -> module = JsonFields.string(json);
      case "mode" -> mode = JsonFields.string(json);
      case "type" -> type = JsonFields.string(json);
      case "name" -> name = JsonFields.string(json);
      case "provider_name" -> provider = JsonFields.string(json);
      case "deposed" -> deposed = JsonFields.string(json);
      case "change" -> JsonFields.ofObject(json, part -> takeChange(json, part));
      default -> {}
    }
  }

  private void takeChange(JsonParser json, String field) throws IOException {
    // The type comes first. Of other resources, no value is read.
    var mayBeRead = type.filter(known -> !READ.contains(known)).isEmpty();
    switch (field) {
      case "actions" ->
          JsonFields.ofArray(json, () -> JsonFields.string(json).ifPresent(actions::add));
      case "importing" -> imported = json.currentToken().isStructStart();
      default -> {
        if (mayBeRead) {
          takeValues(json, field);
        }
      }
    }
  }

  private void takeValues(JsonParser json, String field) throws IOException {
    switch (field) {
      case "before" -> before.read(json);
      case "after" -> after.read(json);
      case "after_unknown" -> unknown.read(json);
      case "before_sensitive" -> sensitiveBefore.read(json);
      case "after_sensitive" -> sensitiveAfter.read(json);
      default -> {}
    }
  }

  boolean isKey() {
    return isManaged() && type.filter(TerraformPlace.TYPE::equals).isPresent();
  }

  boolean isUser() {
    return isManaged() && type.filter(USER::equals).isPresent();
  }

  /** Returns whether this makes or changes something that may make access keys by itself. */
  boolean mayMakeKeys() {
    return isManaged()
        && type.filter(MAKERS::contains).isPresent()
        && (actions.contains("create") || actions.contains("update"));
  }

  private boolean isManaged() {
    return mode.filter("managed"::equals).isPresent();
  }

  String address() {
    return address.orElseThrow();
  }

  ResourceAddress resource() {
    return new ResourceAddress(
        address(), module.orElse(""), type.orElseThrow() + "." + name.orElseThrow());
  }

  Optional<String> provider() {
    return provider;
  }

  Optional<String> deposed() {
    return deposed;
  }

  boolean isImported() {
    return imported;
  }

  /** Returns the actions as one word, such as {@code delete+create}. */
  String action() {
    return String.join("+", actions);
  }

  PlanValues before() {
    return before;
  }

  PlanValues after() {
    return after;
  }

  /** Returns whether this value is not known before the apply. */
  boolean isUnknown(String field) {
    return unknown.has(field);
  }

  /** Returns whether this value must not be shown. */
  boolean isSensitive(String field) {
    return sensitiveBefore.has(field) || sensitiveAfter.has(field);
  }
}
