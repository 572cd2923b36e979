package onekey.cli.doctor.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import onekey.cli.doctor.check.Call;
import onekey.cli.doctor.check.ScheduleCheck.Own;
import onekey.cli.doctor.check.ScheduleCheck.Schedule;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.CensusListener;
import onekey.rule.aws.EvaluationReporter;
import onekey.rule.aws.ScheduleTime;
import onekey.rule.aws.StackSchedules;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.Census;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.ReportedVerdict;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/**
 * Reads users, verdicts and what is scheduled, by the code of the rule.
 *
 * @param clients the clients that refuse answers that lack something
 */
record KeyReader(AwsClients clients) {

  /**
   * The users, and when they were created.
   *
   * @param created by their unique id
   */
  record Users(Census census, Map<String, Instant> created) {}

  Users users(KeyPolicy policy) {
    var created = new ConcurrentHashMap<String, Instant>();
    var census =
        Calls.make(
            Call.LIST_USERS,
            () -> new UserInventory(clients.iam()).takeCensus(policy, noting(created)));
    return new Users(census, new HashMap<>(created));
  }

  private static CensusListener noting(Map<String, Instant> created) {
    return new CensusListener() {
      @Override
      public void listed(List<User> added) {
        added.forEach(
            user ->
                Optional.ofNullable(user.createDate())
                    .ifPresent(time -> created.put(user.userId(), time)));
      }

      @Override
      public void done() {}
    };
  }

  Map<String, ReportedVerdict> reported(String ruleName) {
    return Calls.make(
        Call.GET_VERDICTS, () -> new EvaluationReporter(clients.config()).reported(ruleName));
  }

  /** Returns all schedules of a group, also those that OneKey did not make. */
  List<Schedule> schedules(String groupName) {
    var names =
        Calls.make(
            Call.LIST_SCHEDULES,
            () ->
                clients
                    .scheduler()
                    .listSchedulesPaginator(request -> request.groupName(groupName))
                    .schedules()
                    .stream()
                    .map(ScheduleSummary::name)
                    .distinct()
                    .toList());
    return names.stream().flatMap(name -> schedule(groupName, name)).toList();
  }

  private Stream<Schedule> schedule(String groupName, String name) {
    return Calls.make(
        Call.GET_SCHEDULE,
        () -> {
          try {
            return Stream.of(
                schedule(
                    name,
                    clients
                        .scheduler()
                        .getSchedule(request -> request.groupName(groupName).name(name))));
          } catch (ResourceNotFoundException _) {
            // It has run, or was cancelled, since it was listed.
            return Stream.<Schedule>empty();
          }
        });
  }

  private static Schedule schedule(String name, GetScheduleResponse schedule) {
    return new Schedule(
        name,
        schedule.state() == ScheduleState.ENABLED,
        ScheduleTime.of(schedule),
        schedule.target().arn(),
        schedule.target().roleArn());
  }

  /** Returns what the judge knows of what is scheduled. */
  PendingSteps pending(Own own) {
    return Calls.make(
        Call.GET_SCHEDULE,
        () ->
            new StackSchedules(clients.scheduler(), own.groupName(), own.targetArn(), own.roleArn())
                .all());
  }
}
