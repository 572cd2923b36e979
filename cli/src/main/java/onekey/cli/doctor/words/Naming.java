package onekey.cli.doctor.words;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import onekey.plan.fix.ShellWord;

/** How the parts of a text are written. */
@FunctionalInterface
public interface Naming {

  /** What a shell takes as it is. */
  Pattern UNQUOTED = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  /** Returns a part as text. */
  String of(Part part);

  /**
   * Returns a naming.
   *
   * @param personalDetails whether it writes everything; else each name has the same alias wherever
   *     it stands, and somebody else's words are not there
   */
  static Naming with(boolean personalDetails) {
    return personalDetails ? Naming::inFull : byAlias();
  }

  private static String inFull(Part part) {
    return switch (part) {
      case Part.Plain(var text) -> text;
      case Part.Named(var _, var value) -> value;
      case Part.Resource(var _, var physicalId) -> physicalId;
      case Part.Quoted(var text, var _) -> text;
      case Part.Argument(var value) -> argument(inFull(value));
    };
  }

  private static String argument(String text) {
    return UNQUOTED.matcher(text).matches() ? text : ShellWord.quote(text.replace("\0", ""));
  }

  private static Naming byAlias() {
    var aliases = new EnumMap<Part.Kind, Map<String, String>>(Part.Kind.class);
    return new Naming() {
      @Override
      public String of(Part part) {
        return switch (part) {
          case Part.Plain(var text) -> text;
          case Part.Named(var kind, var value) -> {
            var known = aliases.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
            yield known.computeIfAbsent(value, _ -> kind.alias(known.size() + 1));
          }
          case Part.Resource(var logicalId, var _) -> logicalId;
          case Part.Quoted(var _, var instead) -> instead;
          case Part.Argument(var value) -> argument(of(value));
        };
      }
    };
  }
}
