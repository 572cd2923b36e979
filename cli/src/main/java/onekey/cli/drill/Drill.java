package onekey.cli.drill;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onekey.cli.drill.DrillOrder.Visit;
import onekey.cli.drill.aws.DrillAccount;
import onekey.cli.drill.aws.DrillIam.FoundUser;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import onekey.plan.output.Interruption;
import onekey.plan.source.live.OpenAccount;

/** The drill of {@code onekey doctor}. */
public final class Drill {

  /** For how long a signal waits for the removal of the user. */
  public static final Duration REMOVAL = Duration.ofMinutes(10);

  private final OpenAccount open;
  private final String ruleName;
  private final Console console;
  private final Pauses pauses;
  private final Clock clock;

  /**
   * Prepares a drill. Calls nothing. Once it is confirmed, a signal does not end the command before
   * what the drill has made is removed.
   *
   * @param open the account, which stays open
   * @param ruleName the Config rule of OneKey
   * @param interruption made with {@link #REMOVAL}, and closed by the caller when the report is
   *     written
   */
  public Drill(
      OpenAccount open, String ruleName, Console console, Interruption interruption, Clock clock) {
    this(open, ruleName, console, new InterruptiblePauses(interruption), clock);
  }

  Drill(OpenAccount open, String ruleName, Console console, Pauses pauses, Clock clock) {
    this.open = open;
    this.ruleName = ruleName;
    this.console = console;
    this.pauses = pauses;
    this.clock = clock;
  }

  /**
   * Runs a visit.
   *
   * @throws BadInputException if it is refused, before anything is made: the name of the user is
   *     taken, there is no drill to go on with, the rule is none of OneKey's, nobody confirms
   * @throws onekey.plan.output.CommandFailedException if AWS does not tell what has to be known
   *     before anything is made
   */
  public DrillReport run(DrillOrder order) {
    try (var account = DrillAccount.of(open, ruleName)) {
      return switch (order.visit()) {
        case WHOLE, FIRST_OF_SEVERAL -> first(order, account);
        case NEXT -> next(order, account);
        case CLEAN -> clean(order, account);
      };
    }
  }

  private DrillReport first(DrillOrder order, DrillAccount account) {
    var setting = DrillSetting.read(account);
    Making.requireFree(order.userName(), account.iam());
    var keep = order.visit() == Visit.FIRST_OF_SEVERAL;
    if (keep) {
      setting
          .whyThereIsNoEnd()
          .ifPresent(
              why -> {
                throw new BadInputException(
                    "--keep has no second visit here: %s. Nothing was made. Leave --keep out."
                        .formatted(why));
              });
    }
    consent(order, account, setting);
    return new FirstVisit(account, console, pauses, clock)
        .make(DrillUser.toBeCreated(order.userName(), DrillMark.at(clock.instant())), keep);
  }

  private DrillReport next(DrillOrder order, DrillAccount account) {
    var setting = DrillSetting.read(account);
    var found = account.iam().find(order.userName());
    var user =
        found
            .map(Drill::own)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "There is no IAM user %s to go on with. Begin with onekey doctor --drill --keep."
                            .formatted(order.userName())));
    var keys =
        found
            .map(FoundUser::tags)
            .flatMap(tags -> Optional.ofNullable(tags.get(DrillMark.KEYS_TAG)))
            .flatMap(DrillKeys::parse)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "The IAM user %s was not kept by --keep: it has no tag %s that names its keys. To remove it: onekey doctor --drill --clean."
                            .formatted(order.userName(), DrillMark.KEYS_TAG)));
    consent(order, account, setting);
    return new NextVisit(account, console, pauses, clock).goOn(user, keys);
  }

  private DrillReport clean(DrillOrder order, DrillAccount account) {
    var user = account.iam().find(order.userName()).map(Drill::own);
    if (user.isEmpty()) {
      return new DrillReport(
          List.of(
              new DrillLine.Fine(
                  "removal of the user", "there is no IAM user %s.".formatted(order.userName()))),
          List.of());
    }
    consent(order, account, DrillSetting.notRead());
    return new Ending(account, pauses, new RuleRun(account, console, pauses), new ArrayList<>())
        .remove(user.get(), true);
  }

  private static DrillUser own(FoundUser found) {
    return DrillMark.of(found)
        .map(mark -> DrillUser.found(found, mark))
        .orElseThrow(
            () ->
                new BadInputException(
                    "The IAM user %s was not made by a drill: a drill's user has the path %s and a tag %s with the time of the drill. It was not touched."
                        .formatted(found.name(), DrillMark.PATH, DrillMark.TAG)));
  }

  private void consent(DrillOrder order, DrillAccount account, DrillSetting setting) {
    Consent.require(order.confirmed(), Statement.of(order, account, setting), console);
    // Not before: while a person is asked, Ctrl-C has to end the command at once.
    pauses.begin();
  }
}
