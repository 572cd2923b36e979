package onekey.plan.format;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import onekey.plan.Planner;
import onekey.plan.language.Text;
import onekey.plan.model.AccountReading;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.model.AccountSnapshot.UserSnapshot;
import onekey.plan.model.Audits;
import onekey.plan.model.KeyAudit;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.KeyEvent;
import onekey.plan.model.KeyEvents;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlanOrigin;
import onekey.plan.model.PolicySource;
import onekey.plan.model.RegionAudit;
import onekey.plan.model.ScheduledSteps;
import onekey.plan.model.ToolVersion;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.aws.ListedStep;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.LastUse;

/** A plan that has every kind of object: findings, inactive keys, steps, unread users. */
final class CompletePlan {

  private static final Instant NOW = GeneratedPlans.NOW;
  private static final String EXTRA = "AKIA00000000000000AA";
  private static final String KEPT = "AKIA00000000000000BB";
  private static final String INACTIVE = "AKIA00000000000000CC";
  private static final String RULE_REGION = "eu-central-1";

  private static final Planner PLANNER =
      new Planner(
          KeyPolicy.parse(Map.of("exemptionTag", "onekey-exempt-until", "ownerTag", "owner")),
          NOW,
          TerraformStates.none(),
          new PlanOrigin(
              new ToolVersion("1.2.3", Optional.of("0123abc"), false),
              Optional.of(RULE_REGION),
              new PolicySource(
                  new PolicySource.Base.DeployedRule("one-key", RULE_REGION), List.of())));

  private CompletePlan() {}

  static Plan ofOneAccount() {
    return PLANNER.plan(account(), audits());
  }

  static Plan ofSeveral() {
    return PLANNER.plan(
        List.of(
            new AccountReading.Read(
                new NamedAccount("111122223333", Optional.of("shop")), account()),
            new AccountReading.Unread(
                new NamedAccount("222233334444", Optional.of("bank")), "AccessDenied."),
            new AccountReading.Skipped(
                new NamedAccount("333344445555", Optional.of("old")), "SUSPENDED")));
  }

  /** What CloudTrail says of the keys of the finding: of one everything, of the other nothing. */
  private static Audits audits() {
    var event =
        new KeyEvent(
            NOW.minus(Duration.ofDays(1)),
            "s3",
            "ListBuckets",
            Optional.of("AccessDenied"),
            "203.0.113.7",
            Optional.of("aws-cli/2.31.9"),
            Optional.of("vpce-0a1b2c3d"));
    var from = NOW.minus(Duration.ofDays(90));
    return new Audits(
        true,
        Map.of(
            KEPT,
            new KeyAudit.Asked(
                from,
                NOW,
                List.of(
                    new RegionAudit.Read("us-east-1", KeyEvents.of(List.of(event), 1), true),
                    new RegionAudit.Unread("eu-west-1", "AccessDenied.")),
                new KeyCreation.Found(
                    from, "arn:aws:iam::111122223333:root", "203.0.113.7", Optional.of("console"))),
            EXTRA,
            new KeyAudit.Asked(
                from,
                NOW,
                List.of(new RegionAudit.Unread("us-east-1", "AccessDenied.")),
                new KeyCreation.Unread("AccessDenied."))),
        List.of());
  }

  private static AccountSnapshot account() {
    return new AccountSnapshot(
        Optional.of("111122223333"),
        "aws",
        List.of(overLimit(), withInactiveKey("bob", INACTIVE), withInactiveKey("carl", KEPT)),
        List.of(
            new Plan.Unread(
                "peggy",
                Optional.of("AIDA00000000000PEGGY"),
                Optional.of("arn:aws:iam::111122223333:user/peggy"),
                "AccessDenied.")),
        new ScheduledSteps.Listed(
            RULE_REGION,
            Map.of(INACTIVE, List.of(deletion()), EXTRA, List.of(removal())),
            Optional.empty()),
        List.of(Text.english("Something is not known.")));
  }

  private static ListedStep deletion() {
    return new ListedStep(
        ListedStep.Kind.DELETION,
        INACTIVE,
        "onekey",
        "delete-" + INACTIVE,
        true,
        Optional.of(NOW.plus(Duration.ofDays(7))));
  }

  private static ListedStep removal() {
    return new ListedStep(
        ListedStep.Kind.REMOVAL,
        EXTRA,
        "onekey",
        "remove-" + EXTRA,
        true,
        Optional.of(NOW.plus(Duration.ofDays(1))));
  }

  private static UserSnapshot overLimit() {
    var created = NOW.minus(Duration.ofDays(400));
    var user =
        new IamUser(
            "AIDA00000000000ALICE",
            "alice",
            List.of(
                new AccessKey(EXTRA, KeyStatus.ACTIVE, created),
                new AccessKey(KEPT, KeyStatus.ACTIVE, created.plusSeconds(1))));
    return new UserSnapshot(
        new Evidence.OverLimit(
            user,
            List.of(
                new CountedKey(EXTRA, created, new LastUse.NotRecorded()),
                new CountedKey(
                    KEPT,
                    created.plusSeconds(1),
                    new LastUse.Recorded(NOW.minus(Duration.ofDays(1)), "s3", "us-east-1"))),
            Map.of(EXTRA, "the old server", "owner", "web team")),
        Optional.of(user.id()),
        Optional.of("arn:aws:iam::111122223333:user/web/alice"),
        Optional.empty(),
        Map.of());
  }

  private static UserSnapshot withInactiveKey(String name, String key) {
    var user =
        new IamUser(
            "AIDA0000000000000" + name.toUpperCase(Locale.ROOT),
            name,
            List.of(new AccessKey(key, KeyStatus.INACTIVE, NOW.minus(Duration.ofDays(300)))));
    return new UserSnapshot(
        new Evidence.WithinLimit(user, 0),
        Optional.of(user.id()),
        Optional.empty(),
        Optional.empty(),
        Map.of(key, new LastUse.NotRecorded()));
  }
}
