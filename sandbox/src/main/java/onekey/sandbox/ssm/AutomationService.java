package onekey.sandbox.ssm;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCaller;
import onekey.sandbox.api.Principal;
import onekey.sandbox.permission.Roles;

/** The account's runbooks and their executions. To start an execution is to run it to its end. */
public final class AutomationService {

  static final String SERVICE = "ssm.amazonaws.com";

  private final Account account;
  private final Clock clock;
  private final Roles roles;
  private final ApiCaller caller;
  private final AutomationReadings readings;
  private final Map<String, AutomationDocument> documents = new ConcurrentHashMap<>();
  // Repeated deployments of a stack put the same documents again.
  private final Map<String, AutomationDocument> parsed = new ConcurrentHashMap<>();
  private final Map<String, CancelledCall> cancellations = new ConcurrentHashMap<>();
  private final Map<String, AutomationRun> running = new ConcurrentHashMap<>();
  private final Map<String, AutomationExecution> executions =
      Collections.synchronizedMap(new LinkedHashMap<>());

  /** Creates an account without runbooks. */
  public AutomationService(
      Account account, Clock clock, Roles roles, ApiCaller caller, AutomationReadings readings) {
    this.account = account;
    this.clock = clock;
    this.roles = roles;
    this.caller = caller;
    this.readings = readings;
  }

  /**
   * Adds a document, or replaces the one of this name.
   *
   * @param content the document, JSON
   * @throws IllegalArgumentException if it uses something unsupported
   */
  public void putDocument(String name, String content) {
    documents.put(name, parsed.computeIfAbsent(content, AutomationDocument::parse));
  }

  /**
   * Runs a document to its end, with the role that it assumes. A failed or cancelled execution is
   * returned, too.
   *
   * <p>Whether a principal may pass that role is checked by {@code StartAutomationExecution}.
   *
   * @throws onekey.sandbox.api.ApiException if the document does not exist, a parameter is invalid,
   *     or the role cannot be assumed
   */
  public AutomationExecution start(String documentName, Map<String, List<String>> parameters) {
    var document =
        Optional.ofNullable(documents.get(documentName))
            .orElseThrow(() -> SsmErrors.noSuchDocument(documentName));
    var filled = fill(document, parameters);
    var id = UUID.randomUUID().toString();
    var runner = new StepRunner(caller, role(document, filled, id), readings);
    var run =
        new AutomationRun(
            id,
            account,
            documentName,
            document,
            filled,
            runner,
            clock,
            step -> Optional.ofNullable(cancellations.remove(step)));
    running.put(id, run);
    try {
      var execution = run.run();
      executions.put(id, execution);
      return execution;
    } finally {
      running.remove(id);
    }
  }

  /**
   * Cancels the next execution that reaches this step while the step runs. An execution that is
   * being cancelled already does not count.
   *
   * @param call what becomes of the call of the step
   */
  public void cancelDuring(String stepName, CancelledCall call) {
    cancellations.put(stepName, call);
  }

  /** Withdraws the cancellations at steps that no execution has reached. */
  public void cancelNothing() {
    cancellations.clear();
  }

  /**
   * Stops a running execution.
   *
   * @throws onekey.sandbox.api.ApiException if it does not exist, has ended, or is being stopped
   */
  void stop(String id, StopType type) {
    require(id);
    if (Optional.ofNullable(running.get(id)).filter(run -> run.stop(type)).isEmpty()) {
      throw SsmErrors.cannotStop(id);
    }
  }

  /** Returns whether there is a document of this name. */
  boolean hasDocument(String name) {
    return documents.containsKey(name);
  }

  /** Deletes a document, if it exists. */
  public void deleteDocument(String name) {
    documents.remove(name);
  }

  /** Returns the executions that have ended, in the order in which they did. */
  public List<AutomationExecution> executions() {
    return List.copyOf(executions.values());
  }

  /** Returns the execution of this id as it is now, if there is one. */
  public Optional<AutomationExecution> execution(String id) {
    return Optional.ofNullable(running.get(id))
        .map(AutomationRun::execution)
        .or(() -> Optional.ofNullable(executions.get(id)));
  }

  AutomationExecution require(String id) {
    return execution(id).orElseThrow(() -> SsmErrors.noSuchExecution(id));
  }

  private Principal role(AutomationDocument document, Map<String, String> filled, String id) {
    var arn =
        References.replace(document.assumeRole(), name -> Optional.ofNullable(filled.get(name)));
    return roles
        .assume(arn, SERVICE, account.arn("ssm", "automation-execution/" + id))
        .orElseThrow(
            () ->
                SsmErrors.invalidParameters(
                    "The defined assume role is unable to be assumed: %s.".formatted(arn)));
  }

  private static Map<String, String> fill(
      AutomationDocument document, Map<String, List<String>> given) {
    given.keySet().stream()
        .filter(name -> !document.parameters().containsKey(name))
        .findAny()
        .ifPresent(
            name -> {
              throw SsmErrors.invalidParameters(
                  "Parameter %s is unknown. Allowed: %s."
                      .formatted(name, document.parameters().keySet()));
            });
    var filled = new LinkedHashMap<String, String>();
    document
        .parameters()
        .values()
        .forEach(parameter -> filled.put(parameter.name(), fill(parameter, given)));
    return filled;
  }

  private static String fill(DocumentParameter parameter, Map<String, List<String>> given) {
    var values = given.getOrDefault(parameter.name(), List.of());
    if (values.size() > 1) {
      throw SsmErrors.invalidParameters(
          "Parameter %s takes one value instead of %s.".formatted(parameter.name(), values));
    }
    var value =
        values.stream()
            .findFirst()
            .or(parameter::defaultValue)
            .orElseThrow(
                () ->
                    SsmErrors.invalidParameters(
                        "Parameter %s is missing.".formatted(parameter.name())));
    try {
      parameter.require(value);
    } catch (InvalidDocumentException e) {
      var error = SsmErrors.invalidParameters(String.valueOf(e.getMessage()));
      error.initCause(e);
      throw error;
    }
    return value;
  }
}
