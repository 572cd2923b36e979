package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The resources of a {@code root_module} as {@code terraform show} prints it. */
final class ShownResources {

  private ShownResources() {}

  /**
   * Hands over each resource of the root module and of the modules in it, where the field is one.
   */
  static void ofRootModule(JsonParser json, String field, JsonFields.Element resource)
      throws IOException {
    if (field.equals("root_module")) {
      ofModule(json, resource);
    }
  }

  private static void ofModule(JsonParser json, JsonFields.Element resource) throws IOException {
    JsonFields.ofObject(
        json,
        field -> {
          switch (field) {
            case "resources" -> JsonFields.ofArray(json, resource);
            case "child_modules" -> JsonFields.ofArray(json, () -> ofModule(json, resource));
            default -> {}
          }
        });
  }
}
