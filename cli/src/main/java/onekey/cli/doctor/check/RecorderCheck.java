package onekey.cli.doctor.check;

import java.util.List;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;

/**
 * Whether the configuration recorder runs. AWS does not document whether a periodic custom rule
 * needs it, so a recorder that does not run is named, with that.
 */
public final class RecorderCheck {

  private static final String MATTERS =
      "Whether OneKey's rule needs a recorder is not documented by AWS. If its runs are fine, it runs without one; the rule about the age of keys (onekey:rotationMaxAgeDays) does need it.";

  private static final Words START =
      Words.of(
          "Start it in the AWS Config console: Settings, Recording is on. It costs what it records");

  private RecorderCheck() {}

  /**
   * A recorder.
   *
   * @param name its name
   * @param recording whether it records
   * @param lastStatus how the last recording ended, such as {@code Success}; empty if not known
   */
  public record Recorder(String name, boolean recording, String lastStatus) {}

  /** Checks the recorders of the Region. */
  public static List<Line> of(List<Recorder> recorders) {
    return recorders.isEmpty()
        ? List.of(
            Line.wrong(
                Words.of("Configuration recorder"),
                Words.of("There is none in this Region. {}", Words.plain(MATTERS)),
                Words.of("Set AWS Config up in its console")))
        : recorders.stream().map(RecorderCheck::of).toList();
  }

  private static Line of(Recorder recorder) {
    var subject =
        Words.of("Configuration recorder {}", Words.named(Part.Kind.NAME, recorder.name()));
    if (!recorder.recording()) {
      return Line.wrong(subject, Words.of("It is stopped. {}", Words.plain(MATTERS)), START);
    }
    if (recorder.lastStatus().equals("Failure")) {
      return Line.wrong(
          subject,
          Words.of("It records, but its last delivery failed. {}", Words.plain(MATTERS)),
          Words.of("aws configservice describe-configuration-recorder-status names the error"));
    }
    return Line.fine(subject, Words.of("It records."));
  }
}
