package onekey.sandbox.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Page;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;
import onekey.sandbox.permission.PassRole;

/**
 * EventBridge Scheduler's actions on schedules.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html">Actions,
 *     resources, and condition keys for EventBridge Scheduler</a>
 */
public final class SchedulerApi implements Service {

  private static final int LARGEST_PAGE = 100;

  private static final String[] OF_A_SCHEDULE = {
    "GroupName",
    "Name",
    "Description",
    "ScheduleExpression",
    "ScheduleExpressionTimezone",
    "FlexibleTimeWindow",
    "ActionAfterCompletion",
    "State",
    "Target",
    "ClientToken"
  };

  private final SchedulerService scheduler;
  private final Account account;
  private final Clock clock;
  private final PassRole passRole;
  private final int largestPage;

  /**
   * Creates the API.
   *
   * @param largestPage the largest page
   */
  public SchedulerApi(
      SchedulerService scheduler,
      Account account,
      Clock clock,
      PassRole passRole,
      int largestPage) {
    this.scheduler = scheduler;
    this.account = account;
    this.clock = clock;
    this.passRole = passRole;
    this.largestPage = Math.min(largestPage, LARGEST_PAGE);
  }

  @Override
  public String prefix() {
    return "scheduler";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "CreateSchedule",
        Action.on(this::scheduleArn, call -> write(call, scheduler::create), OF_A_SCHEDULE),
        "UpdateSchedule",
        Action.on(this::scheduleArn, call -> write(call, scheduler::update), OF_A_SCHEDULE),
        "GetSchedule",
        Action.on(this::scheduleArn, this::get, "GroupName", "Name"),
        "DeleteSchedule",
        Action.on(this::scheduleArn, this::delete, "GroupName", "Name", "ClientToken"),
        "ListSchedules",
        Action.onAll(this::list, "GroupName", "NamePrefix", "MaxResults", "NextToken"));
  }

  private ObjectNode write(ApiCall call, Consumer<Schedule> write) {
    var request = new ScheduleRequest(call, account.partition());
    var schedule = request.read(clock.instant());
    passRole.require(call.principal(), schedule.roleArn(), SchedulerService.SERVICE);
    write.accept(schedule);
    return Json.object().put("ScheduleArn", arn(schedule.groupName(), schedule.name()));
  }

  private ObjectNode get(ApiCall call) {
    var parameters = Parameters.of(call);
    var schedule =
        scheduler.require(ScheduleRequest.groupName(parameters), ScheduleRequest.name(parameters));
    var answer =
        summary(schedule)
            .put("ActionAfterCompletion", schedule.actionAfterCompletion().name())
            .put("Description", schedule.description())
            .put("ScheduleExpression", schedule.expression())
            .put("ScheduleExpressionTimezone", "UTC");
    var target =
        answer
            .withObject("/Target")
            .put("RoleArn", schedule.roleArn())
            .put("Input", schedule.input().toString());
    schedule
        .deadLetterQueueArn()
        .ifPresent(arn -> target.withObject("/DeadLetterConfig").put("Arn", arn));
    answer.putObject("FlexibleTimeWindow").put("Mode", "OFF");
    return answer;
  }

  private ObjectNode delete(ApiCall call) {
    var parameters = Parameters.of(call);
    scheduler.delete(ScheduleRequest.groupName(parameters), ScheduleRequest.name(parameters));
    return Json.object();
  }

  private ObjectNode list(ApiCall call) {
    var parameters = Parameters.of(call);
    var page =
        Page.of(
            wanted(parameters).toList(),
            schedule -> schedule.groupName() + "/" + schedule.name(),
            parameters.text("NextToken", 1, Integer.MAX_VALUE),
            Math.min(
                parameters.integer("MaxResults", 1, LARGEST_PAGE).orElse(LARGEST_PAGE),
                largestPage),
            SchedulerErrors::invalidNextToken);
    var result = Json.object();
    result.set("Schedules", Json.list(page.items(), this::summary));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private Stream<Schedule> wanted(Parameters parameters) {
    var group = parameters.text("GroupName", 1, 64, ScheduleRequest.NAME);
    var prefix = parameters.text("NamePrefix", 1, 64, ScheduleRequest.NAME).orElse("");
    return scheduler.schedules().stream()
        .filter(schedule -> group.isEmpty() || group.get().equals(schedule.groupName()))
        .filter(schedule -> schedule.name().startsWith(prefix));
  }

  private ObjectNode summary(Schedule schedule) {
    var summary =
        Json.object()
            .put("Arn", arn(schedule.groupName(), schedule.name()))
            .put("Name", schedule.name())
            .put("GroupName", schedule.groupName())
            .put("State", schedule.isEnabled() ? ScheduleRequest.ENABLED : ScheduleRequest.DISABLED)
            .put("CreationDate", Json.seconds(schedule.created()))
            .put("LastModificationDate", Json.seconds(schedule.modified()));
    summary.putObject("Target").put("Arn", schedule.targetArn());
    return summary;
  }

  private String scheduleArn(ApiCall call) {
    var parameters = Parameters.of(call);
    return arn(ScheduleRequest.groupName(parameters), ScheduleRequest.name(parameters));
  }

  private String arn(String groupName, String name) {
    return account.arn("scheduler", "schedule/" + groupName + "/" + name);
  }
}
