package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What depends on the blocks of access keys: a few addresses for each, however large a state. */
public final class TerraformDependents {

  /** One more than is shown, so that it can be said that there are more. */
  public static final int KEPT = 6;

  private final SequencedMap<String, List<String>> byBlock = new LinkedHashMap<>();

  /** Reads the blocks of access keys among these dependencies. */
  static List<String> read(JsonParser json) throws IOException {
    var blocks = new ArrayList<String>();
    JsonFields.ofArray(
        json,
        () ->
            JsonFields.string(json)
                .filter(block -> ("." + block).contains("." + TerraformPlace.TYPE + "."))
                .ifPresent(blocks::add));
    return blocks;
  }

  void add(List<String> blocks, String dependent) {
    for (var block : blocks) {
      var known = byBlock.computeIfAbsent(block, _ -> new ArrayList<>());
      if (known.size() < KEPT && !known.contains(dependent)) {
        known.add(dependent);
      }
    }
  }

  List<String> of(TerraformPlace place) {
    return byBlock.getOrDefault(place.block(), List.of());
  }
}
