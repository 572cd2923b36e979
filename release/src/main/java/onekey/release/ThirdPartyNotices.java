package onekey.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One text for all libraries: what they are, their licences, and the licences and notices that come
 * with them, each of which most licences want to be handed on.
 */
final class ThirdPartyNotices {

  private static final String RULE = "-".repeat(80) + "\n";

  private final Path jars;
  private final Path licences;

  /** Which products hold a library. */
  private final TreeMap<Component, SequencedSet<String>> products = new TreeMap<>();

  /**
   * Makes one without libraries.
   *
   * @param jars a directory that has the jar of each library
   * @param licences a directory that has {@code GROUP.txt} for the libraries of a group whose jars
   *     hold no licence
   */
  ThirdPartyNotices(Path jars, Path licences) {
    this.jars = jars;
    this.licences = licences;
  }

  /** Adds the libraries of a product. */
  void add(String product, List<Component> libraries) {
    for (var library : libraries) {
      if (!library.isOwn()) {
        products.computeIfAbsent(library, _ -> new TreeSet<>()).add(product);
      }
    }
  }

  /**
   * Returns the whole text.
   *
   * @throws RefusedException if a licence is not allowed or a text is missing
   */
  String text() throws IOException {
    var list = new StringBuilder();
    // The libraries and files that have a text.
    var texts = new LinkedHashMap<String, List<String>>();
    for (var library : products.entrySet()) {
      list.append(
          "%s\n    %s; in %s\n"
              .formatted(
                  library.getKey(),
                  Licences.of(library.getKey()),
                  String.join(" and ", library.getValue())));
      for (var text : textsOf(library.getKey())) {
        texts
            .computeIfAbsent(text.text(), _ -> new ArrayList<>())
            .add("%s, %s".formatted(library.getKey(), text.file()));
      }
    }
    return "OneKey is under the Apache License 2.0; see LICENSE. It holds these libraries of others, each under its own\nlicence. A library without a text below is under the Apache License 2.0 and brings no notice.\n\n"
        + list
        + texts.entrySet().stream()
            .map(text -> "\n" + RULE + lines(text.getValue()) + RULE + "\n" + text.getKey())
            .collect(Collectors.joining());
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private List<LicenceText> textsOf(Component library) throws IOException {
    var inJar = LicenceText.in(jars.resolve(library.jar()));
    var own = licences.resolve(library.group() + ".txt");
    if (inJar.stream().anyMatch(LicenceText::isLicence)) {
      return inJar;
    }
    var all = new ArrayList<>(inJar);
    if (Files.exists(own)) {
      all.add(new LicenceText("licence of its source", Files.readString(own)));
    } else if (!Licences.of(library).equals("Apache-2.0")) {
      throw new RefusedException(
          "%s holds no text of its licence. Write the one of its source into release/src/main/licenses/%s."
              .formatted(library.jar(), own.getFileName()));
    }
    return all;
  }
}
