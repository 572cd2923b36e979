package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A resource as a state stores it, with its instances. */
final class StoredResource {

  /** A configuration of a provider that has a name, which is the last part. */
  private static final Pattern NAMED_PROVIDER =
      Pattern.compile("provider\\[\"[^\"]+\"\\]\\.(\\w+)");

  private final Path file;
  private final TerraformDependents dependents;
  private final List<StoredInstance> instances = new ArrayList<>();
  private Optional<String> mode = Optional.empty();
  private Optional<String> type = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> module = Optional.empty();
  private Optional<String> provider = Optional.empty();

  StoredResource(Path file, TerraformDependents dependents) {
    this.file = file;
    this.dependents = dependents;
  }

  /** Returns the access keys that it manages; empty for any other resource. */
  List<TerraformKey> read(JsonParser json) throws IOException {
    JsonFields.ofObject(json, field -> take(json, field));
    JsonFields.require(json, mode, type, name);
    instances.forEach(instance -> dependents.add(instance.blocks, address(instance)));
    var keys = new ArrayList<TerraformKey>();
    if (isManagedKey()) {
      for (var instance : instances) {
        keys.add(key(instance, instance.values.accessKeyId(json)));
      }
    }
    return keys;
  }

  private TerraformKey key(StoredInstance instance, String id) {
    return new TerraformKey(
        id,
        new TerraformPlace(file, module.orElse(""), name.orElseThrow(), instance.which),
        instance.object(),
        instance.values.values(),
        provider,
        List.of());
  }

  private String address(StoredInstance instance) {
    return module.map(path -> path + ".").orElse("")
        + mode.filter("data"::equals).map(_ -> "data.").orElse("")
        + type.orElse("")
        + "."
        + name.orElse("")
        + instance.which.suffix();
  }

  private boolean isManagedKey() {
    return mode.filter("managed"::equals).isPresent()
        && type.filter(TerraformPlace.TYPE::equals).isPresent();
  }

  private void take(JsonParser json, String field) throws IOException {
    switch (field) {
      case "mode" -> mode = JsonFields.string(json);
      case "type" -> type = JsonFields.string(json);
      case "name" -> name = JsonFields.string(json);
      case "module" -> module = JsonFields.string(json);
      case "provider" ->
          provider =
              JsonFields.string(json)
                  .map(NAMED_PROVIDER::matcher)
                  .filter(matcher -> matcher.matches())
                  .map(matcher -> matcher.group(1));
      case "instances" -> JsonFields.ofArray(json, () -> takeInstance(json));
      default -> {}
    }
  }

  private void takeInstance(JsonParser json) throws IOException {
    // Terraform writes the type first. Where it comes later, the ids of other resources are read
    // for nothing.
    var mayBeKey = type.filter(known -> !known.equals(TerraformPlace.TYPE)).isEmpty();
    var instance = new StoredInstance(mayBeKey);
    instance.read(json);
    if (mayBeKey || (!instance.blocks.isEmpty() && instances.size() < TerraformDependents.KEPT)) {
      instances.add(instance);
    }
  }

  /** One object of an instance of it. */
  private static final class StoredInstance {

    private final boolean mayBeKey;
    private final ResourceValues values = new ResourceValues();
    private TerraformInstance which = new TerraformInstance.Single();
    private List<String> blocks = List.of();
    private Optional<String> deposed = Optional.empty();
    private boolean tainted;

    StoredInstance(boolean mayBeKey) {
      this.mayBeKey = mayBeKey;
    }

    void read(JsonParser json) throws IOException {
      JsonFields.ofObject(json, field -> take(json, field));
    }

    TerraformObject object() {
      return TerraformObject.of(deposed, tainted);
    }

    private void take(JsonParser json, String field) throws IOException {
      switch (field) {
        case "index_key" -> which = TerraformInstance.read(json);
        case "deposed" -> deposed = JsonFields.string(json);
        case "status" -> tainted = JsonFields.string(json).filter("tainted"::equals).isPresent();
        case "dependencies" -> blocks = TerraformDependents.read(json);
        // The second one is left from before Terraform 0.12.
        case "attributes", "attributes_flat" -> {
          if (mayBeKey) {
            values.read(json);
          }
        }
        default -> {}
      }
    }
  }
}
