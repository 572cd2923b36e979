package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import onekey.rule.judgement.Life.Account;
import onekey.rule.judgement.Life.Asked;
import onekey.rule.judgement.Life.Began;
import onekey.rule.judgement.Life.Fact;
import onekey.rule.judgement.Life.KeyCreated;
import onekey.rule.judgement.Life.KeyDeleted;
import onekey.rule.judgement.Life.KeySet;
import onekey.rule.judgement.Life.KeyUsed;
import onekey.rule.judgement.Life.Parameters;
import onekey.rule.judgement.Life.Question;
import onekey.rule.judgement.Life.Schedule;
import onekey.rule.judgement.Life.Scheduled;
import onekey.rule.judgement.Life.Step;
import onekey.rule.judgement.Life.Unscheduled;

/**
 * One history of up to a hundred days, made of chance by a seed: what people do to a user with up
 * to two keys, and what the two runbooks do with the answers of the core. Everything may happen
 * between any two calls of a run, and any call may fail or take effect without an answer.
 *
 * <p>The order of the steps is that of {@code RemoveExtraAccessKey.yaml} and {@code
 * DeleteQuarantinedAccessKey.yaml}. Steps that only tell people, or start an evaluation, are left
 * out.
 */
final class LifeModel {

  /** When a history begins. */
  private static final long START = Instant.parse("2026-06-01T00:00:00Z").getEpochSecond();

  private static final String TAG = "exempt-until";
  private static final int MOST_KEYS = 40;
  private static final int MOST_RUNS = 60;
  private static final String[] KEY_IDS = ids("AKIA");
  private static final String[] USER_IDS = ids("AIDA");

  private static final int[] IDLE_DAYS = {1, 2, 5, 10, 45};
  private static final int[] NOTICE_DAYS = {0, 0, 0, 1, 3, 7, 14, 30};
  private static final List<DeleteAfter> DELETE_AFTER =
      List.of(
          new DeleteAfter(Optional.empty()),
          new DeleteAfter(Optional.of(0)),
          new DeleteAfter(Optional.of(1)),
          new DeleteAfter(Optional.of(3)),
          new DeleteAfter(Optional.of(7)),
          new DeleteAfter(Optional.of(30)));

  private final SplittableRandom random;
  private final Life life = new Life();
  private final Account account = new Account();
  private final PriorityQueue<Event> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingInt(Event::number));
  private final Map<String, Integer> counts = new HashMap<>();
  private final int days;
  private final double faults;
  private long now = START;
  private int events;
  private int runs;
  private int users;
  private int keys;

  private record Event(long at, int number, Runnable happening) {}

  private LifeModel(long seed) {
    random = new SplittableRandom(seed);
    days = random.nextInt(5, random.nextInt(6, 102));
    faults = random.nextInt(3) * 0.03;
  }

  /** Makes the history of this seed. */
  static LifeModel of(long seed) {
    var model = new LifeModel(seed);
    model.begin();
    model.live();
    return model;
  }

  Life life() {
    return life;
  }

  int days() {
    return days;
  }

  /** How often what happened, by name. */
  Map<String, Integer> counts() {
    return counts;
  }

  private static String[] ids(String prefix) {
    var ids = new String[MOST_KEYS + 1];
    for (var number = 0; number < ids.length; number++) {
      ids[number] = "%sMODEL%08d".formatted(prefix, number);
    }
    return ids;
  }

  private void begin() {
    add(Life.PERSON, new Life.PolicySet(anyPolicy()));
    add(Life.PERSON, new Life.Deployed(anyDeployment()));
    createUser();
    at(now + random.nextLong(Life.DAY), this::configRuns);
    at(now + gap(), this::personActs);
  }

  private void live() {
    var end = START + days * Life.DAY;
    while (!agenda.isEmpty() && agenda.peek().at() <= end) {
      var event = agenda.remove();
      now = Math.max(now, event.at());
      event.happening().run();
    }
  }

  private void at(long moment, Runnable happening) {
    agenda.add(new Event(moment, events++, happening));
  }

  private void add(int run, Fact fact) {
    var entry = new Life.Entry(now, run, fact);
    life.add(entry);
    account.apply(entry);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private int any(int[] numbers) {
    return numbers[random.nextInt(numbers.length)];
  }

  /** From seconds to days: things happen in bursts. */
  private long gap() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextLong(Life.MINUTE);
      case 1 -> random.nextLong(Life.HOUR);
      case 2 -> random.nextLong(Life.DAY);
      default -> random.nextLong(8 * Life.DAY);
    };
  }

  private Instant clock() {
    return Instant.ofEpochSecond(now - account.clockBehind);
  }

  private KeyPolicy anyPolicy() {
    return new KeyPolicy(
        chance(0.9) ? 1 : 0,
        chance(0.8) ? 0 : random.nextInt(1, 20),
        chance(0.9) ? Optional.of(TAG) : Optional.empty(),
        any(IDLE_DAYS),
        chance(0.8) ? 366 : 10,
        Optional.empty(),
        7);
  }

  private Deployment anyDeployment() {
    return new Deployment(
        chance(0.1), any(DELETE_AFTER), any(NOTICE_DAYS), any(List.of(Remediation.values())));
  }

  private void createUser() {
    add(Life.PERSON, new Life.UserCreated(++users));
    for (var left = random.nextInt(1, 3); left > 0; left--) {
      createKey(now - random.nextLong(60 * Life.DAY));
    }
  }

  private void createKey(long created) {
    if (keys < MOST_KEYS && account.keys.size() < 2) {
      add(Life.PERSON, new KeyCreated(++keys, account.user, created));
      if (chance(0.5)) {
        var usedAt = created + random.nextLong(now - created + 1);
        add(Life.PERSON, new KeyUsed(keys, usedAt, usedAt, "s3"));
      }
    }
  }

  /** AWS Config offers automatic remediation every day, and people start some runs by hand. */
  private void configRuns() {
    at(now + random.nextLong(1, 14) * Life.DAY, this::configRuns);
    account.deployment.ifPresent(
        deployment -> {
          if (deployment.remediation() == Remediation.AUTOMATIC || chance(0.3)) {
            begin(
                new Began(
                    Step.REMOVAL,
                    false,
                    account.user,
                    Optional.empty(),
                    Optional.empty(),
                    new Parameters(
                        deployment.deleteAfter(),
                        deployment.noticeDays(),
                        Remediation.AUTOMATIC,
                        0,
                        0,
                        false),
                    false));
          }
        });
  }

  private void personActs() {
    at(now + gap(), this::personActs);
    act();
  }

  private void act() {
    if (account.user == 0) {
      createUser();
      return;
    }
    switch (random.nextInt(40)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> useKey();
      case 10, 11, 12 -> createKey(now);
      case 13, 14, 15 -> setKey(true);
      case 16 -> setKey(false);
      case 17 -> anyKey().ifPresent(key -> add(Life.PERSON, new KeyDeleted(key.number)));
      case 18, 19 -> add(Life.PERSON, new Life.Tagged(Optional.of(anyDay())));
      case 20, 21 -> add(Life.PERSON, new Life.Tagged(Optional.empty()));
      case 22, 23, 24 -> changeSchedule(Step.REMOVAL);
      case 25, 26 -> changeSchedule(Step.DELETION);
      case 27, 28, 29, 30 -> removeByHand();
      case 31 -> deleteByHand();
      case 32 -> deleteUser();
      case 33 -> add(Life.PERSON, new Life.PolicySet(anyPolicy()));
      case 34, 35 -> add(Life.PERSON, new Life.Deployed(anyDeployment()));
      case 36 -> deleteStack();
      default ->
          add(Life.PERSON, new Life.ClockSet(chance(0.4) ? 0 : random.nextLong(Life.HOUR + 1)));
    }
  }

  private Optional<Life.Key> anyKey() {
    return account.keys.isEmpty() ? Optional.empty() : Optional.of(any(account.keys));
  }

  private void useKey() {
    anyKey()
        .filter(key -> key.active)
        .ifPresent(
            key ->
                add(
                    Life.PERSON,
                    new KeyUsed(
                        key.number,
                        now,
                        now + random.nextLong(6 * Life.HOUR),
                        chance(0.03) ? "ses-smtp" : "s3")));
  }

  private void setKey(boolean active) {
    anyKey()
        .filter(key -> key.active != active)
        .ifPresent(key -> add(Life.PERSON, new KeySet(key.number, active)));
  }

  private LocalDate anyDay() {
    return LocalDate.ofInstant(Instant.ofEpochSecond(now), ZoneOffset.UTC)
        .plusDays(any(new int[] {-1, 0, 1, 5, 20, 500}));
  }

  private void deleteUser() {
    add(Life.PERSON, new Life.UserDeleted(account.user));
    if (chance(0.7)) {
      createUser();
    }
  }

  private void deleteStack() {
    if (account.hasStack()) {
      add(Life.PERSON, new Life.StackDeleted());
      at(
          now + gap(),
          () -> {
            if (!account.hasStack()) {
              add(Life.PERSON, new Life.Deployed(anyDeployment()));
            }
          });
    }
  }

  private void changeSchedule(Step step) {
    var scheduled = List.copyOf(account.schedules(step).keySet());
    if (scheduled.isEmpty()) {
      return;
    }
    var key = any(scheduled);
    var old = account.schedule(step, key).orElseThrow();
    switch (random.nextInt(4)) {
      case 0 -> add(Life.PERSON, new Unscheduled(step, key));
      case 1 -> schedule(Life.PERSON, step, key, changed(old, old.due(), !old.enabled()));
      case 2 ->
          schedule(
              Life.PERSON,
              step,
              key,
              changed(old, Optional.of(now + random.nextLong(10 * Life.DAY)), old.enabled()));
      default -> schedule(Life.PERSON, step, key, changed(old, Optional.empty(), old.enabled()));
    }
  }

  private static Schedule changed(Schedule old, Optional<Long> due, boolean enabled) {
    return new Schedule(old.user(), old.createdAt(), due, enabled, old.parameters());
  }

  private Parameters anyParameters() {
    return new Parameters(
        any(DELETE_AFTER),
        any(NOTICE_DAYS),
        any(List.of(Remediation.values())),
        now - random.nextLong(10 * Life.DAY),
        random.nextInt(4),
        true);
  }

  private void removeByHand() {
    begin(
        new Began(
            Step.REMOVAL,
            false,
            random.nextInt(Math.max(1, users - 1), users + 1),
            chance(0.5) ? anyKey().map(key -> key.number) : Optional.empty(),
            Optional.empty(),
            anyParameters(),
            chance(0.1)));
  }

  private void deleteByHand() {
    anyKey()
        .ifPresent(
            key ->
                begin(
                    new Began(
                        Step.DELETION,
                        false,
                        key.user,
                        Optional.empty(),
                        Optional.of(key.number),
                        anyParameters(),
                        false)));
  }

  /** Creates or changes a schedule, which starts its run late, twice or never now and then. */
  private void schedule(int run, Step step, int key, Schedule schedule) {
    add(run, new Scheduled(step, key, schedule));
    var due = schedule.due().orElse(0L);
    if (due == 0 || due + Life.DAY < now || chance(0.05)) {
      return;
    }
    at(Math.max(due, now), () -> fire(step, key, schedule));
  }

  private void fire(Step step, int key, Schedule schedule) {
    if (!schedule.enabled() || account.schedule(step, key).filter(schedule::equals).isEmpty()) {
      return;
    }
    var stack = account.stack;
    for (var times = chance(0.1) ? 2 : 1; times > 0; times--) {
      var late = chance(0.7) ? random.nextLong(Life.MINUTE) : random.nextLong(Life.DAY);
      at(
          now + late,
          () -> {
            if (account.stack == stack) {
              begin(
                  new Began(
                      step,
                      true,
                      schedule.user(),
                      step == Step.REMOVAL ? Optional.of(key) : Optional.empty(),
                      step == Step.DELETION ? Optional.of(key) : Optional.empty(),
                      schedule.parameters(),
                      false));
            }
          });
    }
  }

  private void begin(Began began) {
    if (account.hasStack() && runs < MOST_RUNS) {
      var run = new Run(++runs, began);
      add(run.number, began);
      at(now, run::go);
    }
  }

  /** What became of a call. */
  private enum Call {
    DONE,
    REFUSED,
    /** It took effect, and the run does not know. */
    UNANSWERED
  }

  private Call call() {
    return !chance(faults) ? Call.DONE : chance(0.5) ? Call.REFUSED : Call.UNANSWERED;
  }

  /** The steps that call something, of both runbooks. */
  private enum At {
    CHOOSE,
    USE_UP_ANNOUNCEMENT,
    SCHEDULE_REMOVAL,
    DEACTIVATE_KEY,
    CONFIRM_INACTIVE,
    CLEAR_SCHEDULE,
    SCHEDULE_DELETION,
    DELETE_AT_ONCE,
    RESTORE_KEY,
    CONFIRM_RESTED,
    DELETE_KEY,
    CLEAR_DELETION,
    REPLACE_SCHEDULE,
    SCHEDULE_AGAIN,
    SUCCEEDED,
    FAILED
  }

  /** One execution of a runbook. */
  private final class Run {

    private final int number;
    private final Began began;
    private final int stack = account.stack;
    private At at;
    private int attempts;
    private int key;
    private int user;
    private Decision decision = new Decision.Keep("");
    private Optional<Integer> usedUp = Optional.empty();
    private Instant chosenAt = Instant.EPOCH;
    private Remediation chosenUnder = Remediation.AUTOMATIC;
    private Confirmation confirmation = new Confirmation.Refused("");
    private Instant next = Instant.EPOCH;

    private Run(int number, Began began) {
      this.number = number;
      this.began = began;
      this.user = began.user();
      this.key = began.key().orElse(0);
      this.at = began.step() == Step.REMOVAL ? At.CHOOSE : At.CONFIRM_RESTED;
    }

    /** One step, and before it perhaps something else. */
    private void go() {
      if (chance(0.03)) {
        act();
      }
      if (account.stack != stack) {
        // The functions and the roles are gone.
        at = At.FAILED;
      } else if (chance(0.006)) {
        at = interrupted();
      } else {
        at = step();
      }
      if (at == At.SUCCEEDED || at == At.FAILED) {
        add(number, new Life.Ended(at == At.SUCCEEDED));
      } else {
        at(now + (chance(0.9) ? random.nextLong(5) : random.nextLong(3 * Life.MINUTE)), this::go);
      }
    }

    /** A person cancels the run while a step is under way, or it just ends. */
    private At interrupted() {
      var restores =
          switch (at) {
            case DEACTIVATE_KEY, CONFIRM_INACTIVE, CLEAR_SCHEDULE, SCHEDULE_DELETION -> true;
            default -> false;
          };
      if (chance(0.5)) {
        var _ = step();
      }
      return restores && chance(0.7) ? At.RESTORE_KEY : At.FAILED;
    }

    private At step() {
      return switch (at) {
        case CHOOSE -> asking(this::choose, At.FAILED);
        case USE_UP_ANNOUNCEMENT ->
            unscheduling(Step.REMOVAL, usedUp.orElseThrow()) ? decided() : At.FAILED;
        case SCHEDULE_REMOVAL -> scheduleRemoval();
        case DEACTIVATE_KEY -> setting(false) ? At.CONFIRM_INACTIVE : At.RESTORE_KEY;
        case CONFIRM_INACTIVE -> asking(this::confirmInactive, At.RESTORE_KEY);
        case CLEAR_SCHEDULE -> {
          var _ = unscheduling(Step.DELETION, key);
          yield At.SCHEDULE_DELETION;
        }
        case SCHEDULE_DELETION -> scheduleDeletion();
        case DELETE_AT_ONCE -> deleting() ? At.SUCCEEDED : At.FAILED;
        case RESTORE_KEY -> setting(true) || ++attempts >= 3 ? At.FAILED : At.RESTORE_KEY;
        case CONFIRM_RESTED -> asking(this::confirmRested, At.FAILED);
        case DELETE_KEY ->
            deleting()
                ? At.CLEAR_DELETION
                : next.equals(Instant.EPOCH) ? At.FAILED : At.REPLACE_SCHEDULE;
        case CLEAR_DELETION -> {
          var _ = unscheduling(Step.DELETION, key);
          yield At.SUCCEEDED;
        }
        case REPLACE_SCHEDULE -> {
          var _ = unscheduling(Step.DELETION, key);
          yield At.SCHEDULE_AGAIN;
        }
        case SCHEDULE_AGAIN -> scheduleAgain();
        case SUCCEEDED, FAILED -> at;
      };
    }

    private At asking(Supplier<At> question, At otherwise) {
      if (call() == Call.DONE) {
        attempts = 0;
        return question.get();
      }
      return ++attempts < 3 ? at : otherwise;
    }

    private At choose() {
      add(number, new Asked(Question.CHOICE, account.user));
      var parameters = began.parameters();
      var allowed = deployment().narrowedTo(parameters.deleteAfter(), parameters.noticeDays());
      var found = user != 0 && account.user == user;
      if (began.announcedKey().isEmpty() && !found) {
        return At.FAILED;
      }
      var clock = clock();
      decision =
          found
              ? decision(0, allowed.notice(), clock)
              : new Decision.Keep("IAM lists no such user any more.");
      began
          .announcedKey()
          .ifPresentOrElse(
              announced -> {
                var run =
                    new AnnouncedRun(
                        KEY_IDS[announced], announcement(announced, user), parameters.under());
                if (found) {
                  decision = run.narrow(decision, allowed, clock);
                }
                usedUp = run.isDue(clock) ? Optional.of(announced) : Optional.empty();
              },
              () -> usedUp = dueExtra(clock));
      key =
          switch (decision) {
            case Decision.Keep _ -> 0;
            case Decision.Hold hold -> keyOf(hold.accessKeyId());
            case Decision.Announce announce -> keyOf(announce.accessKeyId());
            case Decision.Remove remove -> keyOf(remove.accessKeyId());
          };
      chosenAt = clock;
      chosenUnder = allowed.remediation();
      count(decision.getClass().getSimpleName());
      if (began.dryRun() || allowed.allowed() == AllowedRemoval.NOTHING) {
        return At.SUCCEEDED;
      }
      return usedUp.isPresent() ? At.USE_UP_ANNOUNCEMENT : decided();
    }

    private At decided() {
      return switch (decision) {
        case Decision.Keep _, Decision.Hold _ -> {
          usedUp.ifPresent(_ -> count("objections"));
          yield At.SUCCEEDED;
        }
        case Decision.Announce _ -> At.SCHEDULE_REMOVAL;
        case Decision.Remove _ -> At.DEACTIVATE_KEY;
      };
    }

    private Optional<Integer> dueExtra(Instant clock) {
      return switch (decision) {
        case Decision.Keep _, Decision.Hold _ -> Optional.empty();
        case Decision.Announce announce -> due(keyOf(announce.accessKeyId()), clock);
        case Decision.Remove remove -> due(keyOf(remove.accessKeyId()), clock);
      };
    }

    private Optional<Integer> due(int extra, Instant clock) {
      return announcement(extra, user).filter(made -> made.isDue(clock)).map(_ -> extra);
    }

    private At scheduleRemoval() {
      var due =
          switch (decision) {
            case Decision.Announce announce -> announce.removalAt();
            case Decision.Keep _, Decision.Hold _, Decision.Remove _ ->
                throw new IllegalStateException();
          };
      var old = began.parameters();
      var made =
          creating(
              Step.REMOVAL,
              new Schedule(
                  user,
                  now,
                  Optional.of(due.getEpochSecond()),
                  true,
                  new Parameters(old.deleteAfter(), old.noticeDays(), chosenUnder, 0, 0, false)));
      if (made) {
        count("announcements");
        return At.SUCCEEDED;
      }
      return isScheduled(Step.REMOVAL) ? At.SUCCEEDED : At.FAILED;
    }

    private At confirmInactive() {
      add(number, new Asked(Question.DEACTIVATION, account.user));
      var allowed = deployment().narrowedTo(began.parameters().deleteAfter(), 0);
      var clock = clock();
      var stale = chance(0.02);
      confirmation =
          account.user != user
              ? Confirmation.userGone(USER_IDS[user])
              : allowed.deactivation(
                  Confirmation.ofDeactivation(
                      evidence(key, stale), KEY_IDS[key], account.policy, clock),
                  chosenUnder);
      return switch (confirmation) {
        case Confirmation.Confirmed _ -> {
          next = allowed.deleteAt(clock).orElse(Instant.EPOCH);
          count("deactivations");
          yield next.equals(Instant.EPOCH)
              ? At.SUCCEEDED
              : next.equals(clock) ? At.DELETE_AT_ONCE : At.CLEAR_SCHEDULE;
        }
        case Confirmation.Refused _, Confirmation.StillActive _, Confirmation.Postponed _ ->
            At.RESTORE_KEY;
      };
    }

    private At scheduleDeletion() {
      var made =
          creating(
              Step.DELETION,
              new Schedule(
                  user,
                  now,
                  Optional.of(next.getEpochSecond()),
                  true,
                  new Parameters(
                      began.parameters().deleteAfter(),
                      0,
                      chosenUnder,
                      chosenAt.getEpochSecond(),
                      0,
                      false)));
      return made || isScheduled(Step.DELETION) ? At.SUCCEEDED : At.FAILED;
    }

    private At confirmRested() {
      add(number, new Asked(Question.DELETION, account.user));
      var clock = clock();
      var parameters = began.parameters();
      var since = Instant.ofEpochSecond(parameters.unusedSince());
      if (since.isAfter(clock)) {
        // The chooser refuses the question.
        return At.FAILED;
      }
      confirmation =
          account.user != user
              ? Confirmation.userGone(USER_IDS[user])
              : deployment()
                  .deletion(
                      Confirmation.ofQuarantine(
                          evidence(key, false), KEY_IDS[key], account.policy, since, clock),
                      since,
                      parameters.under(),
                      deletionAt(key, user),
                      clock);
      return switch (confirmation) {
        case Confirmation.Confirmed _ -> {
          next = parameters.failedAttempts() < 3 ? clock.plus(Duration.ofDays(1)) : Instant.EPOCH;
          yield At.DELETE_KEY;
        }
        case Confirmation.Postponed(var until, var _) -> {
          next = until;
          count("postponements");
          yield At.REPLACE_SCHEDULE;
        }
        case Confirmation.Refused _, Confirmation.StillActive _ -> At.CLEAR_DELETION;
      };
    }

    private At scheduleAgain() {
      var old = began.parameters();
      var failed = confirmation instanceof Confirmation.Confirmed;
      var made =
          creating(
              Step.DELETION,
              new Schedule(
                  user,
                  now,
                  Optional.of(next.getEpochSecond()),
                  true,
                  new Parameters(
                      old.deleteAfter(),
                      0,
                      old.under(),
                      old.unusedSince(),
                      failed ? old.failedAttempts() + 1 : old.failedAttempts(),
                      old.claimed())));
      return made && !failed ? At.SUCCEEDED : At.FAILED;
    }

    /** Sets the status of the key of the user that has the name now, if it has that key. */
    private boolean setting(boolean active) {
      var call = call();
      var exists = account.key(key).isPresent();
      if (call != Call.REFUSED && exists) {
        add(number, new KeySet(key, active));
        if (active) {
          count("restored");
        }
      }
      return call == Call.DONE && exists;
    }

    private boolean deleting() {
      var call = call();
      var exists = account.key(key).isPresent();
      if (call != Call.REFUSED && exists) {
        add(number, new KeyDeleted(key));
        count("deletions");
      }
      return call == Call.DONE && exists;
    }

    private boolean creating(Step step, Schedule schedule) {
      var call = call();
      var free = account.schedule(step, key).isEmpty();
      if (call != Call.REFUSED && free) {
        schedule(number, step, key, schedule);
      }
      return call == Call.DONE && free;
    }

    private boolean unscheduling(Step step, int of) {
      var call = call();
      var exists = account.schedule(step, of).isPresent();
      if (call != Call.REFUSED && exists) {
        add(number, new Unscheduled(step, of));
      }
      return call == Call.DONE && exists;
    }

    private boolean isScheduled(Step step) {
      return call() == Call.DONE
          && account.schedule(step, key).filter(Schedule::enabled).isPresent();
    }

    private Deployment deployment() {
      return account.deployment.orElseThrow();
    }
  }

  private static int keyOf(String id) {
    return Integer.parseInt(id, 9, id.length(), 10);
  }

  private Decision decision(int counted, Duration notice, Instant clock) {
    var evidence = evidence(counted, false);
    return Decision.of(evidence, pending(evidence), account.policy, notice, clock);
  }

  private Optional<Announcement> announcement(int key, int user) {
    return account
        .schedule(Step.REMOVAL, key)
        .filter(schedule -> schedule.user() == user)
        .map(
            schedule ->
                new Announcement(
                    Instant.ofEpochSecond(schedule.createdAt()),
                    schedule.due().map(Instant::ofEpochSecond),
                    schedule.enabled()));
  }

  private Optional<Instant> deletionAt(int key, int user) {
    return account
        .schedule(Step.DELETION, key)
        .filter(schedule -> schedule.user() == user)
        .flatMap(schedule -> schedule.due().map(Instant::ofEpochSecond));
  }

  private PendingSteps pending(Evidence evidence) {
    return switch (evidence) {
      case Evidence.WithinLimit _ -> PendingSteps.none();
      case Evidence.OverLimit over -> {
        var removals = new HashMap<PendingSteps.KeyOfUser, Announcement>();
        var deletions = new HashMap<PendingSteps.KeyOfUser, PendingDeletion>();
        for (var counted : over.countedKeys()) {
          var key = keyOf(counted.id());
          announcement(key, account.user)
              .ifPresent(
                  made ->
                      removals.put(
                          new PendingSteps.KeyOfUser(over.user().id(), counted.id()), made));
          account
              .schedule(Step.DELETION, key)
              .ifPresent(
                  schedule ->
                      deletions.put(
                          new PendingSteps.KeyOfUser(USER_IDS[schedule.user()], counted.id()),
                          new PendingDeletion(
                              schedule.due().map(Instant::ofEpochSecond), schedule.enabled())));
        }
        yield new PendingSteps(removals, deletions);
      }
    };
  }

  /**
   * What is read about the user that has the name now.
   *
   * @param counted a key that counts, active or not; 0 for none
   * @param stale whether that key still shows as active
   */
  private Evidence evidence(int counted, boolean stale) {
    var listed = new ArrayList<AccessKey>();
    var counts = new ArrayList<CountedKey>();
    for (var key : account.keys) {
      var created = Instant.ofEpochSecond(key.created);
      var id = KEY_IDS[key.number];
      var active = key.active || (stale && key.number == counted);
      listed.add(new AccessKey(id, active ? KeyStatus.ACTIVE : KeyStatus.INACTIVE, created));
      if (active || key.number == counted) {
        counts.add(
            new CountedKey(
                id,
                created,
                key.lastUse(now)
                    .<LastUse>map(
                        use ->
                            new LastUse.Recorded(
                                Instant.ofEpochSecond(use.usedAt()), use.service(), "us-east-1"))
                    .orElseGet(LastUse.NotRecorded::new)));
      }
    }
    var user = new IamUser(USER_IDS[account.user], "alice", listed);
    return account.policy.allows(counts.size())
        ? new Evidence.WithinLimit(user, counts.size())
        : new Evidence.OverLimit(
            user,
            counts,
            account.exemptThrough.map(day -> Map.of(TAG, day.toString())).orElseGet(Map::of));
  }
}
