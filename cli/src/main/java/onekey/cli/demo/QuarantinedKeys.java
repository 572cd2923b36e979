package onekey.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import onekey.cli.demo.Quarantine.EndedKey;
import onekey.cli.demo.Quarantine.Reactivation;
import onekey.sandbox.Sandbox;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;
import onekey.sandbox.scheduler.Schedule;
import onekey.sandbox.scheduler.ScheduleInvocation;
import onekey.sandbox.ssm.AutomationExecution;

/**
 * The keys whose deletion is pending.
 *
 * @param remediate starts the runbook for a user as AWS Config does it
 * @param keyNames what keys are called
 */
record QuarantinedKeys(
    Sandbox sandbox,
    int days,
    Function<SandboxUser, Remediation> remediate,
    UnaryOperator<String> keyNames) {

  boolean isEmpty() {
    return sandbox.scheduler().schedules().isEmpty();
  }

  /**
   * Half way through, a person makes the key active again that was used last, so the one most
   * likely to be missed. A key that is the only one is left alone.
   */
  Optional<Reactivation> makeOneActiveAgain() {
    var pending = sandbox.scheduler().schedules();
    if (pending.size() < 2) {
      return Optional.empty();
    }
    // Of a quarantine of one day, the first half is day 0.
    sandbox.clock().advance(Duration.ofDays(days).dividedBy(2));
    return pending.stream()
        .flatMap(schedule -> sandbox.iam().ownerOf(keyId(schedule)).stream())
        .max(Comparator.comparing(this::lastUse).thenComparing(SandboxUser::name))
        .map(user -> makeActiveAgain(user, days / 2));
  }

  private Reactivation makeActiveAgain(SandboxUser user, int day) {
    var key = quarantined(user).orElseThrow();
    sandbox.iam().setStatus(key.id(), "Active");
    return new Reactivation(day, user.name(), keyNames.apply(key.id()), remediate.apply(user));
  }

  private Instant lastUse(SandboxUser user) {
    return quarantined(user).flatMap(SandboxAccessKey::lastUse).map(KeyUse::at).orElse(Instant.MIN);
  }

  private Optional<SandboxAccessKey> quarantined(SandboxUser user) {
    return sandbox.scheduler().schedules().stream()
        .flatMap(schedule -> user.accessKey(keyId(schedule)).stream())
        .findFirst();
  }

  /** Moves the clock until the quarantine of every key is over. */
  List<EndedKey> awaitEnd() {
    sandbox.scheduler().schedules().stream()
        .map(Schedule::at)
        .max(Comparator.naturalOrder())
        .ifPresent(sandbox.clock()::set);
    return sandbox.scheduler().invocations().stream().map(this::end).toList();
  }

  private EndedKey end(ScheduleInvocation invocation) {
    var execution =
        sandbox.automation().executions().stream()
            .filter(each -> invocation.executionId().filter(each.id()::equals).isPresent())
            .findAny();
    var keyId = keyNames.apply(keyId(invocation.schedule()));
    return execution
        .map(each -> end(each, keyId))
        .orElseGet(
            () -> new EndedKey("", keyId, false, invocation.failure().orElse(""), "NotStarted"));
  }

  private EndedKey end(AutomationExecution execution, String keyId) {
    return new EndedKey(
        execution.outputs().getOrDefault("ConfirmRested.userName", ""),
        keyId,
        execution.step("DeleteKey").filter(step -> step.failureMessage().isEmpty()).isPresent(),
        keyNames.apply(
            execution
                .failureMessage()
                .orElseGet(() -> execution.outputs().getOrDefault("ConfirmRested.reason", ""))),
        execution.status().toString());
  }

  private static String keyId(Schedule schedule) {
    return schedule.input().path("Parameters").path("AccessKeyId").path(0).asText();
  }
}
