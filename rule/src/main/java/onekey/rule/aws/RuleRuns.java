package onekey.rule.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.aws.EventBatch.Queued;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.LimitExceededException;

/**
 * Starts runs of the rule, one for as many events as possible.
 *
 * <p>AWS Config refuses to start a run while one is under way, and within a minute of the last
 * start. A run that began after an event was queued has covered it, so this remembers when it began
 * one. It is the memory of one execution environment of the function: where it is lost, a run more
 * is started, never one less.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigRulesEvaluation.html">StartConfigRulesEvaluation</a>
 */
public final class RuleRuns {

  /**
   * How old a change must be before a run sees it for certain: IAM is eventually consistent. The
   * queue delivers no message earlier.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">Changes
   *     that I make are not always immediately visible</a>
   */
  public static final Duration SETTLED = Duration.ofSeconds(15);

  /**
   * A run takes at most 15 minutes. A run that is under way when an event has waited for twice as
   * long began after that event.
   */
  static final Duration OUTLASTS_A_RUN = Duration.ofMinutes(30);

  private final ConfigClient config;
  private final String ruleName;
  private final Clock clock;

  private Instant covered = Instant.MIN;

  private RuleRuns(ConfigClient config, String ruleName, Clock clock) {
    this.config = config;
    this.ruleName = ruleName;
    this.clock = clock;
  }

  /**
   * Reads the name of the rule from the environment that the stack sets.
   *
   * @throws InvalidEventException if the variable is missing
   */
  public static RuleRuns from(Map<String, String> environment, ConfigClient config, Clock clock) {
    return new RuleRuns(config, LiveRule.name(environment), clock);
  }

  /** What came of it, and the events that no run covers yet. */
  public sealed interface Start {

    /** Returns the events that no run covers yet: they must come again. */
    List<Queued> uncovered();

    /** Earlier runs cover every event. */
    record Unnecessary() implements Start {
      @Override
      public List<Queued> uncovered() {
        return List.of();
      }
    }

    /** A run was started, which covers every event. */
    record Started() implements Start {
      @Override
      public List<Queued> uncovered() {
        return List.of();
      }
    }

    /** Another run is under way or was started a moment ago. */
    record TooEarly(List<Queued> uncovered) implements Start {
      public TooEarly {
        uncovered = List.copyOf(uncovered);
      }
    }

    /** AWS Config refuses or cannot be reached. */
    record Refused(List<Queued> uncovered, RuntimeException cause) implements Start {
      public Refused {
        uncovered = List.copyOf(uncovered);
      }
    }
  }

  /** Starts a run, unless earlier ones cover these events. */
  public synchronized Start startFor(List<Queued> events) {
    var now = clock.instant();
    var uncovered = events.stream().filter(event -> !isBefore(event.sent(), covered)).toList();
    if (uncovered.isEmpty()) {
      return new Start.Unnecessary();
    }
    try {
      config.startConfigRulesEvaluation(request -> request.configRuleNames(ruleName));
      covered = now.minus(SETTLED);
      return new Start.Started();
    } catch (LimitExceededException _) {
      return new Start.TooEarly(
          uncovered.stream()
              .filter(event -> !isBefore(event.sent(), now.minus(OUTLASTS_A_RUN)))
              .toList());
    } catch (SdkException e) {
      return new Start.Refused(uncovered, e);
    }
  }

  /** What does not say when it was sent may have been sent just now. */
  private static boolean isBefore(Optional<Instant> sent, Instant moment) {
    return sent.filter(time -> time.isBefore(moment)).isPresent();
  }
}
