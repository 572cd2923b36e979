package onekey.sandbox.ssm;

import java.util.Optional;

/** How far an execution is. Other threads may look at it, and stop it, while it runs. */
final class Progress {

  private Optional<StopType> stop = Optional.empty();
  private boolean isCancelling;
  private boolean hasEnded;

  /** Stops the execution, and returns whether it was running and not being stopped. */
  synchronized boolean stop(StopType type) {
    if (hasEnded || stop.isPresent()) {
      return false;
    }
    stop = Optional.of(type);
    return true;
  }

  /** Returns whether no step is to follow, whatever the document says. */
  synchronized boolean isToEnd() {
    return stop.filter(StopType.COMPLETE::equals).isPresent();
  }

  /** Returns whether the execution was cancelled, and the cancellation has not begun. */
  synchronized boolean isCancelled() {
    return stop.filter(StopType.CANCEL::equals).isPresent() && !isCancelling;
  }

  /** Begins the cancellation: the steps that run from now on are those that are to follow it. */
  synchronized void beginCancellation() {
    isCancelling = true;
  }

  synchronized void end() {
    hasEnded = true;
  }

  /**
   * Returns the status.
   *
   * @param hasFailed whether a step has failed on which the execution depends
   */
  synchronized AutomationStatus status(boolean hasFailed) {
    if (stop.isPresent()) {
      return hasEnded ? AutomationStatus.CANCELLED : AutomationStatus.CANCELLING;
    }
    if (!hasEnded) {
      return AutomationStatus.IN_PROGRESS;
    }
    return hasFailed ? AutomationStatus.FAILED : AutomationStatus.SUCCESS;
  }
}
