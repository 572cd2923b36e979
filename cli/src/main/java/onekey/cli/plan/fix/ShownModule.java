package onekey.cli.plan.fix;

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
  private final List<ShownKey> own = new ArrayList<>();
  private Optional<String> address = Optional.empty();

  /** Makes a module that adds the access keys it manages to the others. */
  ShownModule(Path file, List<TerraformKey> found) {
    this.file = file;
    this.found = found;
  }

  private record ShownKey(String accessKeyId, String name, TerraformInstance which) {}

  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(json, field -> take(json, field));
    // The resources come before the address of the module.
    own.stream()
        .map(
            key ->
                new TerraformKey(
                    key.accessKeyId(), file, address.orElse(""), key.name(), key.which()))
        .forEach(found::add);
  }

  private void take(JsonParser json, String field) throws IOException {
    switch (field) {
      case "address" -> address = JsonFields.string(json);
      case "resources" ->
          JsonFields.ofArray(json, () -> new ShownResource().read(json).ifPresent(own::add));
      case "child_modules" ->
          JsonFields.ofArray(json, () -> new ShownModule(file, found).read(json));
      default -> {}
    }
  }

  /** One instance of a resource. A deposed one is already on its way out. */
  private static final class ShownResource {

    private final ResourceValues values = new ResourceValues();
    private Optional<String> mode = Optional.empty();
    private Optional<String> type = Optional.empty();
    private Optional<String> name = Optional.empty();
    private TerraformInstance which = new TerraformInstance.Single();
    private boolean deposed;

    Optional<ShownKey> read(JsonParser json) throws IOException {
      JsonFields.ofObject(json, field -> take(json, field));
      return name.filter(_ -> isManagedKey())
          .flatMap(known -> values.accessKeyId().map(id -> new ShownKey(id, known, which)));
    }

    private boolean isManagedKey() {
      return !deposed
          && mode.filter("managed"::equals).isPresent()
          && type.filter(TerraformKey.TYPE::equals).isPresent();
    }

    private void take(JsonParser json, String field) throws IOException {
      switch (field) {
        case "mode" -> mode = JsonFields.string(json);
        case "type" -> type = JsonFields.string(json);
        case "name" -> name = JsonFields.string(json);
        case "index" -> which = TerraformInstance.read(json);
        case "deposed_key" ->
            deposed = JsonFields.string(json).filter(key -> !key.isEmpty()).isPresent();
        case "values" -> values.read(json);
        default -> {}
      }
    }
  }
}
