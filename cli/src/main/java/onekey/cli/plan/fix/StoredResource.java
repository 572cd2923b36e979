package onekey.cli.plan.fix;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A resource as a state stores it, with its instances. */
final class StoredResource {

  private final Path file;
  private final List<Instance> instances = new ArrayList<>();
  private Optional<String> mode = Optional.empty();
  private Optional<String> type = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> module = Optional.empty();

  StoredResource(Path file) {
    this.file = file;
  }

  private record Instance(String accessKeyId, TerraformInstance which) {}

  /** Returns the access keys that it manages; empty for any other resource. */
  List<TerraformKey> read(JsonParser json) throws IOException {
    JsonFields.ofObject(json, field -> take(json, field));
    return name.filter(_ -> isManagedKey())
        .map(
            known ->
                instances.stream()
                    .map(
                        instance ->
                            new TerraformKey(
                                instance.accessKeyId(),
                                file,
                                module.orElse(""),
                                known,
                                instance.which()))
                    .toList())
        .orElseGet(List::of);
  }

  private boolean isManagedKey() {
    return mode.filter("managed"::equals).isPresent()
        && type.filter(TerraformKey.TYPE::equals).isPresent();
  }

  private void take(JsonParser json, String field) throws IOException {
    switch (field) {
      case "mode" -> mode = JsonFields.string(json);
      case "type" -> type = JsonFields.string(json);
      case "name" -> name = JsonFields.string(json);
      case "module" -> module = JsonFields.string(json);
      case "instances" -> JsonFields.ofArray(json, () -> takeInstance(json));
      default -> {}
    }
  }

  private void takeInstance(JsonParser json) throws IOException {
    // Terraform writes the type first. Where it comes later, the ids of other resources are read
    // for nothing.
    if (type.filter(known -> !known.equals(TerraformKey.TYPE)).isEmpty()) {
      new StoredInstance().read(json).ifPresent(instances::add);
    }
  }

  /** One instance of it. A deposed one is already on its way out. */
  private static final class StoredInstance {

    private final ResourceValues values = new ResourceValues();
    private TerraformInstance which = new TerraformInstance.Single();
    private boolean deposed;

    Optional<Instance> read(JsonParser json) throws IOException {
      JsonFields.ofObject(json, field -> take(json, field));
      return values.accessKeyId().filter(_ -> !deposed).map(id -> new Instance(id, which));
    }

    private void take(JsonParser json, String field) throws IOException {
      switch (field) {
        case "index_key" -> which = TerraformInstance.read(json);
        case "deposed" ->
            deposed = JsonFields.string(json).filter(key -> !key.isEmpty()).isPresent();
        // The second one is left from before Terraform 0.12.
        case "attributes", "attributes_flat" -> values.read(json);
        default -> {}
      }
    }
  }
}
