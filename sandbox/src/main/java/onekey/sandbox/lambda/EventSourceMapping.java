package onekey.sandbox.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import onekey.sandbox.sqs.Queues;

/**
 * Polls one queue and invokes one function. A message is received as soon as it is visible. A batch
 * is handed over when it is full or its window is over. What the function fails on stays in the
 * queue, and is received again after its visibility timeout, which began when it was received.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Creating
 *     and configuring an Amazon SQS event source mapping</a>
 */
final class EventSourceMapping {

  private final EventSource source;
  private final LambdaService functions;
  private final Queues queues;
  private final QueueConsumer consumer;
  private final EventSourceReadings readings;
  private final SortedMap<Integer, MessageBatch> open = new TreeMap<>();
  private final Queue<MessageBatch> full = new ArrayDeque<>();
  private int dealt;
  private int invoked;

  EventSourceMapping(
      EventSource source,
      LambdaService functions,
      Queues queues,
      QueueConsumer consumer,
      EventSourceReadings readings) {
    this.source = source;
    this.functions = functions;
    this.queues = queues;
    this.consumer = consumer;
    this.readings = readings;
  }

  boolean isOf(EventSource other) {
    return source.equals(other);
  }

  /** Returns when a batch is to be handed over, or a message can be received. */
  synchronized Optional<Instant> next() {
    return Stream.of(
            full.stream().map(_ -> Instant.MIN),
            open.values().stream().map(MessageBatch::end),
            queues.nextVisible(source.queueArn()).stream())
        .flatMap(times -> times)
        .min(Comparator.naturalOrder());
  }

  /** Hands over one batch that is due; if there is none, receives what is visible. */
  Optional<BatchInvocation> ring(Instant now) {
    var due = takeDue(now);
    if (due.isEmpty()) {
      receiveAll(now);
    }
    return due.map(batch -> handOver(batch, now));
  }

  private synchronized Optional<MessageBatch> takeDue(Instant now) {
    if (!full.isEmpty()) {
      return Optional.of(full.remove());
    }
    var over =
        open.entrySet().stream()
            .filter(entry -> !entry.getValue().end().isAfter(now))
            .min(Comparator.comparing(entry -> entry.getValue().end()));
    over.ifPresent(entry -> open.remove(entry.getKey()));
    return over.map(entry -> entry.getValue());
  }

  private synchronized void receiveAll(Instant now) {
    consumer.readAttributes();
    while (queues
        .nextVisible(source.queueArn())
        .filter(visible -> !visible.isAfter(now))
        .isPresent()) {
      consumer.receive().forEach(message -> collect(message, now));
    }
  }

  private void collect(JsonNode message, Instant now) {
    var poller = dealt++ % readings.batches();
    var batch = open.computeIfAbsent(poller, _ -> new MessageBatch(source, now));
    if (!batch.add(message)) {
      full.add(batch);
      batch = new MessageBatch(source, now);
      batch.add(message);
      open.put(poller, batch);
    }
    if (batch.isFull()) {
      full.add(batch);
      open.remove(poller);
    }
  }

  private BatchInvocation handOver(MessageBatch batch, Instant now) {
    var invocation = functions.invoke(source.functionArn(), batch.event(), nextEnvironment());
    var failed =
        BatchAnswer.failures(
            invocation.outcome(), batch.messageIds(), source.reportsItemFailures());
    batch.messages().stream()
        .filter(message -> !failed.contains(message.path("MessageId").asText()))
        .forEach(consumer::delete);
    return new BatchInvocation(now, batch.messageIds(), failed, invocation);
  }

  private synchronized int nextEnvironment() {
    return invoked++ % readings.environments(source.maximumConcurrency());
  }
}
