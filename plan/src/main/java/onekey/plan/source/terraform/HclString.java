package onekey.plan.source.terraform;

/**
 * A quoted string in Terraform's language.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences">Escape
 *     sequences</a>
 */
public final class HclString {

  private HclString() {}

  /** Returns the value in double quotes. */
  public static String quote(String value) {
    var quoted = new StringBuilder("\"");
    for (var i = 0; i < value.length(); i++) {
      quoted.append(escaped(value.charAt(i), value.startsWith("{", i + 1)));
    }
    return quoted.append('"').toString();
  }

  private static String escaped(char character, boolean beforeBrace) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '$', '%' -> String.valueOf(character).repeat(beforeBrace ? 2 : 1);
      default ->
          Character.isISOControl(character)
              ? "\\u%04x".formatted((int) character)
              : String.valueOf(character);
    };
  }
}
