package onekey.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import onekey.testkit.Command;
import onekey.testkit.Tools;

/** The release that this build made, and ways to look into it. */
final class BuiltRelease {

  static final String VERSION = System.getProperty("onekey.version", "");
  static final Path FOLDER = Tools.PROJECT.resolve("release/target/release");

  static final String FUNCTION = "onekey-rule-lambda-%s.jar".formatted(VERSION);
  static final String TAR = "onekey-%s.tar.gz".formatted(VERSION);
  static final String ZIP = "onekey-%s.zip".formatted(VERSION);
  static final String TEMPLATE = "onekey-%s.template.json".formatted(VERSION);
  static final String FUNCTION_SBOM = "onekey-rule-%s.cdx.json".formatted(VERSION);
  static final String COMMAND_LINE_SBOM = "onekey-%s.cdx.json".formatted(VERSION);

  private BuiltRelease() {}

  /** A file in an archive. */
  record Packed(Set<PosixFilePermission> permissions, String sha256) {}

  /** Unpacks the tar.gz of a folder, and returns the directory in it. */
  static Path unpack(Path folder, Path into) {
    Command.run(
            into,
            Map.of(),
            List.of("tar", "-xpzf", folder.resolve(TAR).toAbsolutePath().toString()))
        .successful();
    return into.resolve("onekey-" + VERSION);
  }

  /** Returns the files below a directory, by their paths from there. */
  static SortedMap<String, Packed> files(Path directory) throws IOException {
    var files = new TreeMap<String, Packed>();
    try (var all = Files.walk(directory)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            directory.relativize(file).toString(),
            new Packed(
                Files.getPosixFilePermissions(file),
                ReleaseFolder.sha256(Files.readAllBytes(file))));
      }
    }
    return files;
  }

  /** Returns the files of a zip file. */
  static SortedMap<String, Packed> filesOfZip(Path zip) throws IOException {
    try (var content =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
      return files(content.getPath("/"));
    }
  }

  /** Shows each entry of a zip file, and of the zip files in it. */
  static void eachEntry(String name, InputStream zip, BiConsumer<String, byte[]> reader)
      throws IOException {
    var entries = new ZipInputStream(zip);
    ZipEntry entry;
    while ((entry = entries.getNextEntry()) != null) {
      var path = name + "!" + entry.getName();
      var bytes = entries.readAllBytes();
      reader.accept(path, bytes);
      if (path.endsWith(".jar")) {
        eachEntry(path, new ByteArrayInputStream(bytes), reader);
      }
    }
  }
}
