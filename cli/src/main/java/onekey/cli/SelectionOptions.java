package onekey.cli;

import java.util.ArrayList;
import java.util.List;
import onekey.plan.model.IamNames;
import onekey.plan.model.Plan;
import onekey.plan.model.UserChoice;
import onekey.plan.output.BadInputException;
import picocli.CommandLine.Option;

/** What of a plan is wanted. */
final class SelectionOptions {

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "Plan this user only, whatever the case of its name. The option several times: these"
              + " users. Of the others nothing is read, and the exit code says nothing of them.")
  private List<String> users = new ArrayList<>();

  @Option(
      names = "--findings-only",
      description =
          "Show no COMPLIANT users, and no inactive keys that OneKey will delete. They are counted.")
  private boolean findingsOnly;

  @Option(names = "--no-fixes", description = "Show no ways to fix what is found.")
  private boolean noFixes;

  /**
   * Returns which users to read.
   *
   * @throws BadInputException if a name is none that IAM allows
   */
  UserChoice users() {
    users.stream()
        .filter(name -> !IamNames.isUserName(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadInputException(
                  "--user is \"%s\". Allowed: the name of an IAM user, 1-64 letters, digits and +=,.@_-"
                      .formatted(name));
            });
    return UserChoice.of(users);
  }

  /** Returns what is wanted of a plan of these users. */
  Plan of(Plan plan) {
    var found = findingsOnly ? plan.findingsOnly() : plan;
    return noFixes ? found.withoutFixes() : found;
  }
}
