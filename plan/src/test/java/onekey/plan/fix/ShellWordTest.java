package onekey.plan.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real shell says what it makes of a quoted word. */
class ShellWordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "",
        " ",
        "a b\tc",
        "$(touch hacked)",
        "`touch hacked`",
        "$HOME ${HOME}",
        "'",
        "''",
        "'; touch hacked; '",
        "\"",
        "a'b\"c",
        "\\",
        "\\'",
        "back\\\\slash\\n",
        "two\nlines",
        "line\n",
        "*",
        "~",
        "#",
        "!!",
        "a;b|c&d>e<f",
        "{a,b}",
        "-x",
        "--debug",
        "ünïcödé €",
      })
  void reachesACommandAsItIs(String value, @TempDir Path directory) throws Exception {
    // given
    var shell = new StubbedShell(directory);

    // when
    var arguments = shell.run("aws " + ShellWord.quote(value) + " end");

    // then
    assertThat(arguments).containsExactly(value, "end");
    assertThat(directory.resolve("hacked")).doesNotExist();
  }

  @Test
  void refusesWhatNoArgumentCanHold() {
    assertThatThrownBy(() -> ShellWord.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }
}
