package onekey.plan.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import onekey.rule.aws.ListedStep;
import onekey.rule.aws.ListedStep.Kind;

/**
 * What OneKey will do to a key by itself, unless a person deletes the schedule or fixes the user.
 *
 * @param kind what it will do
 * @param state whether it will
 * @param at when; empty if that is not known
 * @param region the Region of the schedule
 * @param groupName its group
 * @param scheduleName its name
 */
public record PendingStep(
    Kind kind,
    State state,
    Optional<Instant> at,
    String region,
    String groupName,
    String scheduleName) {

  /** Whether a schedule will run. Other programs rely on these names. */
  public enum State {
    SCHEDULED,

    /** A person has disabled the schedule. */
    SWITCHED_OFF,

    /** Its time is over. A completed schedule stays, if it is not to be deleted then. */
    WAS_DUE
  }

  /** What will happen before what will not, and then by time, an unknown one last. */
  static final Comparator<PendingStep> ORDER =
      Comparator.comparing(PendingStep::state)
          .thenComparing(step -> step.at().orElse(Instant.MAX))
          .thenComparing(PendingStep::kind)
          .thenComparing(PendingStep::groupName);

  static PendingStep of(ListedStep step, String region, Instant now) {
    return new PendingStep(
        step.kind(), stateOf(step, now), step.at(), region, step.groupName(), step.scheduleName());
  }

  private static State stateOf(ListedStep step, Instant now) {
    if (!step.enabled()) {
      return State.SWITCHED_OFF;
    }
    return step.at().filter(at -> at.isBefore(now)).isPresent() ? State.WAS_DUE : State.SCHEDULED;
  }

  /**
   * Returns it in some words to be said of its key.
   *
   * @param active whether the key is active now
   * @param kept whether OneKey would keep it now, were it asked to remove it
   */
  public String words(boolean active, boolean kept) {
    var announced = kind == Kind.REMOVAL ? "announced: " : "";
    return announced + said("be " + verb() + "d", "is", obstacle(active, kept));
  }

  /** Returns it as a sentence about an inactive key, with the schedule. */
  String sentence() {
    return "OneKey %s: schedule %s of group %s in %s."
        .formatted(
            said(verb() + " it", "has", obstacle(false, true)), scheduleName, groupName, region);
  }

  private String said(String what, String has, Optional<String> obstacle) {
    var day = at.map(moment -> " on " + LocalDate.ofInstant(moment, ZoneOffset.UTC));
    var done = what + day.orElse("");
    return switch (state) {
      case WAS_DUE -> "was due to " + done;
      case SCHEDULED, SWITCHED_OFF ->
          obstacle
              .map(why -> "would %s, but %s".formatted(done, why))
              .or(() -> day.map(_ -> "will " + done))
              .orElse("%s scheduled to %s, when is not known".formatted(has, done));
    };
  }

  private String verb() {
    return switch (kind) {
      case REMOVAL -> "deactivate";
      case DELETION -> "delete";
    };
  }

  /** Before a step, OneKey asks again. What would be refused now is not said to happen. */
  private Optional<String> obstacle(boolean active, boolean kept) {
    if (state == State.SWITCHED_OFF) {
      return Optional.of("its schedule is disabled and does nothing");
    }
    return switch (kind) {
      case REMOVAL ->
          active
              ? Optional.of("OneKey would keep it now").filter(_ -> kept)
              : Optional.of("it is inactive already");
      case DELETION -> Optional.of("it is active").filter(_ -> active);
    };
  }
}
