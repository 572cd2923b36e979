package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A module as {@code terraform show -json} prints it, with its resources and child modules. */
final class ShownModule {

  private final Path file;
  private final List<TerraformKey> found;
  private final TerraformDependents dependents;
  private final List<ShownKey> own = new ArrayList<>();
  private Optional<String> address = Optional.empty();

  /**
   * Makes a module that adds the access keys it manages, and what depends on keys, to the others.
   */
  ShownModule(Path file, List<TerraformKey> found, TerraformDependents dependents) {
    this.file = file;
    this.found = found;
    this.dependents = dependents;
  }

  private record ShownKey(
      String accessKeyId,
      String name,
      TerraformInstance which,
      TerraformObject object,
      TerraformKey.Values values) {}

  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(json, field -> take(json, field));
    // The resources come before the address of the module.
    own.forEach(key -> found.add(managed(key)));
  }

  private TerraformKey managed(ShownKey key) {
    return new TerraformKey(
        key.accessKeyId(),
        new TerraformPlace(file, address.orElse(""), key.name(), key.which()),
        key.object(),
        key.values(),
        Optional.empty(),
        List.of());
  }

  private void take(JsonParser json, String field) throws IOException {
    switch (field) {
      case "address" -> address = JsonFields.string(json);
      case "resources" -> JsonFields.ofArray(json, () -> takeResource(json));
      case "child_modules" ->
          JsonFields.ofArray(json, () -> new ShownModule(file, found, dependents).read(json));
      default -> {}
    }
  }

  private void takeResource(JsonParser json) throws IOException {
    var resource = new ShownResource();
    resource.read(json).ifPresent(own::add);
    dependents.add(resource.blocks, resource.address.orElse("?"));
  }

  /** One object of an instance of a resource. */
  private static final class ShownResource {

    private final ResourceValues values = new ResourceValues();
    private Optional<String> address = Optional.empty();
    private Optional<String> mode = Optional.empty();
    private Optional<String> type = Optional.empty();
    private Optional<String> name = Optional.empty();
    private TerraformInstance which = new TerraformInstance.Single();
    private List<String> blocks = List.of();
    private Optional<String> deposed = Optional.empty();
    private boolean tainted;

    Optional<ShownKey> read(JsonParser json) throws IOException {
      JsonFields.ofObject(json, field -> take(json, field));
      JsonFields.require(json, mode, type, name);
      if (!isManagedKey()) {
        return Optional.empty();
      }
      return Optional.of(key(values.accessKeyId(json), name.orElseThrow()));
    }

    private ShownKey key(String id, String known) {
      return new ShownKey(id, known, which, TerraformObject.of(deposed, tainted), values.values());
    }

    private boolean isManagedKey() {
      return mode.filter("managed"::equals).isPresent()
          && type.filter(TerraformPlace.TYPE::equals).isPresent();
    }

    private void take(JsonParser json, String field) throws IOException {
      switch (field) {
        case "address" -> address = JsonFields.string(json);
        case "mode" -> mode = JsonFields.string(json);
        case "type" -> type = JsonFields.string(json);
        case "name" -> name = JsonFields.string(json);
        case "index" -> which = TerraformInstance.read(json);
        case "deposed_key" -> deposed = JsonFields.string(json);
        case "tainted" -> tainted = JsonFields.isTrue(json);
        case "depends_on" -> blocks = TerraformDependents.read(json);
        // The type comes first. Of other resources, no value is read.
        case "values" -> {
          if (type.filter(known -> !known.equals(TerraformPlace.TYPE)).isEmpty()) {
            values.read(json);
          }
        }
        default -> {}
      }
    }
  }
}
