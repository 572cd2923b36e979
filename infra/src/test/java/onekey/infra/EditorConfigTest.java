package onekey.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.ec4j.core.Resource.Resources;
import org.ec4j.core.ResourceProperties;
import org.ec4j.core.ResourcePropertiesService;
import org.ec4j.core.model.PropertyType;
import org.ec4j.core.model.PropertyType.EndOfLineValue;
import org.ec4j.core.model.PropertyType.IndentStyleValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file that git keeps is as .editorconfig says, so that an editor changes no other line. */
class EditorConfigTest {

  private static final Pattern TRAILING_SPACE = Pattern.compile("(?m)[ \\t]+\\r?$");
  private static final Pattern TAB_INDENT = Pattern.compile("(?m)^ *\\t");
  private static final Pattern NOT_ONLY_LF = Pattern.compile("\\r");
  private static final Pattern NOT_ONLY_CRLF = Pattern.compile("(?<!\\r)\\n|\\r(?!\\n)");

  @TempDir private Path directory;

  @Test
  void everyFileIsAsItSays() throws IOException {
    // given
    var service = ResourcePropertiesService.default_();
    var violations = new ArrayList<String>();

    // when
    var files = files();
    for (var file : files) {
      violations(service, file).forEach(violation -> violations.add(file + ": " + violation));
    }

    // then
    assertThat(files).hasSizeGreaterThan(500);
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a.md,  'words \\n',      trim_trailing_whitespace
          a.md,  'words\\t\\n',    trim_trailing_whitespace
          a.md,  'words',          insert_final_newline
          a.md,  'words\\r\\n',    end_of_line
          a.cmd, 'words\\n',       end_of_line
          a.yml, '\\twords\\n',    indent_style
          a.yml, '  \\twords\\n',  indent_style
          """)
  void wouldFindSomething(String name, String content, String violation) throws IOException {
    // given
    Files.copy(Tools.PROJECT.resolve(".editorconfig"), directory.resolve(".editorconfig"));
    var file = Files.writeString(directory.resolve(name), content.translateEscapes());

    // then
    assertThat(violations(ResourcePropertiesService.default_(), file)).containsExactly(violation);
  }

  @Test
  void wouldFindAnotherCharset() throws IOException {
    // given
    Files.copy(Tools.PROJECT.resolve(".editorconfig"), directory.resolve(".editorconfig"));
    var file = Files.write(directory.resolve("a.md"), new byte[] {'f', (byte) 0xfc, 'r', '\n'});

    // then
    assertThat(violations(ResourcePropertiesService.default_(), file)).containsExactly("charset");
  }

  /** The files of the repository, without pictures. */
  private static List<Path> files() {
    var list = Command.run(Tools.PROJECT, Map.of(), List.of("git", "ls-files", "-z"));
    return Stream.of(list.successful().split("\0", -1))
        .filter(name -> !name.isEmpty() && !name.endsWith(".png"))
        .map(Tools.PROJECT::resolve)
        // Deleted, and not yet committed.
        .filter(Files::exists)
        .toList();
  }

  private static List<String> violations(ResourcePropertiesService service, Path file)
      throws IOException {
    var properties = service.queryProperties(Resources.ofPath(file, UTF_8));
    var bytes = Files.readAllBytes(file);
    if (!properties.getValue(PropertyType.charset, "unset", true).equals("utf-8")) {
      return List.of();
    }
    try {
      return violations(properties, UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return List.of("charset");
    }
  }

  private static List<String> violations(ResourceProperties properties, String text) {
    var violations = new ArrayList<String>();
    if (isSet(properties, PropertyType.trim_trailing_whitespace, true)
        && TRAILING_SPACE.matcher(text).find()) {
      violations.add("trim_trailing_whitespace");
    }
    if (isSet(properties, PropertyType.insert_final_newline, true)
        && !text.isEmpty()
        && !text.endsWith("\n")) {
      violations.add("insert_final_newline");
    }
    var wrongEnd =
        isSet(properties, PropertyType.end_of_line, EndOfLineValue.crlf)
            ? NOT_ONLY_CRLF
            : NOT_ONLY_LF;
    if (wrongEnd.matcher(text).find()) {
      violations.add("end_of_line");
    }
    if (isSet(properties, PropertyType.indent_style, IndentStyleValue.space)
        && TAB_INDENT.matcher(text).find()) {
      violations.add("indent_style");
    }
    return violations;
  }

  private static <T> boolean isSet(ResourceProperties properties, PropertyType<T> type, T value) {
    var property = properties.getProperties().get(type.getName());
    return property != null && value.equals(property.getValueAs());
  }
}
