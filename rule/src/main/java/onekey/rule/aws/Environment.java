package onekey.rule.aws;

import java.util.Map;

/** The environment variables that the stack sets on the functions. */
final class Environment {

  private Environment() {}

  /**
   * Returns the value of a variable.
   *
   * @throws InvalidEventException if it is missing or blank
   */
  static String variable(Map<String, String> environment, String name) {
    var value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new InvalidEventException(
          "Environment variable " + name + " is missing. The stack sets it on the function.");
    }
    return value;
  }
}
