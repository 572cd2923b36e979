package onekey.plan.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import onekey.plan.language.Text;
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
  public Text words(boolean active, boolean kept) {
    var obstacle = obstacle(active, kept);
    return switch (kind) {
      case REMOVAL ->
          Text.of(
              "pendingAnnounced",
              said(Text.of("pendingBeDeactivated"), "pendingIsScheduled", obstacle));
      case DELETION -> said(Text.of("pendingBeDeleted"), "pendingIsScheduled", obstacle);
    };
  }

  /** Returns it as a sentence about an inactive key, with the schedule. */
  Text sentence() {
    return Text.of(
        "pendingSchedule",
        said(
            switch (kind) {
              case REMOVAL -> Text.of("pendingDeactivate");
              case DELETION -> Text.of("pendingDelete");
            },
            "pendingHasScheduled",
            obstacle(false, true)),
        scheduleName,
        groupName,
        region);
  }

  private Text said(Text what, String scheduled, Optional<Text> obstacle) {
    var done = at.map(moment -> Text.of("pendingOn", what, Text.day(moment))).orElse(what);
    return switch (state) {
      case WAS_DUE -> Text.of("pendingWasDue", done);
      case SCHEDULED, SWITCHED_OFF ->
          obstacle
              .map(why -> Text.of("pendingWould", done, why))
              .or(() -> at.map(_ -> Text.of("pendingWill", done)))
              .orElseGet(() -> Text.of(scheduled, done));
    };
  }

  /** Before a step, OneKey asks again. What would be refused now is not said to happen. */
  private Optional<Text> obstacle(boolean active, boolean kept) {
    if (state == State.SWITCHED_OFF) {
      return Optional.of(Text.of("pendingDisabled"));
    }
    return switch (kind) {
      case REMOVAL ->
          active
              ? Optional.of(Text.of("pendingKept")).filter(_ -> kept)
              : Optional.of(Text.of("pendingInactive"));
      case DELETION -> Optional.of(Text.of("pendingActive")).filter(_ -> active);
    };
  }
}
