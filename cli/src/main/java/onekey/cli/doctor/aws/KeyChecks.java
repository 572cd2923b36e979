package onekey.cli.doctor.aws;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.cli.doctor.aws.KeyReader.Users;
import onekey.cli.doctor.check.Line;
import onekey.cli.doctor.check.ScheduleCheck;
import onekey.cli.doctor.check.VerdictCheck;
import onekey.cli.doctor.words.Words;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PendingSteps;

/** Checks what is scheduled for keys, and the verdicts about their users. */
final class KeyChecks {

  private final Readings readings;
  private final Once<List<ScheduleCheck.Schedule>> schedules;
  private final Once<Users> users;

  KeyChecks(Readings readings) {
    this.readings = readings;
    this.schedules = new Once<>(() -> readings.account().keys().schedules(own().groupName()));
    this.users = new Once<>(() -> readings.account().keys().users(readings.requirePolicy()));
  }

  private ScheduleCheck.Own own() {
    var resources = readings.resources();
    var group = resources.scheduleGroup().orElseThrow(() -> Readings.missing("schedule group"));
    var role = resources.schedulerRole().orElseThrow(() -> Readings.missing("scheduler role"));
    var place = readings.place();
    return new ScheduleCheck.Own(
        group.physicalId(), place.startsRunbooks(), place.roleArn(role.physicalId()));
  }

  List<Line> schedules() {
    if (readings.resources().scheduleGroup().isEmpty()) {
      return ScheduleCheck.withoutRemoval();
    }
    var found = schedules.get();
    var census = keyUsers().census();
    var ids =
        census.users().stream()
            .flatMap(read -> read.user().keys().stream())
            .map(AccessKey::id)
            .collect(Collectors.toSet());
    return ScheduleCheck.of(
        found,
        own(),
        census.unread().isEmpty()
            ? new ScheduleCheck.Keys.All(ids)
            : new ScheduleCheck.Keys.Some(ids, why(census.unread().getFirst().cause())),
        readings.now(),
        readings.region());
  }

  /** Which keys there are does not depend on the policy. */
  private Users keyUsers() {
    return readings.policyIfKnown().isPresent()
        ? users.get()
        : readings.account().keys().users(KeyPolicy.defaults());
  }

  List<Line> verdicts() {
    var policy = readings.requirePolicy();
    var reported = readings.account().keys().reported(readings.ruleResource().physicalId());
    var pending =
        readings.resources().scheduleGroup().isEmpty()
            ? Optional.<PendingSteps>empty()
            : Optional.of(pending());
    var read = users.get();
    return new VerdictCheck(
            policy,
            pending,
            reported,
            read.census(),
            read.created(),
            readings.lastRun(),
            readings.now(),
            KeyChecks::why)
        .lines();
  }

  /** Which of the calls about a user failed, the answer of AWS says itself. */
  private static Words why(Exception problem) {
    return Calls.why("reading the access keys of a user", problem);
  }

  private PendingSteps pending() {
    // Which of the calls fails is told by reading them one by one.
    schedules.get();
    return readings.account().keys().pending(own());
  }
}
