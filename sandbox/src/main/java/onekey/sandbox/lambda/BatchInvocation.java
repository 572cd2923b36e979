package onekey.sandbox.lambda;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An invocation of a function with a batch of messages.
 *
 * @param at when it was invoked, by the sandbox's clock
 * @param messageIds the messages of the batch
 * @param failedIds those of them that were not processed and come back
 * @param invocation the event and the outcome of the function
 */
public record BatchInvocation(
    Instant at, List<String> messageIds, Set<String> failedIds, Invocation invocation) {

  public BatchInvocation {
    messageIds = List.copyOf(messageIds);
    failedIds = Set.copyOf(failedIds);
  }
}
