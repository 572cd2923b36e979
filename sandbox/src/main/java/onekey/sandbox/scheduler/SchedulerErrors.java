package onekey.sandbox.scheduler;

import onekey.sandbox.api.ApiException;

/**
 * EventBridge Scheduler's errors.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html#API_CreateSchedule_Errors">CreateSchedule:
 *     errors</a>
 */
final class SchedulerErrors {

  private SchedulerErrors() {}

  static ApiException noSuchGroup(String name) {
    return notFound("Schedule group %s does not exist.".formatted(name));
  }

  static ApiException noSuchSchedule(String name) {
    return notFound("Schedule %s does not exist.".formatted(name));
  }

  static ApiException exists(String name) {
    return new ApiException(
        409, "ConflictException", "Schedule %s already exists.".formatted(name));
  }

  static ApiException invalid(String message) {
    return new ApiException(400, "ValidationException", message);
  }

  static ApiException invalidNextToken() {
    return invalid("The specified NextToken is not valid.");
  }

  private static ApiException notFound(String message) {
    return new ApiException(404, "ResourceNotFoundException", message);
  }
}
