package onekey.cli.doctor.words;

import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text of parts.
 *
 * @param parts the parts, in their order
 */
public record Words(List<Part> parts) {

  private static final String PLACE = "{}";

  /** What stands in the place of somebody else's words. */
  private static final String LEFT_OUT = "(left out)";

  public Words {
    parts = List.copyOf(parts);
  }

  /**
   * Returns a text with these values in the places of {@code {}}. A value that is neither a part
   * nor a text nor a number, a time or an enum may hold anything, so it is taken for somebody
   * else's words.
   */
  public static Words of(String template, Object... values) {
    return of(template, Function.identity(), values);
  }

  /** Returns the same as a command for a POSIX shell, each value being one argument. */
  public static Words command(String template, Object... values) {
    return of(template, Part.Argument::new, values);
  }

  private static Words of(String template, Function<Part, Part> as, Object... values) {
    var parts = new ArrayList<Part>();
    var rest = template;
    for (var value : values) {
      var place = rest.indexOf(PLACE);
      if (place < 0) {
        throw new IllegalArgumentException("More values than places: " + template);
      }
      parts.add(new Part.Plain(rest.substring(0, place)));
      parts(value).map(as).forEach(parts::add);
      rest = rest.substring(place + PLACE.length());
    }
    if (rest.contains(PLACE)) {
      throw new IllegalArgumentException("More places than values: " + template);
    }
    parts.add(new Part.Plain(rest));
    return new Words(parts);
  }

  private static Stream<Part> parts(Object value) {
    return switch (value) {
      case Part part -> Stream.of(part);
      case Words words -> words.parts().stream();
      case Number number -> Stream.of(new Part.Plain(number.toString()));
      case Enum<?> constant -> Stream.of(new Part.Plain(constant.name()));
      case TemporalAccessor time -> Stream.of(new Part.Plain(time.toString()));
      default -> Stream.of(quoted(value.toString()));
    };
  }

  /** Returns words of OneKey's or AWS's own, such as an action, that hold nothing personal. */
  public static Part plain(String text) {
    return new Part.Plain(text);
  }

  /** Returns somebody else's words. */
  public static Part quoted(String text) {
    return new Part.Quoted(text, LEFT_OUT);
  }

  /** Returns the name of something. */
  public static Part named(Part.Kind kind, String value) {
    return new Part.Named(kind, value);
  }

  /** Returns these texts with a separator between them. */
  public static Words join(String separator, List<Words> texts) {
    var parts = new ArrayList<Part>();
    for (var text : texts) {
      if (!parts.isEmpty()) {
        parts.add(new Part.Plain(separator));
      }
      parts.addAll(text.parts());
    }
    return new Words(parts);
  }

  /** Returns this text, a blank, and another one. */
  public Words and(Words other) {
    return join(" ", List.of(this, other));
  }

  /** Returns the text with its parts written so. */
  public String text(Naming naming) {
    return parts.stream().map(naming::of).collect(Collectors.joining());
  }
}
