package onekey.sandbox.permission;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern in which {@code *} matches any characters and {@code ?} matches one. */
final class Wildcard {

  private final String text;
  private final Pattern pattern;

  private Wildcard(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  static Wildcard of(String text) {
    return new Wildcard(text, Pattern.compile(expression(text), Pattern.DOTALL));
  }

  static Wildcard exactly(String text) {
    return new Wildcard(text, Pattern.compile(Pattern.quote(text)));
  }

  static Wildcard ignoringCase(String text) {
    return new Wildcard(
        text, Pattern.compile(expression(text), Pattern.DOTALL | Pattern.CASE_INSENSITIVE));
  }

  boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  /** Returns the pattern as written in the policy. */
  @Override
  public String toString() {
    return text;
  }

  private static String expression(String text) {
    return text.chars()
        .mapToObj(
            character ->
                switch (character) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(Character.toString(character));
                })
        .collect(Collectors.joining());
  }
}
