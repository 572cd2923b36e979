package onekey.plan.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import onekey.plan.language.Text;
import onekey.rule.aws.ListedStep;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.Announcement;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.PendingDeletion;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.PendingSteps.KeyOfUser;

/** What is known about the steps that OneKey has scheduled in an account. */
public sealed interface ScheduledSteps {

  /**
   * Returns what is known about this key.
   *
   * @param now the moment of judging
   */
  KeySteps of(String accessKeyId, Instant now);

  /** Returns what is known to be pending for the keys of this user. */
  PendingSteps of(IamUser user);

  /** Returns what could not be read, as one sentence. */
  Optional<Text> limit();

  /**
   * The schedules of one Region were listed.
   *
   * @param region the Region
   * @param steps the steps, by access key id
   * @param limit which times could not be read and why, as one sentence
   */
  record Listed(String region, Map<String, List<ListedStep>> steps, Optional<Text> limit)
      implements ScheduledSteps {

    public Listed {
      steps = Map.copyOf(steps);
    }

    @Override
    public KeySteps of(String accessKeyId, Instant now) {
      return new KeySteps.Listed(
          region,
          steps.getOrDefault(accessKeyId, List.of()).stream()
              .map(step -> PendingStep.of(step, region, now))
              .toList());
    }

    /** Of several of one key, from several stacks, any holds it. */
    @Override
    public PendingSteps of(IamUser user) {
      return new PendingSteps(
          of(user, Kind.REMOVAL, Listed::announcement), of(user, Kind.DELETION, Listed::deletion));
    }

    private <T> Map<KeyOfUser, T> of(
        IamUser user, Kind kind, Function<ListedStep, Optional<T>> read) {
      var found = new HashMap<KeyOfUser, T>();
      user.keys().stream()
          .flatMap(key -> steps.getOrDefault(key.id(), List.of()).stream())
          .filter(step -> step.kind() == kind)
          .forEach(
              step ->
                  read.apply(step)
                      .ifPresent(
                          known ->
                              found.putIfAbsent(
                                  new KeyOfUser(user.id(), step.accessKeyId()), known)));
      return found;
    }

    /**
     * One whose time could not be read is not known to be an announcement. When it was made is not
     * listed: it counts as made on its day, so that no use before it passes for an answer to it.
     */
    private static Optional<Announcement> announcement(ListedStep step) {
      return Optional.of(
              new Announcement(step.at().orElse(Instant.EPOCH), step.at(), step.enabled()))
          .filter(announcement -> announcement.due().isPresent() || !announcement.enabled());
    }

    private static Optional<PendingDeletion> deletion(ListedStep step) {
      return Optional.of(new PendingDeletion(step.at(), step.enabled()));
    }
  }

  /**
   * The schedules were not listed.
   *
   * @param why one sentence
   */
  record NotKnown(String why) implements ScheduledSteps {

    @Override
    public KeySteps of(String accessKeyId, Instant now) {
      return new KeySteps.NotKnown(why);
    }

    @Override
    public PendingSteps of(IamUser user) {
      return PendingSteps.none();
    }

    @Override
    public Optional<Text> limit() {
      return Optional.of(Text.of("limitSchedules", Text.english(why)));
    }
  }
}
