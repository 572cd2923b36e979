package onekey.cli.drill;

import java.util.LinkedHashMap;
import onekey.cli.drill.DrillOrder.Visit;
import onekey.plan.output.BadInputException;
import picocli.CommandLine.Option;

/** The options of a drill, for the command that has it. All but the first go with the first. */
public final class DrillOptions {

  @Option(
      names = "--drill",
      required = true,
      description =
          "Make an IAM user with two access keys, let the deployed rule and its remediation work on"
              + " it, and remove it again. Asks first.")
  @SuppressWarnings("unused") // the command asks whether there are options of a drill at all
  private boolean drill;

  @Option(
      names = "--keep",
      description = "Keep the user at the end, so that --resume can see its extra key removed.")
  private boolean keep;

  @Option(
      names = "--resume",
      description =
          "Go on with a user that --keep has kept: see its extra key announced, deactivated and"
              + " deleted, one step each time. Says when to come back.")
  private boolean resume;

  @Option(
      names = "--clean",
      description = "Remove the user that an earlier drill has kept or could not remove.")
  private boolean clean;

  @Option(
      names = "--drill-user",
      paramLabel = "NAME",
      defaultValue = DrillOrder.USUAL_NAME,
      description = "The name of the IAM user that the drill makes. By default ${DEFAULT-VALUE}.")
  private String userName = DrillOrder.USUAL_NAME;

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      defaultValue = "iam-user-single-access-key",
      description = "The Config rule that the drill runs. By default ${DEFAULT-VALUE}.")
  private String ruleName = "iam-user-single-access-key";

  @Option(names = "--yes", description = "Do not ask before the drill begins.")
  private boolean confirmed;

  /** Returns the name of the rule. */
  public String ruleName() {
    return ruleName;
  }

  /** Returns the name of the user. */
  public String userName() {
    return userName;
  }

  /**
   * Returns what the drill is to do.
   *
   * @throws BadInputException if the name of the user is none, or if several visits were asked for
   */
  public DrillOrder order() {
    return new DrillOrder(visit(), userName, confirmed);
  }

  private Visit visit() {
    var given = new LinkedHashMap<String, Visit>();
    if (keep) {
      given.put("--keep", Visit.FIRST_OF_SEVERAL);
    }
    if (resume) {
      given.put("--resume", Visit.NEXT);
    }
    if (clean) {
      given.put("--clean", Visit.CLEAN);
    }
    if (given.size() > 1) {
      throw new BadInputException(
          "%s contradict each other. Allowed: one of --keep, --resume and --clean."
              .formatted(String.join(" and ", given.keySet())));
    }
    return given.values().stream().findAny().orElse(Visit.WHOLE);
  }
}
