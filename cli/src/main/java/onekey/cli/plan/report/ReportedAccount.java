package onekey.cli.plan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.cli.account.AccountKey;
import onekey.cli.account.AccountUser;
import onekey.cli.account.CredentialReport;
import onekey.cli.account.PartlyReportedUser;
import onekey.cli.plan.AccountReading;
import onekey.cli.plan.AccountReading.ReadUser;
import onekey.cli.plan.Plan;
import onekey.cli.plan.ScheduledDeletions;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;

/**
 * An account as a credential report tells it. The rule itself never reads one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Generate
 *     credential reports for your AWS account</a>
 */
public final class ReportedAccount {

  private ReportedAccount() {}

  /** Returns the account, with what the report cannot tell as limits. */
  public static AccountReading of(CredentialReport report, KeyPolicy policy) {
    return new AccountReading(
        report.account().accountId(),
        report.partition().orElse("aws"),
        report.account().users().stream().map(user -> user(user, policy)).toList(),
        report.partlyReported().stream().map(user -> unread(user, policy)).toList(),
        new ScheduledDeletions.NotKnown("A credential report says nothing about schedules."),
        limits(policy));
  }

  /**
   * Even over the limit such a user gets no advice: a key that is not shown may be the extra one.
   */
  private static Plan.Unread unread(PartlyReportedUser user, KeyPolicy policy) {
    var overLimit =
        user.activeKeys() > policy.maxActiveKeys()
            ? " The %d active access keys that it shows are more than the %d allowed, but which one is extra cannot be known without the others."
                .formatted(user.activeKeys(), policy.maxActiveKeys())
            : "";
    return new Plan.Unread(
        user.name(),
        user.cause() + overLimit + " Leave --credential-report out to read the account itself.");
  }

  private static ReadUser user(AccountUser user, KeyPolicy policy) {
    return new ReadUser(
        evidence(user, policy),
        Optional.empty(),
        user.passwordLastUsed(),
        user.keys().stream().collect(Collectors.toMap(AccountKey::name, ReportedAccount::lastUse)));
  }

  private static Evidence evidence(AccountUser user, KeyPolicy policy) {
    // There are no ids, so the name stands for the user: a report has no two of one name.
    var iamUser =
        new IamUser(
            user.name(), user.name(), user.keys().stream().map(ReportedAccount::key).toList());
    var counted = user.keys().stream().filter(AccountKey::isActive).toList();
    return policy.allows(counted.size())
        ? new Evidence.WithinLimit(iamUser, counted.size())
        : new Evidence.OverLimit(
            iamUser, counted.stream().map(ReportedAccount::counted).toList(), Map.of());
  }

  private static AccessKey key(AccountKey key) {
    return new AccessKey(
        key.name(), key.isActive() ? KeyStatus.ACTIVE : KeyStatus.INACTIVE, key.created());
  }

  private static CountedKey counted(AccountKey key) {
    return new CountedKey(key.name(), key.created(), lastUse(key));
  }

  private static LastUse lastUse(AccountKey key) {
    return key.lastUse()
        .<LastUse>map(use -> new LastUse.Recorded(use.at(), use.service(), use.region()))
        .orElseGet(LastUse.NotRecorded::new);
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
        "It holds no tags, so exemptions cannot be seen: an exempt user stands here as"
            + " NON_COMPLIANT."
            + policy
                .exemptionTag()
                .map(tag -> " The exemption tag %s has no effect.".formatted(tag))
                .orElse(""));
    limits.add(
        "It says of a key only whether it is active: an expired key stands here as Inactive.");
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
