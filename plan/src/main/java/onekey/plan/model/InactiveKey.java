package onekey.plan.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;

/**
 * An inactive access key. It does not count against the limit, so its user may be COMPLIANT; but it
 * should be deleted or activated again one day.
 *
 * @param account its account; empty in a plan of one
 * @param userName the user name
 * @param userId the unique id; empty if the source does not contain it
 * @param key the key
 * @param unusedSince the last use, or the creation where none is recorded; empty if the last use
 *     was not read
 * @param removability what the rule would say of it as the extra key, by its own record alone;
 *     empty if its last use was not read
 * @param commands the commands of the AWS CLI; empty if the source does not contain key ids
 * @param fixes the ways to activate or to delete it
 */
public record InactiveKey(
    Optional<NamedAccount> account,
    String userName,
    Optional<String> userId,
    PlannedKey key,
    Optional<Instant> unusedSince,
    Optional<Removability> removability,
    Optional<Commands> commands,
    List<Fix> fixes) {

  /**
   * Commands of the AWS CLI for a POSIX shell.
   *
   * @param look shows the last use; comes before the others
   */
  public record Commands(String look, String activate, String delete) {}

  public InactiveKey {
    fixes = List.copyOf(fixes);
  }

  /** Makes a key of the only account. */
  public InactiveKey(
      String userName,
      Optional<String> userId,
      PlannedKey key,
      Optional<Instant> unusedSince,
      Optional<Removability> removability,
      Optional<Commands> commands,
      List<Fix> fixes) {
    this(Optional.empty(), userName, userId, key, unusedSince, removability, commands, fixes);
  }

  /** Returns the same key in one of several accounts, with ways to go on that say so. */
  InactiveKey in(NamedAccount other) {
    return new InactiveKey(
        Optional.of(other),
        userName,
        userId,
        key,
        unusedSince,
        removability,
        commands,
        Fix.in(other, fixes));
  }

  /** Returns the same key with these ways to go on. */
  public InactiveKey withFixes(Optional<Commands> otherCommands, List<Fix> others) {
    return new InactiveKey(
        account, userName, userId, key, unusedSince, removability, otherCommands, others);
  }

  /** Returns whether somebody has to act: OneKey is not known to delete it on a day to come. */
  public boolean needsSomebody() {
    return key.steps()
        .first(Kind.DELETION)
        .filter(step -> step.state() == PendingStep.State.SCHEDULED && step.at().isPresent())
        .isEmpty();
  }

  /** Returns what there is to know about it in English, in whole sentences. */
  public List<String> facts() {
    return texts().stream().map(Text::english).toList();
  }

  /** Returns what there is to know about it, in whole sentences. */
  public List<Text> texts() {
    return Stream.of(Stream.of(use()), caution().stream(), fate()).flatMap(facts -> facts).toList();
  }

  private Text use() {
    var created = Text.day(key.created());
    return key.lastUse()
        .map(
            use ->
                switch (use) {
                  case LastUse.NotRecorded() -> Text.of("idleNoUse", created);
                  case LastUse.Recorded recorded ->
                      Text.of(
                          "idleSince",
                          Text.day(recorded.at()),
                          Calls.of(recorded, "idleService", "idleRegion"),
                          created);
                })
        .orElseGet(() -> Text.of("idleNotRead", created));
  }

  private Optional<Text> caution() {
    return removability.flatMap(
        answer ->
            switch (answer) {
              case Removability.NeedsPerson(var why) ->
                  Optional.of(Text.of("idlePerson", Text.english(why)));
              case Removability.TooRecent(var until) ->
                  Optional.of(Text.of("idleTooRecent", Text.day(until)));
              case Removability.Removable _,
                  Removability.KeptTooRecent _,
                  Removability.Reactivated _,
                  Removability.Announced _,
                  Removability.Stopped _ ->
                  Optional.empty();
            });
  }

  private Stream<Text> fate() {
    return Stream.concat(
        key.steps().known().stream().map(PendingStep::sentence),
        switch (key.steps()) {
          case KeySteps.Listed listed when listed.first(Kind.DELETION).isPresent() ->
              Stream.empty();
          case KeySteps.Listed(var region, var _) -> Stream.of(Text.of("idleNoDeletion", region));
          case KeySteps.NotKnown _ -> Stream.of(Text.of("idleDeletionNotKnown"));
        });
  }
}
