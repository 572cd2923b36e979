package onekey.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import onekey.infra.SynthesisRefusedException;

/**
 * Finds the places of the parameters in two templates that were synthesized with different sample
 * values. Where both are equal, the text is the template's own. Where they differ, a sample must
 * begin in each, and its parameter takes its place. A difference that no parameter explains is
 * refused: such a template would be wrong for other values.
 */
final class Placeholders {

  /** Where CloudFormation takes functions. */
  private static final Pattern PLACE =
      Pattern.compile("/Resources/[^/]+/Properties/.+|/Outputs/[^/]+/Value(/.+)?");

  private final List<Placeholder> placeholders;

  /**
   * Takes the placeholders.
   *
   * @throws IllegalArgumentException if the first characters of two pairs of samples are the same,
   *     so that the one could be taken for the other
   */
  Placeholders(List<Placeholder> placeholders) {
    var beginnings = new HashMap<String, Placeholder>();
    for (var placeholder : placeholders) {
      var samples = placeholder.samples();
      var former =
          beginnings.put("" + samples.one().charAt(0) + samples.other().charAt(0), placeholder);
      if (former != null) {
        throw new IllegalArgumentException(
            "The samples of %s and %s begin alike".formatted(former, placeholder));
      }
    }
    this.placeholders = List.copyOf(placeholders);
  }

  /** Returns the template with parameters in place of the samples. */
  ObjectNode in(ObjectNode one, ObjectNode other) {
    var renamed = LogicalIds.alike(one, other);
    return (ObjectNode) compared("", renamed.one(), renamed.other(), false);
  }

  /**
   * Compares two nodes.
   *
   * @param member whether they are values of a member of an object that has others: without them
   *     the object would be left empty, and a list might be meant to lack it
   */
  private JsonNode compared(String path, JsonNode one, JsonNode other, boolean member) {
    if (one.equals(other)) {
      return one;
    }
    if (one.getNodeType() != other.getNodeType()) {
      throw unexplained(path, one, other);
    }
    return switch (one.getNodeType()) {
      case OBJECT -> isTextInPieces(one) ? joined(path, one, other) : members(path, one, other);
      case ARRAY -> elements(path, one, other);
      case STRING -> {
        requireFunctionsAllowed(path, one, other);
        yield value(path, pieces(path, one.asText(), other.asText()), member);
      }
      default -> {
        requireFunctionsAllowed(path, one, other);
        yield numberOrFlag(path, one, other);
      }
    };
  }

  private static boolean isTextInPieces(JsonNode node) {
    return node.path("Fn::Join").path(0).asText("no").isEmpty();
  }

  private JsonNode members(String path, JsonNode one, JsonNode other) {
    if (!names(one).equals(names(other))) {
      throw unexplained(path, one, other);
    }
    var members = Json.object();
    for (var member : one.properties()) {
      members.set(
          member.getKey(),
          compared(
              path + "/" + member.getKey(),
              member.getValue(),
              other.path(member.getKey()),
              one.size() > 1));
    }
    return members;
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).sorted().toList();
  }

  private JsonNode elements(String path, JsonNode one, JsonNode other) {
    if (one.size() != other.size()) {
      throw unexplained(path, one, other);
    }
    return Json.array(
        IntStream.range(0, one.size())
            .mapToObj(i -> compared(path + "/" + i, one.path(i), other.path(i), false))
            .toList());
  }

  /** The texts among the pieces may hold placeholders, which become pieces of their own. */
  private JsonNode joined(String path, JsonNode one, JsonNode other) {
    var pieces = one.path("Fn::Join").path(1);
    var otherPieces = other.path("Fn::Join").path(1);
    if (!isTextInPieces(other) || pieces.size() != otherPieces.size()) {
      throw unexplained(path, one, other);
    }
    requireFunctionsAllowed(path, one, other);
    var joined = new ArrayList<JsonNode>();
    for (int i = 0; i < pieces.size(); i++) {
      var piece = pieces.path(i);
      var otherPiece = otherPieces.path(i);
      if (piece.isTextual() && otherPiece.isTextual()) {
        joined.addAll(withinText(path, pieces(path, piece.asText(), otherPiece.asText())));
      } else {
        joined.add(compared(path + "/" + i, piece, otherPiece, false));
      }
    }
    return Json.join(joined);
  }

  private JsonNode numberOrFlag(String path, JsonNode one, JsonNode other) {
    return placeholders.stream()
        .filter(
            placeholder ->
                placeholder.samples().one().equals(one.asText())
                    && placeholder.samples().other().equals(other.asText()))
        .findAny()
        .map(Placeholder::value)
        .orElseThrow(() -> unexplained(path, one, other));
  }

  /** A part of a text. */
  private sealed interface Piece {

    /** The text itself. */
    record Literal(String text) implements Piece {}

    /** The place of a parameter. */
    record Place(Placeholder placeholder) implements Piece {}
  }

  private List<Piece> pieces(String path, String one, String other) {
    var pieces = new ArrayList<Piece>();
    var literal = new StringBuilder();
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      if (i < one.length() && j < other.length() && one.charAt(i) == other.charAt(j)) {
        literal.append(one.charAt(i));
        i++;
        j++;
      } else {
        var placeholder =
            at(one.substring(i), other.substring(j))
                .orElseThrow(() -> unexplained(path, Json.text(one), Json.text(other)));
        if (!literal.isEmpty()) {
          pieces.add(new Piece.Literal(literal.toString()));
          literal.setLength(0);
        }
        pieces.add(new Piece.Place(placeholder));
        i += placeholder.samples().one().length();
        j += placeholder.samples().other().length();
      }
    }
    if (!literal.isEmpty()) {
      pieces.add(new Piece.Literal(literal.toString()));
    }
    return pieces;
  }

  private Optional<Placeholder> at(String one, String other) {
    return placeholders.stream()
        .filter(placeholder -> !(placeholder.use() instanceof Placeholder.Use.WholeNumberOrFlag))
        .filter(
            placeholder ->
                one.startsWith(placeholder.samples().one())
                    && other.startsWith(placeholder.samples().other()))
        .findAny();
  }

  private static JsonNode value(String path, List<Piece> pieces, boolean member) {
    if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Place(var placeholder)) {
      return switch (placeholder.use()) {
        case Placeholder.Use.OptionalMember(var given) when member ->
            given.choose(placeholder.value(), Json.noValue());
        case Placeholder.Use.OptionalMember _ -> throw misplaced(path, placeholder);
        case Placeholder.Use _ -> placeholder.value();
      };
    }
    var parts = withinText(path, pieces);
    return parts.stream().allMatch(Placeholders::fitsIntoSub)
        ? Json.object("Fn::Sub", Json.text(substitution(parts)))
        : Json.join(parts);
  }

  private static boolean fitsIntoSub(JsonNode part) {
    return part.isTextual() ? !part.asText().contains("$") : part.has("Ref");
  }

  private static String substitution(List<JsonNode> parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(part.isTextual() ? part.asText() : "${" + part.path("Ref").asText() + "}");
    }
    return text.toString();
  }

  private static List<JsonNode> withinText(String path, List<Piece> pieces) {
    var parts = new ArrayList<JsonNode>();
    // What is left of the text after a member that may be left out.
    var skipped = 0;
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i)) {
        case Piece.Literal(var text) -> {
          if (text.length() > skipped) {
            parts.add(Json.text(text.substring(skipped)));
          }
          skipped = 0;
        }
        case Piece.Place(var placeholder) -> {
          switch (placeholder.use()) {
            case Placeholder.Use.Anywhere() -> parts.add(placeholder.value());
            case Placeholder.Use.OptionalMember(var given) -> {
              var after = i + 1 < pieces.size() ? pieces.get(i + 1) : new Piece.Literal("");
              new OptionalTextMember(placeholder, given)
                  .replaceLast(parts, after instanceof Piece.Literal(var text) ? text : "")
                  .ifPresentOrElse(
                      parts::add,
                      () -> {
                        throw misplaced(path, placeholder);
                      });
              skipped = OptionalTextMember.END.length();
            }
            case Placeholder.Use.WholeValue() -> throw misplaced(path, placeholder);
            case Placeholder.Use.WholeNumberOrFlag() -> throw misplaced(path, placeholder);
          }
        }
      }
    }
    return parts;
  }

  private static void requireFunctionsAllowed(String path, JsonNode one, JsonNode other) {
    if (!PLACE.matcher(path).matches()) {
      throw unexplained(path, one, other);
    }
  }

  private static SynthesisRefusedException misplaced(String path, Placeholder placeholder) {
    return new SynthesisRefusedException(
        "The value of %s is at %s, where it cannot be a parameter: it may be empty, or may have to be escaped. See class Placeholder."
            .formatted(placeholder.value(), path));
  }

  private static SynthesisRefusedException unexplained(String path, JsonNode one, JsonNode other) {
    return new SynthesisRefusedException(
        "Two values of the parameters give two templates that differ at %s, and no parameter can be there: %s and %s. See class Placeholder."
            .formatted(path.isEmpty() ? "/" : path, shortened(one), shortened(other)));
  }

  private static String shortened(JsonNode node) {
    var text = node.toString();
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }
}
