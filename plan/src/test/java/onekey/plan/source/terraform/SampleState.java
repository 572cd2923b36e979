package onekey.plan.source.terraform;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** States in both formats, as Terraform 1.11 writes them, with less around. */
public final class SampleState {

  /**
   * An object of a state.
   *
   * @param index the key of the instance as JSON; empty for none
   */
  public record Entry(
      String module,
      String type,
      String name,
      String index,
      String id,
      String user,
      String status,
      boolean tainted,
      String deposed,
      List<String> dependencies) {

    public Entry at(String otherIndex) {
      return new Entry(
          module, type, name, otherIndex, id, user, status, tainted, deposed, dependencies);
    }

    public Entry in(String otherModule) {
      return new Entry(
          otherModule, type, name, index, id, user, status, tainted, deposed, dependencies);
    }

    public Entry of(String otherUser) {
      return new Entry(
          module, type, name, index, id, otherUser, status, tainted, deposed, dependencies);
    }

    public Entry inactive() {
      return new Entry(
          module, type, name, index, id, user, "Inactive", tainted, deposed, dependencies);
    }

    public Entry asTainted() {
      return new Entry(module, type, name, index, id, user, status, true, deposed, dependencies);
    }

    public Entry asDeposed() {
      return new Entry(
          module, type, name, index, id, user, status, tainted, "1a2b3c4d", dependencies);
    }

    private String indexField(String field) {
      return index.isEmpty() ? "" : "\"%s\": %s,".formatted(field, index);
    }

    private String values() {
      return "{\"id\": \"%s\", \"user\": \"%s\", \"status\": \"%s\", \"secret\": \"neverPrint\"}"
          .formatted(id, user, status);
    }

    private String names() {
      return dependencies.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
    }

    private String stored() {
      return """
      {%s "mode": "managed", "type": "%s", "name": "%s",
       "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
       "instances": [{%s %s %s "attributes": %s, "dependencies": [%s]}]}
      """
          .formatted(
              module.isEmpty() ? "" : "\"module\": \"%s\",".formatted(module.replace("\"", "\\\"")),
              type,
              name,
              indexField("index_key"),
              tainted ? "\"status\": \"tainted\"," : "",
              deposed.isEmpty() ? "" : "\"deposed\": \"%s\",".formatted(deposed),
              values(),
              names());
    }

    private String shown() {
      return """
      {"address": "%s%s.%s", "mode": "managed", "type": "%s", "name": "%s", %s
       "values": %s, %s %s "depends_on": [%s]}
      """
          .formatted(
              module.isEmpty() ? "" : module.replace("\"", "\\\"") + ".",
              type,
              name,
              type,
              name,
              indexField("index"),
              values(),
              tainted ? "\"tainted\": true," : "",
              deposed.isEmpty() ? "" : "\"deposed_key\": \"%s\",".formatted(deposed),
              names());
    }
  }

  private SampleState() {}

  /** An access key of the user alice, current and active. */
  public static Entry key(String name, String id) {
    return new Entry(
        "", TerraformPlace.TYPE, name, "", id, "alice", "Active", false, "", List.of());
  }

  /** Something that takes values from these blocks. */
  public static Entry dependent(String type, String name, String... blocks) {
    return new Entry("", type, name, "", "x", "x", "x", false, "", List.of(blocks));
  }

  public static TerraformStates stored(Entry... entries) {
    return states(textStored(entries));
  }

  public static String textStored(Entry... entries) {
    return "{\"version\": 4, \"serial\": 1, \"resources\": [%s]}"
        .formatted(Stream.of(entries).map(Entry::stored).collect(Collectors.joining(",")));
  }

  public static TerraformStates shown(Entry... entries) {
    return states(textShown(entries));
  }

  public static String textShown(Entry... entries) {
    var modules =
        Stream.of(entries)
            .collect(
                Collectors.groupingBy(
                    Entry::module, Collectors.mapping(Entry::shown, Collectors.joining(","))));
    return "{\"format_version\": \"1.0\", \"values\": {\"root_module\": {\"resources\": [%s], \"child_modules\": [%s]}}}"
        .formatted(
            modules.getOrDefault("", ""),
            modules.entrySet().stream()
                .filter(module -> !module.getKey().isEmpty())
                .map(SampleState::module)
                .collect(Collectors.joining(",")));
  }

  private static String module(Map.Entry<String, String> module) {
    return "{\"resources\": [%s], \"address\": \"%s\"}"
        .formatted(module.getValue(), module.getKey().replace("\"", "\\\""));
  }

  /** Both formats of the same state. */
  public static List<TerraformStates> both(Entry... entries) {
    return List.of(stored(entries), shown(entries));
  }

  private static TerraformStates states(String content) {
    return TerraformStates.read(
        List.of(Path.of("-")), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the id of an access key. */
  public static String id(int key) {
    return "AKIAEXAMPLE%09d".formatted(key);
  }
}
