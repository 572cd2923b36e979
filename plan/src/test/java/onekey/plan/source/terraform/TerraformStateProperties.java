package onekey.plan.source.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import onekey.plan.output.BadInputException;
import onekey.plan.source.terraform.SampleState.Entry;

/** What a state says in another way than Terraform does is not taken for nothing. */
class TerraformStateProperties {

  private static final String KEY = "AKIAEXAMPLE000000001";

  private static final JsonMapper JSON = new JsonMapper();

  /** Everything that advice depends on, in both formats. */
  private static final Set<String> READ =
      Set.of(
          "resources",
          "values",
          "root_module",
          "child_modules",
          "address",
          "mode",
          "type",
          "name",
          "module",
          "provider",
          "instances",
          "index_key",
          "index",
          "deposed",
          "deposed_key",
          "tainted",
          "status",
          "dependencies",
          "depends_on",
          "attributes",
          "id",
          "user");

  /** Without these nothing is known of a key; the others may be absent. */
  private static final Set<String> REQUIRED = Set.of("mode", "type", "name", "id");

  /** A value in a state, by where it is. */
  private record Value(JsonNode parent, String field, int index) {

    JsonNode get() {
      return field.isEmpty() ? parent.get(index) : parent.get(field);
    }

    void replace(JsonNode other) {
      if (parent instanceof ObjectNode object) {
        object.set(field, other);
      } else {
        ((ArrayNode) parent).set(index, other);
      }
    }
  }

  /** A state with one value replaced. */
  record Spoilt(Entry entry, boolean shown, int which, JsonNode replacement) {}

  @Property
  void aValueOfAnotherTypeIsRefused(@ForAll("spoilt") Spoilt spoilt) throws IOException {
    // given
    var state = JSON.readTree(state(spoilt));
    assertThat(read(state).managing(KEY)).hasSize(1);
    var values = new ArrayList<Value>();
    collect(state, values);
    var value = values.get(spoilt.which() % values.size());
    var before = value.get();
    if (isAllowed(value, before, spoilt.replacement())) {
      return;
    }

    // when
    value.replace(spoilt.replacement());

    // then
    assertThatThrownBy(() -> read(state)).isInstanceOf(BadInputException.class);
  }

  /** An index is a number or a text; what may be absent may be null. */
  private static boolean isAllowed(Value value, JsonNode before, JsonNode replacement) {
    var isIndex = value.field().startsWith("index");
    return before.getNodeType() == replacement.getNodeType()
        || (isIndex && (replacement.isTextual() || replacement.isIntegralNumber()))
        || (replacement.isNull() && !REQUIRED.contains(value.field()));
  }

  private static void collect(JsonNode node, List<Value> values) {
    node.properties()
        .forEach(
            entry -> {
              if (READ.contains(entry.getKey())) {
                values.add(new Value(node, entry.getKey(), -1));
              }
              collect(entry.getValue(), values);
            });
    if (node.isArray()) {
      for (var index = 0; index < node.size(); index++) {
        values.add(new Value(node, "", index));
        collect(node.get(index), values);
      }
    }
  }

  private static String state(Spoilt spoilt) {
    return spoilt.shown()
        ? SampleState.textShown(spoilt.entry())
        : SampleState.textStored(spoilt.entry());
  }

  private static TerraformStates read(JsonNode state) {
    return TerraformStates.read(
        List.of(Path.of("-")),
        new ByteArrayInputStream(state.toString().getBytes(StandardCharsets.UTF_8)));
  }

  @Provide
  Arbitrary<Spoilt> spoilt() {
    var key = SampleState.key("deploy", KEY);
    var nodes = JsonNodeFactory.instance;
    return Combinators.combine(
            Arbitraries.of(key, key.asTainted(), key.asDeposed()),
            Arbitraries.of("", "0", "\"eu\""),
            Arbitraries.of("", "module.ci", "module.ci[\"eu\"]"),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 9_999).withDistribution(RandomDistribution.uniform()),
            Arbitraries.<JsonNode>of(
                nodes.numberNode(5),
                nodes.numberNode(1.5),
                nodes.booleanNode(true),
                nodes.booleanNode(false),
                nodes.textNode("x"),
                nodes.objectNode(),
                nodes.arrayNode(),
                nodes.nullNode()))
        .as(
            (entry, index, module, shown, which, replacement) ->
                new Spoilt(entry.at(index).in(module), shown, which, replacement));
  }
}
