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
  private final Map<String, String> systemVariables;
  private final Instant started;
  private final List<StepExecution> history = new CopyOnWriteArrayList<>();
  private final Map<String, String> outputs = new ConcurrentHashMap<>();
  private final Map<String, String> variables;
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean hasEnded;

  AutomationRun(
      String id,
      Account account,
      String documentName,
      AutomationDocument document,
      Map<String, String> parameters,
      StepRunner runner,
      Clock clock) {
    this.id = id;
    this.documentName = documentName;
    this.document = document;
    this.parameters = parameters;
    this.variables = new ConcurrentHashMap<>(document.variables());
    this.runner = runner;
    this.clock = clock;
    this.started = clock.instant();
    var now = started.truncatedTo(ChronoUnit.SECONDS).toString();
    this.systemVariables =
        Map.of(
            "global:ACCOUNT_ID", account.id(),
            "global:AWS_PARTITION", account.partition(),
            "global:REGION", account.region().id(),
            "global:DATE", now.substring(0, 10),
            "global:DATE_TIME", now.substring(0, 19).replace(':', '.'),
            "automation:EXECUTION_ID", id);
  }

  /** Runs it and returns it when it has ended. */
  AutomationExecution run() {
    runSteps();
    hasEnded = true;
    return execution();
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
    if (!hasEnded) {
      return AutomationStatus.IN_PROGRESS;
    }
    return failure.isPresent() ? AutomationStatus.FAILED : AutomationStatus.SUCCESS;
  }

  private void runSteps() {
    Optional<AutomationStep> next = Optional.of(document.steps().getFirst());
    while (next.isPresent()) {
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

  private record Attempt(Optional<StepRunner.Result> result, String failureMessage) {}

  private Optional<AutomationStep> run(AutomationStep step) {
    var started = clock.instant();
    var inputs = Optional.<ObjectNode>empty();
    var attempt = new Attempt(Optional.empty(), "");
    try {
      var resolved = (ObjectNode) resolve(step);
      inputs = Optional.of(resolved);
      attempt = attempt(step, resolved);
    } catch (StepFailedException e) {
      attempt = new Attempt(Optional.empty(), e.reason());
    }
    var given = attempt.result().map(result -> outputsOf(step, result.object())).orElse(Map.of());
    given.forEach((name, value) -> outputs.put(step.name() + "." + name, value));
    if (step.action() == StepAction.UPDATE_VARIABLE) {
      attempt.result().ifPresent(this::update);
    }
    record(step, inputs.orElse(step.inputs()), given, attempt, started);
    return after(step, attempt);
  }

  private void update(StepRunner.Result result) {
    result
        .object()
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
  }

  private Attempt attempt(AutomationStep step, ObjectNode inputs) {
    var message = "";
    for (var number = 1; number <= step.maxAttempts(); number++) {
      try {
        return new Attempt(Optional.of(runner.run(step, inputs)), "");
      } catch (StepFailedException e) {
        message = e.reason();
      } catch (InvalidDocumentException e) {
        message = String.valueOf(e.getMessage());
      }
    }
    return new Attempt(Optional.empty(), message);
  }

  private void record(
      AutomationStep step,
      ObjectNode inputs,
      Map<String, String> given,
      Attempt attempt,
      Instant started) {
    var succeeded = attempt.result().isPresent();
    history.add(
        new StepExecution(
            step.name(),
            step.action().toString(),
            inputs,
            given,
            succeeded ? AutomationStatus.SUCCESS : AutomationStatus.FAILED,
            succeeded ? Optional.empty() : Optional.of(attempt.failureMessage()),
            started,
            clock.instant()));
  }

  /**
   * Returns the next step. If a critical step fails, so does the execution, whatever steps follow.
   * After an end step none follows, except the one that its {@code onFailure} names.
   */
  private Optional<AutomationStep> after(AutomationStep step, Attempt attempt) {
    if (attempt.result().isPresent()) {
      return step.isEnd() ? Optional.empty() : next(step, attempt.result().get().nextStep());
    }
    if (step.isCritical() || step.onFailure() instanceof OnFailure.Abort) {
      failure =
          failure.or(
              () ->
                  Optional.of(
                      "Step %s failed: %s".formatted(step.name(), attempt.failureMessage())));
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

  private JsonNode resolve(AutomationStep step) {
    return References.replace(step.inputs(), this::referenced);
  }

  private Optional<String> referenced(String name) {
    var value = value(name);
    if (value.isEmpty() && runner.readings().absentOutput() == AbsentOutput.FAILS_THE_STEP) {
      throw new StepFailedException("{{ %s }} has no value.".formatted(name));
    }
    return value;
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(systemVariables.get(name))
        .or(() -> Optional.ofNullable(parameters.get(name)))
        .or(() -> Optional.ofNullable(variables.get(name)))
        .or(() -> Optional.ofNullable(outputs.get(name)));
  }
}
