package onekey.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import onekey.rule.aws.Deadline;
import onekey.rule.aws.EvaluationBatches;
import onekey.rule.aws.EvaluationReporter;
import onekey.rule.aws.ScheduledInvocation;
import onekey.rule.aws.UserInventory;
import onekey.rule.aws.UserReadings;
import onekey.rule.aws.UserReadings.Reading;
import onekey.rule.judgement.Census.UnreadUser;
import onekey.rule.judgement.Changes;
import onekey.rule.judgement.Finding;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.ReportedVerdict;
import onekey.rule.judgement.Verdict;

/** One run of the rule: it judges users while others are still being read, and reports changes. */
final class JudgingRun {

  private final UserInventory inventory;
  private final EvaluationReporter reporter;
  private final Supplier<Optional<PendingSteps>> schedules;
  private final ScheduledInvocation invocation;
  private final KeyPolicy policy;
  private final EvaluationBatches batches;
  private final List<Finding> judged = new ArrayList<>();
  private final List<ReportedVerdict> departed = new ArrayList<>();
  private final List<UnreadUser> unread = new ArrayList<>();

  /**
   * Creates a run.
   *
   * @param schedules reads what is scheduled; empty if that cannot be read
   */
  JudgingRun(
      UserInventory inventory,
      EvaluationReporter reporter,
      Supplier<Optional<PendingSteps>> schedules,
      ScheduledInvocation invocation,
      KeyPolicy policy) {
    this.inventory = inventory;
    this.reporter = reporter;
    this.schedules = schedules;
    this.invocation = invocation;
    this.policy = policy;
    this.batches = reporter.batches(invocation);
  }

  /**
   * Judges and reports, until all users are judged or the deadline has passed. Then the verdicts
   * that did not change are reported too, so that the next run, which begins with the oldest
   * verdicts, begins with the users that this one did not reach.
   *
   * @throws RuntimeException if the users cannot be listed or what was reported cannot be read;
   *     then nothing is reported
   */
  RunResult until(Deadline deadline) {
    try (var readings = inventory.startReading(policy, invocation.time().toEpochMilli())) {
      // Users are being read meanwhile.
      var reported = reporter.reported(invocation.ruleName());
      var pending = schedules.get();
      var missing = missing(reported, readings);
      readings.earliestFirst(
          userId ->
              Optional.ofNullable(reported.get(userId))
                  .map(ReportedVerdict::recordedAt)
                  .orElse(Instant.EPOCH));
      var failure = failure(() -> report(missing, readings, reported, pending, deadline));
      return new RunResult(changes(), batches.acceptedIds().size(), failure);
    }
  }

  /**
   * Returns what is on record about users that have departed. The list that decides it is taken
   * after what was reported is known: a user that was created and reported in between by another
   * run has not departed.
   */
  private List<ReportedVerdict> missing(
      Map<String, ReportedVerdict> reported, UserReadings readings) {
    var missing = Changes.missing(reported, readings.userIds());
    if (missing.isEmpty()) {
      return missing;
    }
    var stillMissing = Changes.missing(reported, inventory.userIds());
    return missing.stream().filter(stillMissing::contains).toList();
  }

  private void report(
      List<ReportedVerdict> missing,
      UserReadings readings,
      Map<String, ReportedVerdict> reported,
      Optional<PendingSteps> pending,
      Deadline deadline) {
    missing.forEach(this::depart);
    readings.forEach(deadline, reading -> take(reading, reported, pending));
    var unfinished = readings.unfinished();
    if (!unfinished.isEmpty()) {
      unread.addAll(unfinished);
      judged.stream()
          .filter(finding -> !isDue(finding))
          .map(Finding::verdict)
          .forEach(batches::add);
    }
    batches.finish();
  }

  private void take(
      Reading reading, Map<String, ReportedVerdict> reported, Optional<PendingSteps> pending) {
    var before = Optional.ofNullable(reported.get(reading.userId()));
    switch (reading) {
      case Reading.Read(var evidence) ->
          judge(Finding.of(evidence, pending, before, policy, invocation.time()));
      case Reading.Departed _ -> before.ifPresent(this::depart);
      case Reading.Failed(var user) -> unread.add(user);
    }
  }

  private void judge(Finding finding) {
    judged.add(finding);
    if (isDue(finding)) {
      batches.add(finding.verdict());
    }
  }

  private void depart(ReportedVerdict verdict) {
    departed.add(verdict);
    batches.add(Verdict.departed(verdict.userId()));
  }

  private boolean isDue(Finding finding) {
    return finding.isDue(invocation.time());
  }

  /**
   * Returns what people may be told, by user name: nothing that AWS Config has not accepted. Users
   * are read in an order that is different each time.
   */
  private Changes changes() {
    var accepted = batches.acceptedIds();
    return new Changes(
        judged.stream()
            .filter(finding -> !isDue(finding) || accepted.contains(finding.verdict().userId()))
            .sorted(Comparator.comparing(finding -> finding.evidence().user().name()))
            .toList(),
        departed.stream().filter(verdict -> accepted.contains(verdict.userId())).toList(),
        unread.stream().sorted(Comparator.comparing(UnreadUser::name)).toList());
  }

  /** What was accepted before a failure is true, so people are told of it before the run fails. */
  private static Optional<RuntimeException> failure(Runnable reporting) {
    try {
      reporting.run();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }
}
