package onekey.cli.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.source.report.ReportedUser;
import onekey.rule.judgement.LastUse;
import onekey.sandbox.iam.IamAccount;
import onekey.sandbox.iam.KeyUse;

/**
 * The users of a credential report. It names no access key ids, so the sandbox invents them.
 *
 * @param users those of whom the report shows all access keys
 */
public record ReportedUsers(List<ReportedUser> users) implements Account.Users {

  @Override
  public Map<String, String> addTo(IamAccount iam) {
    var names = new HashMap<String, String>();
    for (var user : users) {
      iam.createUser(user.name(), user.path(), user.created());
      for (var key : user.user().keys()) {
        var added =
            iam.addAccessKey(
                user.name(),
                key.isActive() ? "Active" : "Inactive",
                key.created(),
                Optional.ofNullable(user.lastUses().get(key.id())).flatMap(ReportedUsers::use));
        names.put(added.id(), key.id());
      }
    }
    return names;
  }

  @Override
  public boolean areInvented() {
    return false;
  }

  private static Optional<KeyUse> use(LastUse lastUse) {
    return switch (lastUse) {
      case LastUse.NotRecorded() -> Optional.empty();
      case LastUse.Recorded(var at, var service, var region) ->
          Optional.of(new KeyUse(at, service, region));
    };
  }
}
