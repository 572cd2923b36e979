package onekey.cli.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import onekey.cli.drill.DrillReport.Leftover;
import onekey.cli.drill.aws.DrillAccount;
import onekey.cli.drill.aws.DrillIam.DrillKey;
import onekey.plan.output.CommandFailedException;

/**
 * Removes all that a drill has made: what is scheduled for its keys, the keys, and the user with
 * its tags. Goes on whatever fails, and after an interruption too.
 */
final class Cleaning {

  /** A throttled or refused call, or one whose answer was lost, is made again so often. */
  private static final int ATTEMPTS = 8;

  /**
   * IAM shows a new user everywhere only after a while, so a user that is not found counts as gone
   * only after so many looks in a row.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">Changes
   *     that I make are not always immediately visible</a>
   */
  private static final int LOOKS = 4;

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

  private final DrillAccount account;
  private final Pauses pauses;
  private final Set<String> allKeys = new TreeSet<>();
  private Optional<String> problem = Optional.empty();
  private boolean scheduled;

  Cleaning(DrillAccount account, Pauses pauses) {
    this.account = account;
    this.pauses = pauses;
  }

  /**
   * Removes the user of a drill.
   *
   * @param visibleForLong whether the user was made by an earlier command
   * @return what is left
   */
  List<Leftover> clean(DrillUser user, boolean visibleForLong) {
    var absent = 0;
    for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        var found = account.iam().find(user.name());
        if (found.isPresent() && !user.is(found.get())) {
          // Somebody has removed the drill's user and made another of its name.
          return List.of();
        }
        if (found.isPresent()) {
          absent = 0;
          found.ifPresent(seen -> user.exists(seen.id()));
          remove(user);
          return leftSchedules();
        }
        absent++;
        if (visibleForLong || absent == LOOKS) {
          return leftSchedules();
        }
      } catch (CommandFailedException e) {
        problem = Optional.ofNullable(e.getMessage());
      }
      if (attempt < ATTEMPTS) {
        pauses.pauseInAnyCase(BETWEEN_ATTEMPTS);
      }
    }
    return leftovers(user);
  }

  /** Why the last attempt failed; empty if none did. */
  Optional<String> problem() {
    return problem;
  }

  /** What is scheduled stands in the way of nothing, so it is not what the user has to wait for. */
  private void remove(DrillUser user) {
    var keys = new TreeSet<>(user.keys());
    keys.addAll(account.iam().keys(user.name()).stream().map(DrillKey::id).toList());
    user.hasKeys(List.copyOf(keys));
    allKeys.addAll(keys);
    unschedule();
    for (var key : keys) {
      account.iam().deleteKey(user.name(), key);
      user.hasNotKey(key);
    }
    account.iam().deleteUser(user.name());
  }

  private boolean unschedule() {
    try {
      account.schedules().steps(allKeys).forEach(account.schedules()::delete);
      scheduled = false;
    } catch (CommandFailedException e) {
      problem = Optional.ofNullable(e.getMessage());
      scheduled = true;
    }
    return !scheduled;
  }

  /** Returns what may still be scheduled for the keys, after it was tried again. */
  private List<Leftover> leftSchedules() {
    for (var attempt = 1; scheduled && attempt < LOOKS; attempt++) {
      pauses.pauseInAnyCase(BETWEEN_ATTEMPTS);
      unschedule();
    }
    return scheduled ? allKeys.stream().map(Cleaning::leftSchedule).toList() : List.of();
  }

  private static Leftover leftSchedule(String key) {
    return new Leftover(
        "perhaps a schedule for access key %s, which could not be looked for".formatted(key),
        "aws scheduler list-schedules --query \"Schedules[?ends_with(Name,'%s')].[GroupName,Name]\", and for each: aws scheduler delete-schedule --group-name GROUP --name NAME"
            .formatted(key));
  }

  /** Names what is there now, or what may be there if that cannot be read. */
  private List<Leftover> leftovers(DrillUser user) {
    if (isGone(user)) {
      return leftSchedules();
    }
    var left = new ArrayList<>(leftKeys(user));
    left.add(
        new Leftover(
            "IAM user %s (%s), path %s, tag %s"
                .formatted(
                    user.name(),
                    user.id().orElse("it is not known whether it was made"),
                    DrillMark.PATH,
                    DrillMark.TAG),
            "aws iam delete-user --user-name " + user.name()));
    left.addAll(leftSchedules());
    return left;
  }

  /** The answer to the last call may have been lost. */
  private boolean isGone(DrillUser user) {
    try {
      return account.iam().find(user.name()).filter(user::is).isEmpty() && user.id().isPresent();
    } catch (CommandFailedException _) {
      return false;
    }
  }

  private List<Leftover> leftKeys(DrillUser user) {
    try {
      user.hasKeys(account.iam().keys(user.name()).stream().map(DrillKey::id).toList());
      return user.keys().stream().map(key -> leftKey(user.name(), key)).toList();
    } catch (CommandFailedException _) {
      return List.of(
          new Leftover(
              "the access keys of %s, which cannot be listed; known: %s"
                  .formatted(
                      user.name(), user.keys().isEmpty() ? "none" : String.join(", ", user.keys())),
              "aws iam list-access-keys --user-name "
                  + user.name()
                  + ", and for each: aws iam delete-access-key --user-name "
                  + user.name()
                  + " --access-key-id ID"));
    }
  }

  private static Leftover leftKey(String userName, String key) {
    return new Leftover(
        "access key %s of %s".formatted(key, userName),
        "aws iam delete-access-key --user-name %s --access-key-id %s".formatted(userName, key));
  }
}
