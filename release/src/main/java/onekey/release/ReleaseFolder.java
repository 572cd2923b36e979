package onekey.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The folder with the files of a release, and their checksums. */
final class ReleaseFolder {

  /** In the format of {@code sha256sum}. */
  static final String CHECKSUMS = "SHA256SUMS";

  private final Path folder;

  ReleaseFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder anew.
   *
   * @param arguments the folder, and {@code NAME=FILE} for each file
   */
  public static void main(String... arguments) throws IOException {
    var files = new TreeMap<String, Path>();
    for (var argument : arguments) {
      var sign = argument.indexOf('=');
      if (sign > 0) {
        files.put(argument.substring(0, sign), Path.of(argument.substring(sign + 1)));
      }
    }
    new ReleaseFolder(Path.of(arguments[0])).fill(files);
  }

  /** Makes the folder anew with copies of these files, by the names that they get. */
  void fill(Map<String, Path> files) throws IOException {
    remove();
    Files.createDirectories(folder);
    var checksums = new TreeMap<String, String>();
    for (var file : files.entrySet()) {
      var copy = Files.copy(file.getValue(), folder.resolve(file.getKey()));
      checksums.put(file.getKey(), sha256(Files.readAllBytes(copy)));
    }
    Files.writeString(folder.resolve(CHECKSUMS), text(checksums));
  }

  /** A file of another version may not stay. */
  private void remove() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(ReleaseFolder::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(SortedMap<String, String> checksums) {
    return checksums.entrySet().stream()
        .map(file -> "%s  %s\n".formatted(file.getValue(), file.getKey()))
        .collect(Collectors.joining());
  }

  /** Returns the SHA-256, in hexadecimal digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
