package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an expression of a configuration refers to. Terraform writes each reference with all that it
 * begins with: {@code aws_iam_user.robot.name} and {@code aws_iam_user.robot}. What the expression
 * makes of them, a plan does not say; constant values, which may be secrets, are not read.
 *
 * @param all as Terraform writes them
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/internals/json-format#expression-representation">Expression
 *     Representation</a>
 */
record References(List<String> all) {

  private static final References NONE = new References(List.of());

  References {
    all = List.copyOf(all);
  }

  static References none() {
    return NONE;
  }

  /** Reads an expression; blocks inside of one have no references of their own. */
  static References read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return NONE;
    }
    var read = new ArrayList<String>();
    JsonFields.ofObject(
        json,
        field -> {
          if (field.equals("references") && json.currentToken() == JsonToken.START_ARRAY) {
            JsonFields.ofArray(json, () -> JsonFields.string(json).ifPresent(read::add));
          }
        });
    return new References(read);
  }

  /** Returns those that no other begins with, each once. */
  List<String> whole() {
    return all.stream()
        .filter(
            one -> all.stream().noneMatch(o -> o.startsWith(one + ".") || o.startsWith(one + "[")))
        .distinct()
        .toList();
  }

  /** Returns whether it is the same in all instances of a block. */
  boolean isSameInAllInstances() {
    return !all.isEmpty() && all.stream().noneMatch(References::isOfInstance);
  }

  /** Returns whether a reference is to the instance of the block that it stands in. */
  static boolean isOfInstance(String reference) {
    return reference.startsWith("each.") || reference.startsWith("count.");
  }
}
