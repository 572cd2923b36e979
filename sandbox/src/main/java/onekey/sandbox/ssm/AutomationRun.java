package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import onekey.sandbox.api.Account;
import onekey.sandbox.ssm.AutomationReadings.AbsentOutput;

/** Runs a document from its first step to its end. Other threads may look at it meanwhile. */
final class AutomationRun {

  /** A limit that only a document with a loop reaches. */
  private static final int MOST_STEPS = 200;

  private final String id;
  private final String documentName;
  private final AutomationDocument document;
  private final Map<String, String> parameters;
  private final StepRunner runner;
  private final Clock clock;
  private final Function<String, Optional<CancelledCall>> cancellations;
  private final Instant started;
  private final Progress progress = new Progress();
  private final List<StepExecution> history = new CopyOnWriteArrayList<>();

  /** The values of all that a reference may name: parameters, variables and outputs of steps. */
  private final Map<String, String> values;

  private volatile Optional<String> failure = Optional.empty();

  AutomationRun(
      String id,
      Account account,
      String documentName,
      AutomationDocument document,
      Map<String, String> parameters,
      StepRunner runner,
      Clock clock,
      Function<String, Optional<CancelledCall>> cancellations) {
    this.id = id;
    this.documentName = documentName;
    this.document = document;
    this.parameters = parameters;
    this.runner = runner;
    this.clock = clock;
    this.cancellations = cancellations;
    this.started = clock.instant();
    var now = started.truncatedTo(ChronoUnit.SECONDS).toString();
    this.values = new ConcurrentHashMap<>(document.variables());
    values.putAll(parameters);
    values.putAll(
        Map.of(
            "global:ACCOUNT_ID", account.id(),
            "global:AWS_PARTITION", account.partition(),
            "global:REGION", account.region().id(),
            "global:DATE", now.substring(0, 10),
            "global:DATE_TIME", now.substring(0, 19).replace(':', '.'),
            "automation:EXECUTION_ID", id));
  }

  /** Runs it and returns it when it has ended. */
  AutomationExecution run() {
    runSteps();
    progress.end();
    return execution();
  }

  /** Stops it, and returns whether it was running and not being stopped. */
  boolean stop(StopType type) {
    return progress.stop(type);
  }

  /** Returns what there is to see of it now. */
  AutomationExecution execution() {
    return new AutomationExecution(
        id,
        documentName,
        parameters,
        status(),
        history,
        documentOutputs(),
        failure,
        started,
        clock.instant());
  }

  private AutomationStatus status() {
    return progress.status(failure.isPresent());
  }

  private void runSteps() {
    Optional<AutomationStep> next = Optional.of(document.steps().getFirst());
    while (next.isPresent() && !progress.isToEnd()) {
      if (history.size() == MOST_STEPS) {
        failure =
            Optional.of(
                "The document has a loop: the execution ran %d steps.".formatted(MOST_STEPS));
        return;
      }
      next = run(next.get());
    }
  }

  private Map<String, String> documentOutputs() {
    var wanted = new LinkedHashMap<String, String>();
    document.outputs().forEach(name -> value(name).ifPresent(value -> wanted.put(name, value)));
    return wanted;
  }

  private Optional<AutomationStep> run(AutomationStep step) {
    var stepStarted = clock.instant();
    var cancelled = cancellationDuring(step);
    var inputs = step.inputs();
    StepOutcome outcome;
    try {
      inputs = (ObjectNode) References.replace(step.inputs(), this::referenced);
      outcome = run(step, inputs, cancelled);
    } catch (StepFailedException e) {
      outcome = new StepOutcome.Failed(e.reason());
    }
    cancelled.ifPresent(_ -> stop(StopType.CANCEL));
    if (progress.isCancelled()) {
      outcome = new StepOutcome.Cancelled();
    }
    history.add(
        new StepExecution(
            step.name(),
            step.action().toString(),
            inputs,
            keepOutputs(step, outcome),
            outcome.status(),
            outcome.failureMessage(),
            stepStarted,
            clock.instant()));
    return after(step, outcome);
  }

  private Optional<CancelledCall> cancellationDuring(AutomationStep step) {
    return status() == AutomationStatus.IN_PROGRESS
        ? cancellations.apply(step.name())
        : Optional.empty();
  }

  private StepOutcome run(
      AutomationStep step, ObjectNode inputs, Optional<CancelledCall> cancelled) {
    if (progress.isCancelled()
        || cancelled.filter(CancelledCall.WAS_NOT_MADE::equals).isPresent()) {
      return new StepOutcome.Cancelled();
    }
    var outcome = runner.run(step, inputs);
    if (step.action() == StepAction.UPDATE_VARIABLE) {
      update(outcome);
    }
    return outcome;
  }

  private void update(StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Succeeded(var object, var _)) {
      object
          .properties()
          .forEach(variable -> values.put(variable.getKey(), variable.getValue().asText()));
    }
  }

  private Map<String, String> keepOutputs(AutomationStep step, StepOutcome outcome) {
    if (!(outcome instanceof StepOutcome.Succeeded(var object, var _))) {
      return Map.of();
    }
    var outputs = outputsOf(step, object);
    outputs.forEach((name, value) -> values.put(step.name() + "." + name, value));
    return outputs;
  }

  /**
   * Returns the next step. If a critical step fails, so does the execution, whatever steps follow.
   * After an end step none follows, except the one that its {@code onFailure} names.
   */
  private Optional<AutomationStep> after(AutomationStep step, StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Succeeded(var _, var chosen) ->
          step.isEnd() ? Optional.empty() : next(step, chosen);
      case StepOutcome.Failed(var message) -> afterFailure(step, message);
      case StepOutcome.Cancelled() -> {
        progress.beginCancellation();
        yield step.onCancel().map(document::step);
      }
    };
  }

  private Optional<AutomationStep> afterFailure(AutomationStep step, String message) {
    if (step.isCritical() || step.onFailure() instanceof OnFailure.Abort) {
      failure = failure.or(() -> Optional.of("Step %s failed: %s".formatted(step.name(), message)));
    }
    return switch (step.onFailure()) {
      case OnFailure.Abort() -> Optional.empty();
      case OnFailure.GoTo(var name) -> Optional.of(document.step(name));
      case OnFailure.Continue() -> step.isEnd() ? Optional.empty() : next(step, Optional.empty());
    };
  }

  private Optional<AutomationStep> next(AutomationStep step, Optional<String> chosen) {
    return chosen.or(step::nextStep).map(document::step).or(() -> document.following(step));
  }

  private static Map<String, String> outputsOf(AutomationStep step, JsonNode object) {
    var given = new LinkedHashMap<String, String>();
    step.outputs()
        .forEach(
            output ->
                output.selectFrom(object).ifPresent(value -> given.put(output.name(), value)));
    return given;
  }

  private Optional<String> referenced(String name) {
    var value = value(name);
    if (value.isEmpty() && runner.readings().absentOutput() == AbsentOutput.FAILS_THE_STEP) {
      throw new StepFailedException("{{ %s }} has no value.".formatted(name));
    }
    return value;
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
