package onekey.release;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The licences of libraries that software under Apache-2.0 may include, as SPDX ids: those of
 * category A of the Apache Software Foundation, with what it treats like them.
 *
 * <p>Category B, such as EPL-2.0, may be included too, but only with a label that a user reads. So
 * the first library under such a licence must be a decision, and is refused here.
 *
 * @see <a href="https://www.apache.org/legal/resolved.html#category-a">ASF 3rd Party License
 *     Policy, category A</a>
 */
final class Licences {

  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "AFL-3.0",
          "APAFML",
          "Apache-1.1",
          "Apache-2.0",
          "Bitstream-Vera",
          "BlueOak-1.0.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "BSD-3-Clause-LBNL",
          "BSL-1.0",
          "CC-PDDC",
          "CC0-1.0",
          "EPICS",
          "FSFAP",
          "HPND",
          "ICU",
          "ISC",
          "Libpng",
          "MIT",
          "MIT-0",
          "MS-PL",
          "MulanPSL-2.0",
          "NCSA",
          "OGL-UK-3.0",
          "PHP-3.01",
          "PostgreSQL",
          "Python-2.0",
          "SMLNJ",
          "TCL",
          "Unicode-DFS-2016",
          "Unlicense",
          "UPL-1.0",
          "W3C",
          "WTFPL",
          "Xnet",
          "Zlib",
          "ZPL-2.0");

  private Licences() {}

  /**
   * Returns the licence under which the library is included: the first that is allowed.
   *
   * @throws RefusedException if none is allowed, or if none is said
   */
  static String of(Component library) {
    return library.licences().stream()
        .flatMap(Licences::alternatives)
        .filter(Licences::isAllowed)
        .findFirst()
        .orElseThrow(() -> refusal(library));
  }

  /** An expression in parentheses, or with AND, stays whole: all of it must be allowed then. */
  private static Stream<String> alternatives(String expression) {
    return expression.contains("(") || expression.contains(" AND ")
        ? Stream.of(expression)
        : Stream.of(expression.split(" OR ", -1)).map(String::strip);
  }

  private static boolean isAllowed(String expression) {
    var ids = List.of(expression.replaceAll("[()]", " ").split(" (?:AND|OR) ", -1));
    return ids.stream().map(String::strip).allMatch(ALLOWED::contains);
  }

  private static RefusedException refusal(Component library) {
    return new RefusedException(
        "%s is under \"%s\". Allowed in software under Apache-2.0: %s. Choose another library; or, if its own text names one of these, say so in release/src/main/licenses/concluded.properties."
            .formatted(
                library,
                library.licences().isEmpty()
                    ? "no licence"
                    : String.join("\" or \"", library.licences()),
                String.join(", ", ALLOWED.stream().sorted().toList())));
  }
}
