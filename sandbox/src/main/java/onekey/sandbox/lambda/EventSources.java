package onekey.sandbox.lambda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCaller;
import onekey.sandbox.api.SandboxClock;
import onekey.sandbox.permission.Permissions;
import onekey.sandbox.sqs.Queues;

/** The account's event source mappings. They poll their queues when the clock is moved. */
public final class EventSources implements SandboxClock.Alarms {

  /**
   * The permissions of the function's role, which Lambda asks for when a mapping is created.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Creating
   *     and configuring an Amazon SQS event source mapping</a>
   */
  private static final List<String> PERMISSIONS =
      List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

  private final Account account;
  private final LambdaService functions;
  private final Queues queues;
  private final Permissions permissions;
  private final ApiCaller caller;
  private final EventSourceReadings readings;
  private final Map<String, EventSourceMapping> mappings = new TreeMap<>();
  private final Set<String> disabled = new HashSet<>();
  private final List<BatchInvocation> invocations = new ArrayList<>();

  /** Creates an account without mappings. */
  public EventSources(
      Account account,
      LambdaService functions,
      Queues queues,
      Permissions permissions,
      ApiCaller caller,
      EventSourceReadings readings) {
    this.account = account;
    this.functions = functions;
    this.queues = queues;
    this.permissions = permissions;
    this.caller = caller;
    this.readings = readings;
  }

  /**
   * Adds a mapping, or changes the one of this id. What a changed one has received is received
   * again later. AWS generates the id.
   *
   * @throws IllegalArgumentException if the function's timeout exceeds the queue's visibility
   *     timeout, its role lacks a permission, or there is no such function
   * @throws onekey.sandbox.api.ApiException if there is no such queue
   */
  public synchronized void put(String id, EventSource source) {
    requireTimeout(source);
    PERMISSIONS.forEach(permission -> requirePermission(source, permission));
    mappings.compute(
        id, (_, before) -> before != null && before.isOf(source) ? before : mapping(source));
  }

  private EventSourceMapping mapping(EventSource source) {
    var consumer = new QueueConsumer(caller, account, source);
    return new EventSourceMapping(source, functions, queues, consumer, readings);
  }

  private void requireTimeout(EventSource source) {
    var timeout = functions.timeout(source.functionArn());
    var visibility = queues.settings(source.queueArn()).visibilityTimeout();
    if (timeout.compareTo(visibility) > 0) {
      throw new IllegalArgumentException(
          "InvalidParameterValueException: Queue visibility timeout: %d seconds is less than Function timeout: %d seconds"
              .formatted(visibility.toSeconds(), timeout.toSeconds()));
    }
  }

  private void requirePermission(EventSource source, String permission) {
    if (!permissions.allows(source.role(), permission, source.queueArn())) {
      throw new IllegalArgumentException(
          "InvalidParameterValueException: The role %s of function %s does not have the permission %s on %s."
              .formatted(
                  source.role().name(), source.functionArn(), permission, source.queueArn()));
    }
  }

  /** Deletes a mapping, if it exists. */
  public synchronized void delete(String id) {
    mappings.remove(id);
    disabled.remove(id);
  }

  /**
   * Disables a mapping, as a person does: its queue is polled no more.
   *
   * @throws IllegalArgumentException if there is no such mapping
   */
  public synchronized void disable(String id) {
    if (!mappings.containsKey(id)) {
      throw new IllegalArgumentException("There is no event source mapping " + id + ".");
    }
    disabled.add(id);
  }

  /** Returns whether a mapping is enabled; empty if there is no such mapping. */
  synchronized Optional<Boolean> isEnabled(String id) {
    return Optional.ofNullable(mappings.get(id)).map(_ -> !disabled.contains(id));
  }

  /** Returns the invocations by all mappings, in their order. */
  public synchronized List<BatchInvocation> invocations() {
    return List.copyOf(invocations);
  }

  @Override
  public Optional<Instant> next() {
    return first().map(Due::at);
  }

  /**
   * Polls a queue, or invokes a function with a batch.
   *
   * @throws IllegalStateException if the role lacks a permission meanwhile, or the queue or the
   *     function is gone
   */
  @Override
  public void ring(Instant now) {
    // The lock is not held while the function runs, because the function may move the clock.
    first().flatMap(due -> due.mapping().ring(now)).ifPresent(this::keep);
  }

  private synchronized void keep(BatchInvocation invocation) {
    invocations.add(invocation);
  }

  private record Due(Instant at, EventSourceMapping mapping) {}

  private synchronized Optional<Due> first() {
    return mappings.entrySet().stream()
        .filter(entry -> !disabled.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .flatMap(mapping -> mapping.next().map(at -> new Due(at, mapping)).stream())
        .min(Comparator.comparing(Due::at));
  }
}
