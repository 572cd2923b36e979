package onekey.sandbox.api;

import java.util.Optional;

/**
 * One call with its outcome.
 *
 * @param call the call
 * @param error the error answer, or empty if the call succeeded
 */
public record RecordedCall(ApiCall call, Optional<ApiError> error) {

  /** Returns whether the call was throttled. */
  public boolean wasThrottled() {
    return error.filter(Throttling::isThrottling).isPresent();
  }
}
