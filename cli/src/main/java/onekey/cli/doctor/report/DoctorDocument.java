package onekey.cli.doctor.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import onekey.cli.doctor.check.Line;
import onekey.cli.doctor.check.Status;
import onekey.cli.doctor.check.StatusSummary;
import onekey.cli.doctor.check.Topic;
import onekey.cli.doctor.stack.Place;
import onekey.cli.doctor.words.Naming;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;
import onekey.plan.document.ToolDocument;
import onekey.plan.model.ToolVersion;

/**
 * What was found, as JSON has it: other programs rely on these names.
 *
 * @param schemaVersion the version of this form
 * @param tool the build of OneKey
 * @param javaVersion the version of Java that it ran on
 * @param time the moment
 * @param partition such as {@code aws}; null if it is not known
 * @param region the Region
 * @param accountId the account, or its alias; null if it is not known
 * @param stackName the stack, or its alias
 * @param personalDetails whether names are written; else they are replaced by aliases
 * @param summary how many lines there are
 * @param checks the checks, in their order
 */
public record DoctorDocument(
    String schemaVersion,
    ToolDocument tool,
    String javaVersion,
    Instant time,
    Optional<String> partition,
    String region,
    Optional<String> accountId,
    String stackName,
    boolean personalDetails,
    StatusSummary summary,
    List<Checked> checks) {

  static final String SCHEMA_VERSION = "1.0";

  public record Checked(Topic check, String title, List<Found> lines) {}

  /** What to do is null if there is nothing to do. */
  public record Found(Status status, String subject, String text, Optional<String> toDo) {}

  /**
   * Returns what was found.
   *
   * @param personalDetails whether names are written; else they are replaced by aliases
   */
  public static DoctorDocument of(Examination found, boolean personalDetails) {
    var naming = Naming.with(personalDetails);
    return new DoctorDocument(
        SCHEMA_VERSION,
        ToolDocument.of(ToolVersion.current()),
        Runtime.version().toString(),
        found.time(),
        found.place().map(Place::partition),
        found.region(),
        found.place().map(place -> naming.of(place.account())),
        naming.of(Words.named(Part.Kind.STACK, found.stackName())),
        personalDetails,
        StatusSummary.of(found::count),
        Arrays.stream(Topic.values())
            .map(
                topic ->
                    new Checked(
                        topic,
                        topic.title(),
                        found.of(topic).stream().map(line -> line(line, naming)).toList()))
            .toList());
  }

  private static Found line(Line line, Naming naming) {
    return new Found(
        line.status(),
        line.subject().text(naming),
        line.text().text(naming),
        line.toDo().map(words -> words.text(naming)));
  }
}
