package onekey.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * A licence or a notice that comes with a library.
 *
 * @param file the name of the file it is from
 * @param text the text, with the line ends of Unix
 */
record LicenceText(String file, String text) {

  private static final Pattern NAME =
      Pattern.compile("(?i)(?:META-INF/)?[^/]*(?:LICEN[CS]E|NOTICE|COPYING)[^/]*(?<!\\.class)");

  LicenceText {
    text = text.replace("\r\n", "\n").replace('\r', '\n').strip() + "\n";
  }

  /** Returns whether it is a licence, and not only a notice. */
  boolean isLicence() {
    return !file.toUpperCase(Locale.ROOT).contains("NOTICE");
  }

  /** Returns those in a jar, by name. */
  static List<LicenceText> in(Path jar) throws IOException {
    try (var content = new JarFile(jar.toFile())) {
      return content.stream()
          .filter(entry -> NAME.matcher(entry.getName()).matches())
          .map(entry -> new LicenceText(entry.getName(), read(content, entry)))
          .sorted((one, other) -> one.file().compareTo(other.file()))
          .toList();
    }
  }

  private static String read(JarFile jar, JarEntry entry) {
    try (var input = jar.getInputStream(entry)) {
      return decode(input.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("%s in %s".formatted(entry.getName(), jar.getName()), e);
    }
  }

  /** Some are older than UTF-8. */
  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
