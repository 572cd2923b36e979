package onekey.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Writes which libraries a release holds: the bills of materials of its two products, with the
 * licences that were concluded, and the notices of all libraries.
 */
final class Inventory {

  static final String NOTICES = "THIRD-PARTY-NOTICES.txt";

  private Inventory() {}

  /**
   * Writes into a directory.
   *
   * @param arguments the directory; that of {@code concluded.properties} and of the licences that
   *     jars lack; that of the jars; the bills of materials of the function and of the command line
   */
  public static void main(String... arguments) throws IOException {
    try {
      write(
          Path.of(arguments[0]),
          Path.of(arguments[1]),
          Path.of(arguments[2]),
          Map.of("the function", Path.of(arguments[3]), "the command line", Path.of(arguments[4])));
    } catch (RefusedException refusal) {
      System.err.println(refusal.getMessage());
      System.exit(1);
    }
  }

  static void write(Path directory, Path licences, Path jars, Map<String, Path> products)
      throws IOException {
    Files.createDirectories(directory);
    var notices = new ThirdPartyNotices(jars, licences);
    for (var product : products.entrySet()) {
      var sbom = Sbom.read(product.getValue());
      sbom.conclude(concluded(licences));
      sbom.write(directory.resolve(product.getValue().getFileName()));
      notices.add(product.getKey(), sbom.components());
    }
    Files.writeString(directory.resolve(NOTICES), notices.text());
  }

  private static Map<String, String> concluded(Path licences) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(licences.resolve("concluded.properties"))) {
      properties.load(reader);
    }
    var concluded = new LinkedHashMap<String, String>();
    properties.forEach((group, licence) -> concluded.put((String) group, (String) licence));
    return concluded;
  }
}
