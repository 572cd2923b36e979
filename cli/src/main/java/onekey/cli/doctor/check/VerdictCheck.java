package onekey.cli.doctor.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.Census;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.Finding;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.ReportedVerdict;
import onekey.rule.judgement.Verdict;

/**
 * Whether the verdicts in AWS Config are those that the rule would give at this moment.
 *
 * @param policy the policy of the live rule
 * @param pending what is scheduled for keys; empty if the stack schedules nothing
 * @param reported the verdicts in AWS Config, by the unique id of the user
 * @param census the users as they are
 * @param created when the users were created, by their unique id
 * @param lastRun when the last run began; empty if that is not known
 * @param now the moment
 * @param why says why a user could not be read
 */
public record VerdictCheck(
    KeyPolicy policy,
    Optional<PendingSteps> pending,
    Map<String, ReportedVerdict> reported,
    Census census,
    Map<String, Instant> created,
    Optional<Instant> lastRun,
    Instant now,
    Function<Exception, Words> why) {

  private static final Words RUN_AGAIN =
      Words.of(
          "If somebody changed a key, a tag or a user since the last run, the next run will report it. To know, run the rule, and check again a few minutes later. If it differs then too, read the log of the judge function");

  /** Compares user by user. */
  public List<Line> lines() {
    var lines = new ArrayList<Line>();
    census.users().forEach(read -> compare(read).ifPresent(lines::add));
    var same = census.users().size() - lines.size();
    departed().forEach(lines::add);
    census
        .unread()
        .forEach(
            unread ->
                lines.add(
                    Line.notCheckable(
                        subject(unread.name()),
                        Words.of("The user could not be read: {}", why.apply(unread.cause())))));
    if (lines.stream().allMatch(line -> line.status() == Status.FINE)) {
      lines.addFirst(
          Line.fine(
              Words.of("Verdicts"),
              Words.of(
                  "{} of {} users have the verdict that a plan of this moment gives.",
                  same,
                  census.users().size())));
    }
    return lines;
  }

  private Optional<Line> compare(Evidence read) {
    var user = read.user();
    var before = Optional.ofNullable(reported.get(user.id()));
    var verdict = verdict(read, before, now);
    if (before.filter(stored -> isSame(verdict, stored)).isPresent()) {
      return Optional.empty();
    }
    var subject = subject(user.name());
    var difference =
        before
            .map(stored -> difference(stored, verdict))
            .orElseGet(
                () ->
                    Words.of(
                        "AWS Config has no verdict; a plan of this moment says {}.",
                        verdict.complianceType()));
    return Optional.of(
        whyNewer(read, before)
            .map(
                why ->
                    Line.fine(
                        subject,
                        difference.and(
                            Words.of(
                                "It changed since the last run at {}: {}. The next run reports it.",
                                lastRun.orElseThrow(),
                                why))))
            .orElseGet(() -> Line.wrong(subject, difference, RUN_AGAIN)));
  }

  private static Words difference(ReportedVerdict stored, Verdict verdict) {
    return stored.complianceType() == verdict.complianceType()
        ? Words.of(
            "Both are {}, and the annotations differ. AWS Config has: {} A plan of this moment says: {}",
            stored.complianceType(),
            stored.annotation(),
            verdict.annotation())
        : Words.of(
            "AWS Config has {}, a plan of this moment says {}. AWS Config has: {} A plan says: {}",
            stored.complianceType(),
            verdict.complianceType(),
            stored.annotation(),
            verdict.annotation());
  }

  /** Returns what shows that the difference is newer than the last run; empty if nothing does. */
  private Optional<Words> whyNewer(Evidence read, Optional<ReportedVerdict> before) {
    if (lastRun.isEmpty()) {
      return Optional.empty();
    }
    var run = lastRun.get();
    if (isAfter(Optional.ofNullable(created.get(read.user().id())), run)) {
      return Optional.of(Words.of("the user was created"));
    }
    if (read.user().keys().stream().map(AccessKey::created).anyMatch(run::isBefore)) {
      return Optional.of(Words.of("a key was created"));
    }
    if (read instanceof Evidence.OverLimit over
        && over.countedKeys().stream().anyMatch(key -> isAfter(at(key.lastUse()), run))) {
      return Optional.of(Words.of("a key was used"));
    }
    return before.filter(stored -> isSame(verdict(read, before, run), stored)).isPresent()
        ? Optional.of(Words.of("a day has passed"))
        : Optional.empty();
  }

  private static Optional<Instant> at(LastUse use) {
    return switch (use) {
      case LastUse.NotRecorded() -> Optional.empty();
      case LastUse.Recorded(var at, var _, var _) -> Optional.of(at);
    };
  }

  private static boolean isAfter(Optional<Instant> time, Instant run) {
    return time.filter(run::isBefore).isPresent();
  }

  private Verdict verdict(Evidence read, Optional<ReportedVerdict> before, Instant at) {
    return Finding.of(read, pending, before, policy, at).verdict();
  }

  private static boolean isSame(Verdict verdict, ReportedVerdict stored) {
    return verdict.complianceType() == stored.complianceType()
        && verdict.annotation().equals(stored.annotation());
  }

  private Stream<Line> departed() {
    var there =
        Stream.concat(
                census.users().stream().map(read -> read.user().id()),
                census.unread().stream().map(Census.UnreadUser::id))
            .collect(Collectors.toSet());
    return reported.keySet().stream()
        .filter(id -> !there.contains(id))
        .sorted()
        .map(
            id ->
                Line.wrong(
                    subject(id),
                    Words.of("AWS Config has a verdict, and there is no such user any more."),
                    RUN_AGAIN));
  }

  private static Words subject(String user) {
    return Words.of("User {}", Words.named(Part.Kind.USER, user));
  }
}
