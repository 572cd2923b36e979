package onekey.plan.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import onekey.plan.model.Fix;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedUser;

/**
 * Ways that are word by word the same for every finding of an account, such as that no Terraform
 * state was looked at. They are said once.
 *
 * @param byAccount the ways; none for an account with one finding
 */
record SharedFixes(Map<Optional<NamedAccount>, List<Fix>> byAccount) {

  static SharedFixes of(Plan plan) {
    var findings = new LinkedHashMap<Optional<NamedAccount>, List<PlannedUser>>();
    plan.findings()
        .forEach(
            user -> findings.computeIfAbsent(user.account(), _ -> new ArrayList<>()).add(user));
    var shared = new LinkedHashMap<Optional<NamedAccount>, List<Fix>>();
    findings.forEach((account, users) -> shared.put(account, sharedBy(users)));
    return new SharedFixes(shared);
  }

  private static List<Fix> sharedBy(List<PlannedUser> users) {
    if (users.size() < 2) {
      return List.of();
    }
    var shared = new ArrayList<>(users.getFirst().fixes());
    users.forEach(user -> shared.retainAll(user.fixes()));
    return shared;
  }

  /** Returns the ways that are only those of this finding. */
  List<Fix> ownOf(PlannedUser user) {
    var shared = Objects.requireNonNull(byAccount.get(user.account()));
    return user.fixes().stream().filter(fix -> !shared.contains(fix)).toList();
  }

  /** Adds the shared ones of each account. */
  void add(TextPage page) {
    byAccount.forEach((account, fixes) -> fixes.forEach(fix -> add(account, fix, page)));
  }

  private static void add(Optional<NamedAccount> account, Fix fix, TextPage page) {
    page.text().gap();
    FixText.add(
        fix, "%s, for every finding%s:".formatted(fix.way().title(), CommonText.in(account)), page);
  }
}
