package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/**
 * The addresses of the access keys among the planned values. Terraform writes each of them among
 * the changes too; where it is not there, the plan is not whole.
 */
final class PlannedKeys {

  private final Set<String> addresses = new HashSet<>();

  /** Reads the planned values. */
  void read(JsonParser json) throws IOException {
    JsonFields.ofObject(
        json, field -> ShownResources.ofRootModule(json, field, () -> takeResource(json)));
  }

  private void takeResource(JsonParser json) throws IOException {
    var texts = new HashMap<String, String>();
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "address", "mode", "type" ->
                JsonFields.string(json).ifPresent(text -> texts.put(field, text));
            default -> {}
          }
        });
    if (texts.getOrDefault("type", "").equals(TerraformPlace.TYPE)
        && texts.getOrDefault("mode", "").equals("managed")) {
      addresses.add(texts.getOrDefault("address", ""));
    }
  }

  Set<String> addresses() {
    return addresses;
  }
}
