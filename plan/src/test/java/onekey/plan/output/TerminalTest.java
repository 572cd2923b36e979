package onekey.plan.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  @ParameterizedTest
  @CsvSource({
    "true,'',xterm,'',true",
    "true,1,xterm,'',false",
    "true,'',dumb,'',false",
    "false,'',xterm,'',false",
    "false,'',xterm,1,true",
    "false,'',dumb,true,true",
    "false,'',xterm,0,false",
    "true,'',xterm,0,true",
    "true,1,xterm,1,false",
  })
  void hasTheColoursThatTheEnvironmentWants(
      boolean terminal, String noColor, String term, String forceColor, boolean coloured) {
    // given
    var properties = new Properties();
    if (terminal) {
      properties.setProperty(Terminal.COLUMNS, "80");
    }

    // when
    var seen =
        Terminal.of(
            properties, Map.of("NO_COLOR", noColor, "TERM", term, "FORCE_COLOR", forceColor));

    // then
    assertThat(seen.colours()).isEqualTo(coloured);
  }

  @ParameterizedTest
  @CsvSource({"120,120", "0,80", "-1,80", "wide,80", "'',80"})
  void aTerminalThatDoesNotKnowItsSizeHasTheUsualOne(String said, int columns) {
    // given
    var properties = new Properties();
    properties.setProperty(Terminal.COLUMNS, said);

    // then
    assertThat(Terminal.of(properties, Map.of()).columns()).hasValue(columns);
  }
}
