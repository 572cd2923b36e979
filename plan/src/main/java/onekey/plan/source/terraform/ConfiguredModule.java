package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A module of the configuration in a plan: whose keys its blocks make, and by which provider.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation">Configuration
 *     Representation</a>
 */
final class ConfiguredModule {

  private static final Set<String> READ =
      Set.of(TerraformPlace.TYPE, PlannedChange.USER, PriorState.CALLER);

  private final Map<String, Block> blocks = new HashMap<>();
  private final Map<String, Call> calls = new HashMap<>();
  private final Map<String, References> outputs = new HashMap<>();

  /**
   * A block of a resource or of a data source.
   *
   * @param provider the key of its provider's configuration
   * @param user what the user of an access key refers to
   * @param forEach what it is repeated for
   */
  record Block(Optional<String> provider, References user, References forEach) {}

  /**
   * A call of a module.
   *
   * @param inputs what each input refers to
   * @param forEach what it is repeated for
   */
  record Call(Map<String, References> inputs, References forEach, ConfiguredModule module) {}

  /** Reads a module. */
  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "resources" -> JsonFields.ofArray(json, () -> takeBlock(json));
            case "module_calls" -> JsonFields.ofObject(json, name -> takeCall(json, name));
            case "outputs" -> JsonFields.ofObject(json, name -> takeOutput(json, name));
            default -> {}
          }
        });
  }

  private void takeBlock(JsonParser json) throws IOException {
    var texts = new HashMap<String, String>();
    var expressions = new HashMap<String, References>();
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "address", "type", "provider_config_key" ->
                JsonFields.string(json).ifPresent(text -> texts.put(field, text));
            case "expressions" -> expressions.putAll(expressions(json));
            case "for_each_expression" -> expressions.put(field, References.read(json));
            default -> {}
          }
        });
    var address = texts.get("address");
    if (address != null && READ.contains(texts.getOrDefault("type", ""))) {
      blocks.put(
          address,
          new Block(
              Optional.ofNullable(texts.get("provider_config_key")),
              expressions.getOrDefault("user", References.none()),
              expressions.getOrDefault("for_each_expression", References.none())));
    }
  }

  private static Map<String, References> expressions(JsonParser json) throws IOException {
    var read = new HashMap<String, References>();
    JsonFields.ofObject(
        json,
        name -> {
          if (json.currentToken() == JsonToken.START_OBJECT) {
            read.put(name, References.read(json));
          }
        });
    return read;
  }

  private void takeCall(JsonParser json, String name) throws IOException {
    var inputs = new HashMap<String, References>();
    var forEach = new HashMap<String, References>();
    var module = new ConfiguredModule();
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "expressions" -> inputs.putAll(expressions(json));
            case "for_each_expression" -> forEach.put(field, References.read(json));
            case "module" -> module.read(json);
            default -> {}
          }
        });
    calls.put(
        name,
        new Call(inputs, forEach.getOrDefault("for_each_expression", References.none()), module));
  }

  private void takeOutput(JsonParser json, String name) throws IOException {
    JsonFields.ofObject(
        json,
        field -> {
          if (field.equals("expression")) {
            outputs.put(name, References.read(json));
          }
        });
  }

  /** Returns what an output refers to. */
  Optional<References> output(String name) {
    return Optional.ofNullable(outputs.get(name));
  }

  Optional<Call> call(String name) {
    return Optional.ofNullable(calls.get(name));
  }

  /** Returns a block, such as {@code aws_iam_access_key.robot}. */
  Optional<Block> block(String address) {
    return Optional.ofNullable(blocks.get(address));
  }

  /** Returns the module that these calls lead to. */
  Optional<ConfiguredModule> module(List<ResourceAddress.Step> steps) {
    var module = Optional.of(this);
    for (var step : steps) {
      module = module.flatMap(at -> at.call(step.name())).map(Call::module);
    }
    return module;
  }

  /** Returns the block of an instance of a resource. */
  Optional<Block> block(ResourceAddress address) {
    return address.steps().flatMap(this::module).flatMap(module -> module.block(address.block()));
  }
}
