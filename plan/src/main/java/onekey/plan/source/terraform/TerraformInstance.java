package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Which instance of a resource.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cli/state/resource-addressing">Resource
 *     Addressing</a>
 */
public sealed interface TerraformInstance {

  /** Returns the part of an address after the name. */
  String suffix();

  /**
   * Reads the key of an instance: a number, a string, or null.
   *
   * @throws UnexpectedValueException for anything else
   */
  static TerraformInstance read(JsonParser json) throws IOException {
    var index = JsonFields.number(json).<TerraformInstance>map(Counted::new);
    return index.isPresent()
        ? index.get()
        : JsonFields.string(json).<TerraformInstance>map(Keyed::new).orElseGet(Single::new);
  }

  /** The only one. */
  record Single() implements TerraformInstance {
    @Override
    public String suffix() {
      return "";
    }
  }

  /** One of {@code count}. */
  record Counted(long index) implements TerraformInstance {
    @Override
    public String suffix() {
      return "[" + index + "]";
    }
  }

  /** One of {@code for_each}. */
  record Keyed(String key) implements TerraformInstance {
    @Override
    public String suffix() {
      return "[" + HclString.quote(key) + "]";
    }
  }
}
