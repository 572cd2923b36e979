package onekey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class StartBenchTest {

  @Test
  void comparesWithAJvmThatHasNothingToDo() {
    // when
    var figures = new StartBench(List.of("--version")).measure(2);

    // then
    assertThat(figures).extracting(StartFigures::command).containsExactly("nothing", "--version");
    assertThat(figures).extracting(StartFigures::runs).containsOnly(2);
    assertThat(figures.getFirst().wallRatio()).isEqualTo(1);
    assertThat(figures.getFirst().processorRatio()).isEqualTo(1);
    assertThat(figures)
        .allSatisfy(
            command -> {
              assertThat(command.wallMilliseconds()).isPositive();
              assertThat(command.processorMilliseconds()).isPositive();
            });
  }

  @Test
  void measuresNothingThatFails() {
    assertThatThrownBy(() -> new StartBench(List.of("--no-such-option")).measure(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("onekey.cli.OneKey --no-such-option");
  }

  @Test
  void reportsOneCommandALine() {
    // given
    var figures =
        List.of(
            new StartFigures("nothing", 10, 25, 29.4, 1, 1),
            new StartFigures("--help", 10, 200.5, 289, 8.02, 9.83));

    // when
    var report = StartReport.of(figures);

    // then
    assertThat(report)
        .isEqualTo(
            """
                                 wall        processor
            nothing           25 ms   1.00 x    29 ms   1.00 x
            --help           201 ms   8.02 x   289 ms   9.83 x
            """);
  }
}
