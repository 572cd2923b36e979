package onekey.plan.source.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import onekey.plan.language.Text;
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

  private static List<Text> limits(KeyPolicy policy) {
    var limits = new ArrayList<Text>();
    limits.add(Text.of("limitReportAge"));
    limits.add(Text.of("limitReportIds"));
    limits.add(
        Text.sentences(
            Text.of("limitReportTags"),
            policy
                .exemptionTag()
                .map(tag -> Text.of("limitReportExemption", tag))
                .orElseGet(Text::nothing)));
    limits.add(Text.of("limitReportStatus"));
    limits.add(Text.of("limitReportCreation"));
    limits.add(Text.of("limitReportSchedules"));
    limits.add(Text.of("limitReportMail"));
    return limits;
  }
}
