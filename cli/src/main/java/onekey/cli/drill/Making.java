package onekey.cli.drill;

import java.time.Duration;
import onekey.cli.drill.aws.DrillIam;
import onekey.cli.drill.aws.DrillIam.Creation;
import onekey.cli.drill.aws.DrillIam.DrillKey;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;

/**
 * Makes the user of a drill and its two keys. Nothing is attached to the user: keys of a user
 * without policies may do next to nothing, and nobody has their secrets.
 */
final class Making {

  private static final int KEYS = 2;
  private static final int ATTEMPTS = 5;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

  private final DrillIam iam;
  private final Pauses pauses;

  Making(DrillIam iam, Pauses pauses) {
    this.iam = iam;
    this.pauses = pauses;
  }

  /**
   * Refuses a name that is taken. Made before anything else, so that nothing has to be removed.
   *
   * @throws BadInputException if there is a user of this name
   */
  static void requireFree(String userName, DrillIam iam) {
    iam.find(userName)
        .ifPresent(
            found -> {
              throw new BadInputException(
                  DrillMark.of(found)
                      .map(mark -> ofEarlierDrill(found.name(), mark))
                      .orElseGet(() -> taken(found.name())));
            });
  }

  private static String ofEarlierDrill(String userName, DrillMark mark) {
    return "The IAM user %s exists: a drill has made it at %s, and is under way, was killed, or kept it. Nothing was made. To take a kept one further: onekey doctor --drill --resume. To remove it: onekey doctor --drill --clean."
        .formatted(userName, mark.began());
  }

  private static String taken(String userName) {
    return "The IAM user %s exists, and no drill has made it. Nothing was made, and it was not touched. Give another name with --drill-user."
        .formatted(userName);
  }

  /**
   * Makes the user.
   *
   * @throws BadInputException if there is a user of this name by now; then nothing was made
   * @throws CommandFailedException if IAM refuses; then the user may have been made all the same
   */
  void make(DrillUser user) {
    pauses.goOn();
    switch (iam.create(user.name(), DrillMark.PATH, user.mark().tags())) {
      case Creation.Created(var id) -> user.exists(id);
      case Creation.NameTaken() -> findOwn(user);
    }
    for (var attempt = 1; user.keys().size() < KEYS; attempt++) {
      pauses.goOn();
      if (attempt > ATTEMPTS) {
        throw new CommandFailedException(
            "IAM does not give the user %s two access keys.".formatted(user.name()), null);
      }
      makeKeys(user, attempt == ATTEMPTS);
    }
  }

  /**
   * The SDK calls again when an answer is lost, and is refused then because of its own first call.
   * The mark tells whose user it is.
   */
  private void findOwn(DrillUser user) {
    for (var attempt = 1; ; attempt++) {
      var found = iam.find(user.name());
      if (found.isPresent() && user.is(found.get())) {
        user.exists(found.get().id());
        return;
      }
      if (found.isPresent() || attempt == ATTEMPTS) {
        throw new BadInputException(
            "The IAM user %s was made by somebody else in this moment, or its name differs in case only. Nothing was made. Give another name with --drill-user."
                .formatted(user.name()));
      }
      pauses.pause(BETWEEN_ATTEMPTS);
    }
  }

  /** An answer may be lost while the key is there, so the list decides how many there are. */
  private void makeKeys(DrillUser user, boolean last) {
    try {
      while (user.keys().size() < KEYS) {
        pauses.goOn();
        var key = iam.createKey(user.name());
        if (key.isEmpty()) {
          // It has two, one of them without an answer; a list may show it a little later only.
          user.hasKeys(iam.keys(user.name()).stream().map(DrillKey::id).toList());
          if (user.keys().size() < KEYS) {
            pauses.pause(BETWEEN_ATTEMPTS);
          }
          return;
        }
        user.hasKey(key.get());
      }
    } catch (CommandFailedException e) {
      if (last) {
        throw e;
      }
      // A user that was made a moment ago may not be found everywhere yet.
      pauses.pause(BETWEEN_ATTEMPTS);
    }
  }
}
