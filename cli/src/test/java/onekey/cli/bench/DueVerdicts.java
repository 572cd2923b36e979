package onekey.cli.bench;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.Finding;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.ReportedVerdict;
import onekey.sandbox.Sandbox;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;

/** The verdicts that a run would have to report now, worked out without a run. */
final class DueVerdicts {

  private DueVerdicts() {}

  /** Counts them. */
  static long count(Sandbox sandbox, String ruleName, KeyPolicy policy) {
    var now = sandbox.clock().instant();
    var reported =
        sandbox.config().evaluations(ruleName).stream()
            .map(DueVerdicts::reported)
            .collect(Collectors.toMap(ReportedVerdict::userId, verdict -> verdict));
    return sandbox.iam().users().stream()
        .map(
            user ->
                Finding.of(
                    evidence(user, policy),
                    Optional.of(PendingSteps.none()),
                    Optional.ofNullable(reported.get(user.id())),
                    policy,
                    now))
        .filter(finding -> finding.isDue(now))
        .count();
  }

  private static ReportedVerdict reported(StoredEvaluation stored) {
    return new ReportedVerdict(
        stored.resourceId(),
        ComplianceType.valueOf(stored.complianceType()),
        stored.annotation().orElse(""),
        stored.resultRecordedTime());
  }

  private static Evidence evidence(SandboxUser user, KeyPolicy policy) {
    var keys = user.accessKeys().stream().map(DueVerdicts::key).toList();
    var iamUser = new IamUser(user.id(), user.name(), keys);
    var active = iamUser.activeKeys().size();
    return policy.allows(active)
        ? new Evidence.WithinLimit(iamUser, active)
        : new Evidence.OverLimit(
            iamUser,
            user.accessKeys().stream()
                .filter(SandboxAccessKey::isActive)
                .map(DueVerdicts::counted)
                .toList(),
            Map.copyOf(user.tags()));
  }

  private static AccessKey key(SandboxAccessKey key) {
    return new AccessKey(
        key.id(), key.isActive() ? KeyStatus.ACTIVE : KeyStatus.INACTIVE, key.created());
  }

  private static CountedKey counted(SandboxAccessKey key) {
    return new CountedKey(
        key.id(),
        key.created(),
        key.lastUse()
            .<LastUse>map(use -> new LastUse.Recorded(use.at(), use.service(), use.region()))
            .orElseGet(LastUse.NotRecorded::new));
  }
}
