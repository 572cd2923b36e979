package onekey.plan.model;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.rule.judgement.PendingDeletion;

/** What is known about the deletions that OneKey has scheduled. */
public sealed interface ScheduledDeletions {

  /** Returns what is known about the deletion of this key. */
  PlannedDeletion of(String accessKeyId);

  /** Returns the deletions that are known to be pending, by access key id. */
  Map<String, PendingDeletion> pending();

  /**
   * The schedules of one Region were listed.
   *
   * @param region the Region
   * @param scheduled the deletions, by access key id
   */
  record Listed(String region, Map<String, PlannedDeletion.Scheduled> scheduled)
      implements ScheduledDeletions {

    public Listed {
      scheduled = Map.copyOf(scheduled);
    }

    @Override
    public PlannedDeletion of(String accessKeyId) {
      return Optional.<PlannedDeletion>ofNullable(scheduled.get(accessKeyId))
          .orElseGet(() -> new PlannedDeletion.NoneIn(region));
    }

    /** The list does not give the time of a deletion. */
    @Override
    public Map<String, PendingDeletion> pending() {
      return scheduled.keySet().stream()
          .collect(Collectors.toMap(key -> key, _ -> new PendingDeletion(Optional.empty())));
    }
  }

  /**
   * The schedules were not listed.
   *
   * @param why one sentence
   */
  record NotKnown(String why) implements ScheduledDeletions {

    @Override
    public PlannedDeletion of(String accessKeyId) {
      return new PlannedDeletion.NotKnown(why);
    }

    @Override
    public Map<String, PendingDeletion> pending() {
      return Map.of();
    }
  }
}
