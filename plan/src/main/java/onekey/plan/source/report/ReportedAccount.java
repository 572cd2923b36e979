package onekey.plan.source.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.model.AccountSnapshot.UserSnapshot;
import onekey.plan.model.Plan;
import onekey.plan.model.ScheduledSteps;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.KeyPolicy;

/**
 * An account as a credential report describes it. The rule itself never reads one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Generate
 *     credential reports for your AWS account</a>
 */
public final class ReportedAccount {

  private ReportedAccount() {}

  /** Returns the account, with what the report cannot tell as limits. */
  public static AccountSnapshot of(CredentialReport report, KeyPolicy policy) {
    return new AccountSnapshot(
        report.accountId(),
        report.partition().orElse("aws"),
        report.judgedUsers().stream().map(user -> read(user, policy)).toList(),
        report.users().stream().flatMap(user -> unread(user, policy).stream()).toList(),
        new ScheduledSteps.NotKnown("A credential report says nothing about schedules."),
        limits(policy));
  }

  private static UserSnapshot read(ReportedUser user, KeyPolicy policy) {
    return new UserSnapshot(
        evidence(user, policy),
        Optional.empty(),
        Optional.of(user.arn()),
        user.passwordLastUsed(),
        user.lastUses());
  }

  private static Evidence evidence(ReportedUser user, KeyPolicy policy) {
    return policy.allows(user.activeKeys())
        ? new Evidence.WithinLimit(user.user(), user.activeKeys())
        : new Evidence.OverLimit(
            user.user(),
            user.user().activeKeys().stream().map(key -> counted(key, user)).toList(),
            Map.of());
  }

  private static CountedKey counted(AccessKey key, ReportedUser user) {
    return new CountedKey(
        key.id(), key.created(), Objects.requireNonNull(user.lastUses().get(key.id())));
  }

  /**
   * Even over the limit such a user gets no advice: a key that is not shown may be the extra one.
   */
  private static Optional<Plan.Unread> unread(ReportedUser user, KeyPolicy policy) {
    var overLimit =
        user.activeKeys() > policy.maxActiveKeys()
            ? " The %d active access keys that it shows are more than the %d allowed, but which one is extra cannot be known without the others."
                .formatted(user.activeKeys(), policy.maxActiveKeys())
            : "";
    return user.whyNotJudged()
        .map(
            cause ->
                new Plan.Unread(
                    user.name(),
                    Optional.empty(),
                    Optional.of(user.arn()),
                    cause
                        + overLimit
                        + " Leave --credential-report out to read the account itself."));
  }

  private static List<String> limits(KeyPolicy policy) {
    var limits = new ArrayList<String>();
    limits.add(
        "A credential report can be up to four hours old, so what was changed meanwhile is not in"
            + " it.");
    limits.add(
        "It names no user ids and no access key ids: access key 1 and access key 2 are the numbers"
            + " that the report gives the keys of a user.");
    limits.add(
        "It holds no tags, so exemptions cannot be seen: an exempt user is shown as"
            + " NON_COMPLIANT."
            + policy
                .exemptionTag()
                .map(tag -> " The exemption tag %s has no effect.".formatted(tag))
                .orElse(""));
    limits.add("It only says whether a key is active: an expired key is shown as Inactive.");
    limits.add("As the creation of a key it gives when the key was created or last changed.");
    limits.add(
        "It says nothing about schedules, so whether OneKey will delete a key, or holds one because"
            + " a person activated it again, is not known.");
    limits.add(
        "Keys that may send mail by Amazon SES are held for a person as ever, but by what the"
            + " report knows of their last use.");
    return limits;
  }
}
