package onekey.sandbox.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.endtoend.Interference.Kind;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;
import onekey.sandbox.ssm.AutomationExecution;

/**
 * Causes events between the calls of one execution, and records which keys IAM reported and which
 * writes arrived.
 */
final class Witness {

  private final RemovalSandbox account;
  private final String userName;
  private final List<Interference> interferences;

  private int calls;
  private boolean nested;

  /** The keys of the user that IAM reported before the first write. */
  final Map<String, SandboxAccessKey> keysAtChoice = new HashMap<>();

  /** The keys of the user in the last answer of ListAccessKeys. */
  List<SandboxAccessKey> keysLastListed = List.of();

  /** The writes that arrived, whether they succeeded or not. */
  final List<ApiCall> writes = new ArrayList<>();

  /** The keys of the user that was created again under the same name. */
  final List<SandboxAccessKey> keysOfTheRecreatedUser = new ArrayList<>();

  final List<AutomationExecution> otherRuns = new ArrayList<>();

  /** Whether anything changed after the last answer of ListAccessKeys. */
  boolean actedAfterTheLastList;

  Witness(RemovalSandbox account, String userName, List<Interference> interferences) {
    this.account = account;
    this.userName = userName;
    this.interferences = interferences;
    account.aws.faults().watch(this::arrived);
    for (var interference : interferences) {
      for (var action :
          List.of(
              "ListUsers",
              "ListAccessKeys",
              "GetAccessKeyLastUsed",
              "ListUserTags",
              "DescribeConfigRules",
              "UpdateAccessKey",
              "DeleteAccessKey",
              "CreateSchedule",
              "GetSchedule",
              "StartConfigRulesEvaluation")) {
        account
            .aws
            .faults()
            .after(call -> isNow(interference, call, action), interference::throwAfter);
      }
      interference
          .errorBefore(new ApiCall("iam", "", account.chooser, Json.object()))
          .ifPresent(
              error ->
                  account
                      .aws
                      .faults()
                      .answer(call -> isNow(interference, call, call.action()), 1, error));
    }
  }

  private boolean isNow(Interference interference, ApiCall call, String action) {
    return !nested
        && calls == interference.atCall()
        && call.action().equals(action)
        && isOneKeys(call);
  }

  private boolean isOneKeys(ApiCall call) {
    return List.of(account.chooser, account.automation, account.deletion)
        .contains(call.principal());
  }

  private void arrived(ApiCall call) {
    if (nested || !isOneKeys(call)) {
      return;
    }
    calls++;
    for (var interference : interferences) {
      if (interference.atCall() == calls) {
        happen(interference);
      }
    }
    remember(call);
  }

  private void happen(Interference interference) {
    if (interference.kind() == Kind.ANOTHER_RUN) {
      nested = true;
      otherRuns.add(account.run(userName, Map.of("ReevaluateAfterRemoval", "false")));
      nested = false;
      actedAfterTheLastList = true;
      return;
    }
    interference.act(account, userName, account.aws.clock().instant());
    if (interference.kind() == Kind.RECREATE_USER) {
      keysOfTheRecreatedUser.clear();
      keysOfTheRecreatedUser.addAll(keys());
    }
    actedAfterTheLastList |= !interference.isFault();
  }

  private void remember(ApiCall call) {
    switch (call.action()) {
      case "ListAccessKeys" -> {
        keysLastListed = keys();
        actedAfterTheLastList = false;
        if (writes.isEmpty()) {
          keys().forEach(key -> keysAtChoice.put(key.id(), key));
        }
      }
      case "GetAccessKeyLastUsed" -> {
        if (writes.isEmpty()) {
          keys().stream()
              .filter(key -> call.parameter("AccessKeyId").filter(key.id()::equals).isPresent())
              .forEach(key -> keysAtChoice.put(key.id(), key));
        }
      }
      case "UpdateAccessKey", "DeleteAccessKey" -> writes.add(call);
      default -> {}
    }
  }

  private List<SandboxAccessKey> keys() {
    return user().map(SandboxUser::accessKeys).orElse(List.of());
  }

  private Optional<SandboxUser> user() {
    return account.aws.iam().user(userName);
  }
}
