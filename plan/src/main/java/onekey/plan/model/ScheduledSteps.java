package onekey.plan.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.rule.aws.ListedStep;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.PendingDeletion;

/** What is known about the steps that OneKey has scheduled in an account. */
public sealed interface ScheduledSteps {

  /**
   * Returns what is known about this key.
   *
   * @param now the moment of judging
   */
  PendingSteps of(String accessKeyId, Instant now);

  /** Returns the deletions that are known to be pending, by access key id. */
  Map<String, PendingDeletion> deletions();

  /** Returns what could not be read, as one sentence. */
  Optional<String> limit();

  /**
   * The schedules of one Region were listed.
   *
   * @param region the Region
   * @param steps the steps, by access key id
   * @param limit which times could not be read and why, as one sentence
   */
  record Listed(String region, Map<String, List<ListedStep>> steps, Optional<String> limit)
      implements ScheduledSteps {

    public Listed {
      steps = Map.copyOf(steps);
    }

    @Override
    public PendingSteps of(String accessKeyId, Instant now) {
      return new PendingSteps.Listed(
          region,
          steps.getOrDefault(accessKeyId, List.of()).stream()
              .map(step -> PendingStep.of(step, region, now))
              .toList());
    }

    /** Of several of one key, from several stacks, any holds it. */
    @Override
    public Map<String, PendingDeletion> deletions() {
      return steps.values().stream()
          .flatMap(List::stream)
          .filter(step -> step.kind() == Kind.DELETION)
          .collect(
              Collectors.toMap(
                  ListedStep::accessKeyId,
                  step -> new PendingDeletion(step.at()),
                  (one, _) -> one));
    }
  }

  /**
   * The schedules were not listed.
   *
   * @param why one sentence
   */
  record NotKnown(String why) implements ScheduledSteps {

    @Override
    public PendingSteps of(String accessKeyId, Instant now) {
      return new PendingSteps.NotKnown(why);
    }

    @Override
    public Map<String, PendingDeletion> deletions() {
      return Map.of();
    }

    @Override
    public Optional<String> limit() {
      return Optional.of(
          "Whether OneKey will deactivate or delete a key, or holds one because a person activated"
              + " it again, is not known: "
              + why);
    }
  }
}
