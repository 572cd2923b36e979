package onekey.cli.drill;

import java.util.List;
import java.util.stream.Collectors;
import onekey.cli.drill.DrillLine.Fine;
import onekey.cli.drill.DrillLine.Wrong;
import onekey.cli.drill.aws.DrillAccount;
import onekey.plan.output.CommandFailedException;

/** The end of a drill: its user is removed, and what cannot be removed is named. */
final class Ending {

  private static final String REMOVAL = "removal of the user";

  private final DrillAccount account;
  private final Pauses pauses;
  private final RuleRun run;
  private final List<DrillLine> lines;

  Ending(DrillAccount account, Pauses pauses, RuleRun run, List<DrillLine> lines) {
    this.account = account;
    this.pauses = pauses;
    this.run = run;
    this.lines = lines;
  }

  /**
   * Removes the user, and takes the verdict about it away by a last run of the rule.
   *
   * @param visibleForLong whether the user was made by an earlier command
   */
  DrillReport remove(DrillUser user, boolean visibleForLong) {
    var cleaning = new Cleaning(account, pauses);
    var left = cleaning.clean(user, visibleForLong);
    lines.add(
        left.isEmpty()
            ? new Fine(
                REMOVAL,
                "the IAM user %s, its access keys and its tags are gone.".formatted(user.name()))
            : new Wrong(
                REMOVAL,
                "not everything could be removed. " + cleaning.problem().orElse(""),
                "Try again with onekey doctor --drill --clean, or remove by hand what is named below."));
    if (user.id().isPresent()) {
      lines.add(run.afterwards(user.id()));
    }
    return new DrillReport(lines, left);
  }

  /**
   * Removes the user where something else has to be told.
   *
   * @throws CommandFailedException naming what is left, if anything is
   */
  void removeQuietly(DrillUser user) {
    var left = new Cleaning(account, pauses).clean(user, false);
    if (!left.isEmpty()) {
      throw new CommandFailedException(
          left.stream()
              .map(leftover -> "%s: %s".formatted(leftover.what(), leftover.command()))
              .collect(
                  Collectors.joining(
                      "; ", "The drill could not remove all that it has made. ", "")),
          null);
    }
  }
}
