package onekey.plan.source.cloudtrail;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import onekey.plan.source.live.LiveOrganization;

/**
 * What asking CloudTrail takes. No account can be asked faster, so it is the least; a key in
 * constant use takes up to {@value EventHistory#MOST_PAGES} calls a Region.
 *
 * @param keys how many keys are asked about
 * @param regions how many Regions are asked
 * @param calls how many calls that takes at least
 * @param least how long that takes at least
 */
public record AuditEstimate(long keys, long regions, long calls, Duration least) {

  /** Returns what asking one account takes. */
  public static AuditEstimate of(AuditQuestions questions) {
    return of(List.of(questions));
  }

  /** Returns what asking several accounts takes, some of them at a time. */
  public static AuditEstimate of(Collection<AuditQuestions> questions) {
    var regions = new HashSet<String>();
    questions.forEach(asked -> regions.addAll(asked.regions()));
    return new AuditEstimate(
        questions.stream().mapToLong(asked -> asked.keys().size()).sum(),
        regions.size(),
        questions.stream().mapToLong(AuditQuestions::count).sum(),
        RegionPacer.INTERVAL.multipliedBy(turns(questions)));
  }

  /** The slowest Region of an account makes it last, and places for accounts are few. */
  private static long turns(Collection<AuditQuestions> questions) {
    var turns = questions.stream().map(AuditEstimate::turns).toList();
    var longest = turns.stream().mapToLong(count -> count).max().orElse(0);
    var all = turns.stream().mapToLong(count -> count).sum();
    return Math.max(longest, Math.ceilDiv(all, LiveOrganization.CONCURRENT_ACCOUNTS));
  }

  private static long turns(AuditQuestions questions) {
    return questions.calls().values().stream().mapToLong(count -> count).max().orElse(0);
  }

  /** Returns it as one sentence; empty if nothing is to be asked. */
  public Optional<String> sentence() {
    return keys == 0
        ? Optional.empty()
        : Optional.of(
            "Asking CloudTrail about %s in %s: at least %s, 2 a second in each Region of an account. That takes about %s, and up to %d times as long for keys with many events."
                .formatted(
                    count(keys, "access key"),
                    count(regions, "Region"),
                    count(calls, "call"),
                    duration(),
                    EventHistory.MOST_PAGES));
  }

  private String duration() {
    var seconds = Math.max(1, least.plusMillis(999).toSeconds());
    return seconds < 120 ? count(seconds, "second") : count(Math.ceilDiv(seconds, 60), "minute");
  }

  private static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
  }
}
