package onekey.rule.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onekey.rule.judgement.Life.Account;
import onekey.rule.judgement.Life.Asked;
import onekey.rule.judgement.Life.Began;
import onekey.rule.judgement.Life.KeyDeleted;
import onekey.rule.judgement.Life.KeySet;
import onekey.rule.judgement.Life.Question;
import onekey.rule.judgement.Life.Schedule;
import onekey.rule.judgement.Life.Scheduled;
import onekey.rule.judgement.Life.Step;

/**
 * Whether a history keeps what the documentation promises. It is arithmetic on the history, and
 * calls nothing of the code that decides.
 *
 * <p>A write is judged by what was so when its run last asked the chooser: IAM has no conditional
 * write, so what a person does in the seconds between is not seen.
 */
final class LifeOracle {

  /** How much too early a step may be by documentation, because clocks and schedules differ. */
  private static final long TOLERANCE = Life.HOUR;

  /** How much the clock of the functions may be behind. */
  private static final long CLOCK = Life.HOUR;

  private final List<Life.Entry> entries;
  private final Life life;
  private final List<String> violations = new ArrayList<>();

  private LifeOracle(Life life) {
    this.life = life;
    this.entries = life.entries();
  }

  /** Returns each broken promise, in words, with the number of the entry that breaks it. */
  static List<String> violations(Life life) {
    var oracle = new LifeOracle(life);
    for (var index = 0; index < oracle.entries.size(); index++) {
      var entry = oracle.entries.get(index);
      if (entry.run() != Life.PERSON) {
        oracle.judge(index, entry);
      }
    }
    return oracle.violations;
  }

  private void judge(int index, Life.Entry entry) {
    switch (entry.fact()) {
      case KeySet(var key, var active) when !active -> deactivated(index, entry, key);
      case KeySet(var key, var _) -> restored(index, entry, key);
      case KeyDeleted(var key) -> deleted(index, entry, key);
      case Scheduled(var _, var key, var _) -> {
        var then = life.before(lastAsked(index, entry.run()));
        require(!isDryRun(then, entry.run()), index, "f: schedules in a dry run");
        require(
            isOfItsUser(then, key, entry.run()), index, "e: schedules for a key of another user");
      }
      case Life.Ended(var success) when success -> ended(index, entry);
      default -> {}
    }
  }

  private void deactivated(int index, Life.Entry entry, int number) {
    var asked = asked(index, entry.run(), Question.CHOICE);
    var then = life.before(asked);
    var at = entries.get(asked).at();
    var began = began(entry.run());
    require(isOfItsUser(then, number, entry.run()), index, "e: deactivates a key of another user");
    require(!isDryRun(then, entry.run()), index, "f: deactivates in a dry run");
    require(deactivations(index, entry.run()) == 0, index, "f: deactivates two keys in one run");
    then.key(number)
        .ifPresent(
            key -> {
              require(key.active, index, "b: deactivates a key that is not active");
              policy(then, key, at, index);
              notice(then, key, at, began, index);
              require(
                  then.schedule(Step.DELETION, number)
                      .filter(schedule -> schedule.due().filter(due -> at >= due).isEmpty())
                      .isEmpty(),
                  index,
                  "d: deactivates again before its quarantine would have ended");
            });
  }

  /** (a) The notice that was promised, the one that is demanded, and what people object. */
  private void notice(Account then, Life.Key key, long at, Began began, int index) {
    var deployment = then.deployment.orElseThrow();
    var demanded = Math.max(deployment.noticeDays(), began.parameters().noticeDays()) * Life.DAY;
    var announced = then.schedule(Step.REMOVAL, key.number);
    require(
        demanded == 0 || announced.isPresent(), index, "a: deactivates without an announcement");
    announced.ifPresent(
        schedule -> {
          require(schedule.enabled(), index, "a: deactivates although its schedule is disabled");
          require(
              schedule.due().filter(due -> at >= due).isPresent(),
              index,
              "a: deactivates before the day that was announced");
          require(
              at >= schedule.createdAt() + demanded - TOLERANCE,
              index,
              "a: deactivates before the notice is over that is demanded");
          require(
              demanded == 0 || expected(schedule, at - then.clockBehind),
              index,
              "a: deactivates when nobody expects it any more");
          require(
              key.lastUse(at).filter(use -> use.usedAt() > schedule.createdAt()).isEmpty()
                  || !expected(schedule, at - then.clockBehind),
              index,
              "a: deactivates a key that was used since it was announced");
        });
    require(
        began.announcedKey().filter(announcedKey -> announcedKey != key.number).isEmpty(),
        index,
        "e: deactivates another key than was announced");
    require(
        began.announcedKey().isEmpty()
            || began.parameters().under() == Remediation.MANUAL
            || deployment.remediation() == Remediation.AUTOMATIC,
        index,
        "a: deactivates what was announced automatically, under manual remediation");
  }

  /** For three days after its day an announced removal may still take place. */
  private static boolean expected(Schedule schedule, long clock) {
    return schedule.due().filter(due -> clock < due + 3 * Life.DAY).isPresent();
  }

  /** (b) and what else the policy says about a key that is to go, counted as active. */
  private void policy(Account then, Life.Key key, long at, int index) {
    var policy = then.policy;
    var idle = policy.minimumIdleDays() * Life.DAY;
    var limit = policy.maxActiveKeys();
    require(then.activeBeside(key.number) >= limit, index, "c: leaves too few keys");
    require(idleSince(key, at) + idle <= at, index, "b: touches a key used or created recently");
    require(
        key.lastUse(at).filter(use -> use.service().startsWith("ses")).isEmpty(),
        index,
        "b: touches a key that may send mail");
    var today = LocalDate.ofEpochDay(Math.floorDiv(at - then.clockBehind, Life.DAY));
    require(
        policy.exemptionTag().isEmpty()
            || then.exemptThrough
                .filter(day -> !day.isBefore(today))
                .filter(day -> !day.isAfter(today.plusDays(policy.maximumExemptionDays())))
                .isEmpty(),
        index,
        "a: touches a key of an exempt user");
    for (var other : then.keys) {
      if (other.active || other == key) {
        require(
            policy.rotationGraceDays() == 0
                || other.created + policy.rotationGraceDays() * Life.DAY <= at,
            index,
            "b: touches a key of a rotating user");
      }
      if (other.active && other != key && limit == 1) {
        require(other.created + idle <= at, index, "b: would leave a key that is new");
        require(
            lastUsed(key, at) <= lastUsed(other, at),
            index,
            "b: touches the more recently used one");
      }
    }
  }

  private void restored(int index, Life.Entry entry, int number) {
    var then = life.before(asked(index, entry.run(), Question.CHOICE));
    require(isOfItsUser(then, number, entry.run()), index, "e: activates a key of another user");
    require(!isDryRun(then, entry.run()), index, "f: activates in a dry run");
  }

  private void deleted(int index, Life.Entry entry, int number) {
    var asked = lastAsked(index, entry.run());
    var then = life.before(asked);
    var at = entries.get(asked).at();
    var began = began(entry.run());
    require(isOfItsUser(then, number, entry.run()), index, "e: deletes a key of another user");
    require(!isDryRun(then, entry.run()), index, "f: deletes in a dry run");
    var deleteAfter = then.deployment.flatMap(d -> d.deleteAfter().days());
    require(deleteAfter.isPresent(), index, "d: deletes although no deletion is allowed");
    then.key(number)
        .ifPresent(
            key -> {
              require(!key.active, index, "d: deletes an active key");
              policy(then, key, at, index);
              require(
                  began.step() == Step.DELETION || deleteAfter.orElse(0) == 0,
                  index,
                  "d: deletes at once although there is a quarantine");
              if (began.step() != Step.DELETION) {
                require(
                    !isAutomatic(life.before(asked(index, entry.run(), Question.CHOICE)))
                        || isAutomatic(then),
                    index,
                    "d: deletes what was chosen automatically, under manual remediation");
              }
              // Without a quarantine the key was chosen a moment ago. Who starts the deletion by
              // hand says themselves when it was.
              if (began.step() == Step.DELETION && !began.parameters().claimed()) {
                quarantine(then, key, asked, began, deleteAfter.orElse(0), index);
              }
            });
  }

  /**
   * A run counts from the choice that it was scheduled after. A schedule that starts its run twice
   * can so end the quarantine of a later choice: a person made the key active, the first run left
   * it so, and another one deactivated it again before the second. The documentation says of such a
   * key that it is deleted on the day that was set.
   */
  private void quarantine(
      Account then, Life.Key key, int asked, Began began, int deleteAfterDays, int index) {
    var at = entries.get(asked).at();
    var choice = choice(key.number, began.parameters().unusedSince(), asked);
    require(choice.isPresent(), index, "d: deletes a key that it did not deactivate");
    choice.ifPresent(
        chosen -> {
          var chosenAt = entries.get(chosen).at();
          require(
              at >= chosenAt + deleteAfterDays * Life.DAY - TOLERANCE - CLOCK,
              index,
              "d: deletes before the quarantine is over");
          require(
              idleSince(key, at) + then.policy.minimumIdleDays() * Life.DAY <= chosenAt,
              index,
              "d: deletes a key that was used shortly before it was chosen");
          require(
              !isAutomatic(life.before(chosen)) || isAutomatic(then),
              index,
              "d: deletes what was chosen automatically, under manual remediation");
        });
  }

  /** (c) After a success there are enough active keys, or it was somebody else. */
  private void ended(int index, Life.Entry entry) {
    var run = entry.run();
    var deactivation = -1;
    for (var place = 0; place < index; place++) {
      if (entries.get(place).run() == run
          && entries.get(place).fact() instanceof KeySet(var _, var active)
          && !active) {
        deactivation = place;
      }
    }
    if (deactivation < 0) {
      return;
    }
    var asked = lastAsked(index, run);
    require(
        entries.get(asked).fact() instanceof Asked(var question, var _)
            && question == Question.DEACTIVATION,
        index,
        "b: a key stays inactive without a confirmation");
    var then = life.before(asked);
    var key = ((KeySet) entries.get(deactivation).fact()).key();
    require(!isDryRun(then, run), index, "f: a key stays inactive in a dry run");
    then.key(key)
        .ifPresent(
            inactive -> {
              require(!inactive.active, index, "b: confirms an active key");
              policy(then, inactive, entries.get(asked).at(), index);
            });
    require(
        life.before(index).activeBeside(0) >= then.policy.maxActiveKeys()
            || disturbed(asked, index, run),
        index,
        "c: ends with too few active keys");
  }

  /** Returns whether somebody else took a key, the user or the policy away meanwhile. */
  private boolean disturbed(int from, int to, int run) {
    for (var place = from; place < to; place++) {
      var entry = entries.get(place);
      if (entry.run() != run) {
        switch (entry.fact()) {
          case KeySet(var _, var active) when !active -> {
            return true;
          }
          case KeyDeleted _, Life.UserDeleted _, Life.PolicySet _ -> {
            return true;
          }
          default -> {}
        }
      }
    }
    return false;
  }

  private static long idleSince(Life.Key key, long at) {
    return Math.max(key.created, lastUsed(key, at));
  }

  private static long lastUsed(Life.Key key, long at) {
    return key.lastUse(at).map(Life.KeyUsed::usedAt).orElse(Long.MIN_VALUE);
  }

  /** A run is meant for one user, whoever has the name when it writes. */
  private boolean isOfItsUser(Account then, int key, int run) {
    return then.key(key).filter(owned -> owned.user == began(run).user()).isPresent();
  }

  private boolean isDryRun(Account then, int run) {
    return began(run).dryRun() || then.deployment.filter(Deployment::dryRun).isPresent();
  }

  private static boolean isAutomatic(Account then) {
    return then.deployment.filter(d -> d.remediation() == Remediation.AUTOMATIC).isPresent();
  }

  private long deactivations(int before, int run) {
    return entries.subList(0, before).stream()
        .filter(
            entry ->
                entry.run() == run && entry.fact() instanceof KeySet(var _, var active) && !active)
        .count();
  }

  /** Returns when the key was chosen by the run that deactivated it and said this moment. */
  private Optional<Integer> choice(int key, long chosenAt, int before) {
    for (var place = before - 1; place >= 0; place--) {
      var entry = entries.get(place);
      if (entry.run() != Life.PERSON
          && entry.fact() instanceof KeySet(var number, var active)
          && number == key
          && !active) {
        var chosen = asked(place, entry.run(), Question.CHOICE);
        if (entries.get(chosen).at() - life.before(chosen).clockBehind == chosenAt) {
          return Optional.of(chosen);
        }
      }
    }
    return Optional.empty();
  }

  private Began began(int run) {
    for (var entry : entries) {
      if (entry.run() == run && entry.fact() instanceof Began began) {
        return began;
      }
    }
    throw new IllegalStateException("Run %d did not begin.".formatted(run));
  }

  private int asked(int before, int run, Question question) {
    for (var place = before - 1; place >= 0; place--) {
      var entry = entries.get(place);
      if (entry.run() == run
          && entry.fact() instanceof Asked(var asked, var _)
          && asked == question) {
        return place;
      }
    }
    throw new IllegalStateException("Run %d asked no %s.".formatted(run, question));
  }

  private int lastAsked(int before, int run) {
    for (var place = before - 1; place >= 0; place--) {
      var entry = entries.get(place);
      if (entry.run() == run && entry.fact() instanceof Asked) {
        return place;
      }
    }
    throw new IllegalStateException("Run %d asked nothing.".formatted(run));
  }

  private void require(boolean kept, int index, String promise) {
    if (!kept) {
      violations.add("%s (entry %d)".formatted(promise, index));
    }
  }
}
