package onekey.rule.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened to one user name in one history, in order, and how the account was at any point of
 * it. It only keeps the books, and judges nothing.
 *
 * <p>Times are seconds, of the true clock. Users and keys are numbers that are never given again.
 */
final class Life {

  static final long MINUTE = 60;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  /** Who did it, where no run did. */
  static final int PERSON = 0;

  private final List<Entry> entries = new ArrayList<>();

  /**
   * One line of the history.
   *
   * @param run the run that did it; {@link #PERSON} for a person, or for AWS by itself
   */
  record Entry(long at, int run, Fact fact) {}

  /** What a schedule does. */
  enum Step {
    REMOVAL,
    DELETION
  }

  /** What a run asks the chooser. */
  enum Question {
    CHOICE,
    DEACTIVATION,
    DELETION
  }

  /**
   * A schedule of the stack.
   *
   * @param createdAt when it was created, also where a person has changed it since
   * @param due when it starts its run; empty if a person has set it to something else than a time
   * @param parameters what it gives to that run
   */
  record Schedule(
      int user, long createdAt, Optional<Long> due, boolean enabled, Parameters parameters) {}

  /**
   * The parameters of both runbooks that decide.
   *
   * @param unusedSince when the key was chosen, by the clock of the chooser
   * @param claimed whether a person says so, who started a deletion by hand
   */
  record Parameters(
      DeleteAfter deleteAfter,
      int noticeDays,
      Remediation under,
      long unusedSince,
      int failedAttempts,
      boolean claimed) {}

  /** Something that happened. */
  sealed interface Fact {}

  record UserCreated(int user) implements Fact {}

  record UserDeleted(int user) implements Fact {}

  record KeyCreated(int key, int user, long created) implements Fact {}

  /** IAM shows the use only from {@code recordedAt} on. */
  record KeyUsed(int key, long usedAt, long recordedAt, String service) implements Fact {}

  record KeySet(int key, boolean active) implements Fact {}

  record KeyDeleted(int key) implements Fact {}

  record Tagged(Optional<LocalDate> exemptThrough) implements Fact {}

  record PolicySet(KeyPolicy policy) implements Fact {}

  record Deployed(Deployment deployment) implements Fact {}

  record StackDeleted() implements Fact {}

  /** The clock of the functions is so many seconds behind. */
  record ClockSet(long behind) implements Fact {}

  record Scheduled(Step step, int key, Schedule schedule) implements Fact {}

  record Unscheduled(Step step, int key) implements Fact {}

  /**
   * A run begins.
   *
   * @param by whether a schedule starts it, and not a person or AWS Config
   * @param announcedKey the key that it says was announced
   * @param key the key whose deletion it is to confirm
   */
  record Began(
      Step step,
      boolean by,
      int user,
      Optional<Integer> announcedKey,
      Optional<Integer> key,
      Parameters parameters,
      boolean dryRun)
      implements Fact {}

  /** Asked about the user that exists at that moment. */
  record Asked(Question question, int user) implements Fact {}

  record Ended(boolean success) implements Fact {}

  void add(Entry entry) {
    entries.add(entry);
  }

  List<Entry> entries() {
    return entries;
  }

  /** Returns the account as it was just before this entry. */
  Account before(int index) {
    var account = new Account();
    for (var place = 0; place < index; place++) {
      account.apply(entries.get(place));
    }
    return account;
  }

  /** Returns the history, one line for each entry. */
  String told() {
    var text = new StringBuilder();
    var firstDay = Math.floorDiv(entries.getFirst().at(), DAY);
    for (var index = 0; index < entries.size(); index++) {
      var entry = entries.get(index);
      text.append(
          "%4d  day %3d %02d:%02d:%02d  %s  %s%n"
              .formatted(
                  index,
                  Math.floorDiv(entry.at(), DAY) - firstDay,
                  Math.floorMod(entry.at(), DAY) / HOUR,
                  Math.floorMod(entry.at(), HOUR) / MINUTE,
                  Math.floorMod(entry.at(), MINUTE),
                  entry.run() == PERSON ? "     " : "run%2d".formatted(entry.run()),
                  entry.fact()));
    }
    return text.toString();
  }

  /** A key, with everything that IAM knows or will know about it. */
  static final class Key {

    final int number;
    final int user;
    final long created;
    final List<KeyUsed> uses = new ArrayList<>();
    boolean active = true;

    private Key(int number, int user, long created) {
      this.number = number;
      this.user = user;
      this.created = created;
    }

    /** Returns the last use of those that are recorded by then. */
    Optional<KeyUsed> lastUse(long then) {
      var last = Optional.<KeyUsed>empty();
      for (var use : uses) {
        if (use.recordedAt() <= then && last.filter(l -> l.usedAt() >= use.usedAt()).isEmpty()) {
          last = Optional.of(use);
        }
      }
      return last;
    }
  }

  /** The account at one point of the history. */
  static final class Account {

    /** The user that has the name now; 0 if nobody has. */
    int user;

    /** How often the stack was deployed anew; odd while there is a stack. */
    int stack;

    long clockBehind;
    KeyPolicy policy = KeyPolicy.defaults();
    Optional<Deployment> deployment = Optional.empty();
    Optional<LocalDate> exemptThrough = Optional.empty();
    final List<Key> keys = new ArrayList<>();
    private final Map<Integer, Schedule> removals = new HashMap<>();
    private final Map<Integer, Schedule> deletions = new HashMap<>();

    boolean hasStack() {
      return deployment.isPresent();
    }

    Optional<Key> key(int number) {
      for (var key : keys) {
        if (key.number == number) {
          return Optional.of(key);
        }
      }
      return Optional.empty();
    }

    /** Returns how many active keys the user has, not counting this one. */
    int activeBeside(int number) {
      var active = 0;
      for (var key : keys) {
        if (key.active && key.number != number) {
          active++;
        }
      }
      return active;
    }

    Map<Integer, Schedule> schedules(Step step) {
      return step == Step.REMOVAL ? removals : deletions;
    }

    Optional<Schedule> schedule(Step step, int key) {
      return Optional.ofNullable(schedules(step).get(key));
    }

    void apply(Entry entry) {
      switch (entry.fact()) {
        case UserCreated(var created) -> user = created;
        case UserDeleted _ -> {
          user = 0;
          keys.clear();
          exemptThrough = Optional.empty();
        }
        case KeyCreated(var number, var owner, var created) ->
            keys.add(new Key(number, owner, created));
        case KeyUsed use -> key(use.key()).ifPresent(key -> key.uses.add(use));
        case KeySet(var number, var active) -> key(number).ifPresent(key -> key.active = active);
        case KeyDeleted(var number) -> keys.removeIf(key -> key.number == number);
        case Tagged(var through) -> exemptThrough = through;
        case PolicySet(var other) -> policy = other;
        case Deployed(var other) -> {
          stack += hasStack() ? 0 : 1;
          deployment = Optional.of(other);
        }
        case StackDeleted() -> {
          stack++;
          deployment = Optional.empty();
          removals.clear();
          deletions.clear();
        }
        case ClockSet(var behind) -> clockBehind = behind;
        case Scheduled(var step, var key, var schedule) -> schedules(step).put(key, schedule);
        case Unscheduled(var step, var key) -> schedules(step).remove(key);
        case Began _, Asked _, Ended _ -> {}
      }
    }
  }
}
