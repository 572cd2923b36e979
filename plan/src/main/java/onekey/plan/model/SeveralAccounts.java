package onekey.plan.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.KeyPolicy;

/**
 * Brings the plans of several accounts into one, account after account. Not safe for use by several
 * threads.
 */
public final class SeveralAccounts {

  private static final Comparator<PlannedUser> FINDINGS_FIRST =
      Comparator.<PlannedUser, Boolean>comparing(
              user -> user.complianceType() != ComplianceType.NON_COMPLIANT)
          .thenComparing(user -> user.account().orElseThrow(), NamedAccount.ORDER);

  private final List<PlannedUser> users = new ArrayList<>();
  private final List<InactiveKey> inactiveKeys = new ArrayList<>();
  private final List<Plan.Unread> unread = new ArrayList<>();
  private final List<Text> limits = new ArrayList<>();
  private final List<PlannedAccounts.Totals> totals = new ArrayList<>();
  private final List<PlannedAccounts.UnreadAccount> unreadAccounts = new ArrayList<>();
  private final List<PlannedAccounts.SkippedAccount> skipped = new ArrayList<>();
  private Selection selection = Selection.everything();

  /** Adds an account that was read and planned. */
  public void add(NamedAccount account, Plan plan) {
    plan.users().forEach(user -> users.add(user.in(account)));
    plan.inactiveKeys().forEach(key -> inactiveKeys.add(key.in(account)));
    plan.unread().forEach(user -> unread.add(user.in(account)));
    plan.limits().forEach(limit -> limits.add(Text.of("limitOfAccount", account.text(), limit)));
    selection = selection.plus(plan.selection());
    totals.add(
        new PlannedAccounts.Totals(
            account,
            plan.counts().users(),
            plan.counts().compliant(),
            plan.counts().nonCompliant(),
            plan.counts().inactiveKeys(),
            plan.unread().size()));
  }

  /** Adds what cannot be known of any account, as one sentence. */
  public void addLimit(Text limit) {
    limits.add(limit);
  }

  /** Adds an account that could not be read. */
  public void addUnread(NamedAccount account, String cause) {
    unreadAccounts.add(new PlannedAccounts.UnreadAccount(account, cause));
  }

  /** Adds an account that is in this state, not in use. */
  public void addSkipped(NamedAccount account, String state) {
    skipped.add(new PlannedAccounts.SkippedAccount(account, state));
  }

  /** Returns the plan of all of them. */
  public Plan plan(PlanOrigin origin, Instant time, KeyPolicy policy) {
    return new Plan(
        Optional.empty(),
        origin,
        time,
        policy,
        users.stream().sorted(FINDINGS_FIRST).toList(),
        byAccount(inactiveKeys.stream(), InactiveKey::account),
        byAccount(unread.stream(), Plan.Unread::account),
        limits,
        Optional.of(new PlannedAccounts(totals, unreadAccounts, skipped)),
        Counts.of(users, inactiveKeys),
        selection);
  }

  /** Sorting keeps the order within an account. */
  private static <T> List<T> byAccount(
      Stream<T> items, Function<T, Optional<NamedAccount>> account) {
    return items
        .sorted(Comparator.comparing(item -> account.apply(item).orElseThrow(), NamedAccount.ORDER))
        .toList();
  }
}
