package onekey.plan.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;

/**
 * An inactive access key. It does not count against the limit, so its user may be COMPLIANT; but it
 * should be deleted or activated again one day.
 *
 * @param userName the user name
 * @param userId the unique id; empty if the source does not contain it
 * @param key the key
 * @param unusedSince the last use, or the creation where none is recorded; empty if the last use
 *     was not read
 * @param removability what the rule would say of it as the extra key, by its own record alone;
 *     empty if its last use was not read
 * @param deletion whether OneKey will delete it
 * @param commands the commands of the AWS CLI; empty if the source does not contain key ids
 * @param fixes the ways to activate or to delete it
 */
public record InactiveKey(
    String userName,
    Optional<String> userId,
    PlannedKey key,
    Optional<Instant> unusedSince,
    Optional<Removability> removability,
    PlannedDeletion deletion,
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

  /** Returns the same key with these ways to go on. */
  public InactiveKey withFixes(Optional<Commands> otherCommands, List<Fix> others) {
    return new InactiveKey(
        userName, userId, key, unusedSince, removability, deletion, otherCommands, others);
  }

  /** Returns what there is to know about it, in whole sentences. */
  public List<String> facts() {
    return Stream.of(Optional.of(use()), caution(), Optional.of(fate()))
        .flatMap(Optional::stream)
        .toList();
  }

  private String use() {
    var created = "created on " + day(key.created());
    return key.lastUse()
        .map(
            use ->
                switch (use) {
                  case LastUse.NotRecorded() ->
                      "No use of it is recorded since it was %s.".formatted(created);
                  case LastUse.Recorded recorded ->
                      "Unused since %s%s; %s."
                          .formatted(
                              day(recorded.at()),
                              recorded.called(", when it called ", " in "),
                              created);
                })
        .orElseGet(() -> "Its last use was not read; %s.".formatted(created));
  }

  private Optional<String> caution() {
    return removability.flatMap(
        answer ->
            switch (answer) {
              case Removability.NeedsPerson(var why) ->
                  Optional.of("A person has to decide about it: it %s.".formatted(why));
              case Removability.TooRecent(var until) ->
                  Optional.of(
                      "It was used or created too recently: the policy lets no key like it be removed before %s."
                          .formatted(day(until)));
              case Removability.Removable _,
                  Removability.KeptTooRecent _,
                  Removability.Reactivated _,
                  Removability.Announced _,
                  Removability.Stopped _ ->
                  Optional.empty();
            });
  }

  private String fate() {
    return switch (deletion) {
      case PlannedDeletion.Scheduled(var region, var group, var schedule, var enabled) ->
          enabled
              ? "OneKey will delete it: schedule %s of group %s in %s."
                  .formatted(schedule, group, region)
              : "OneKey would delete it, but its schedule is switched off: schedule %s of group %s in %s."
                  .formatted(schedule, group, region);
      case PlannedDeletion.NoneIn(var region) ->
          "No deletion by OneKey is pending in %s.".formatted(region);
      case PlannedDeletion.NotKnown _ -> "Whether OneKey will delete it is not known.";
    };
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
