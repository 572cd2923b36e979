package onekey.plan.format.html;

import static onekey.plan.format.html.SampleUsers.exempt;
import static onekey.plan.format.html.SampleUsers.extra;
import static onekey.plan.format.html.SampleUsers.hold;
import static onekey.plan.format.html.SampleUsers.keep;
import static onekey.plan.format.html.SampleUsers.notRead;
import static onekey.plan.format.html.SampleUsers.remove;
import static onekey.plan.format.html.SampleUsers.rotating;
import static onekey.plan.format.html.SampleUsers.unused;
import static onekey.plan.format.html.SampleUsers.used;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import onekey.plan.language.Text;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlanOrigin;
import onekey.plan.model.PlannedUser;
import onekey.plan.model.PolicySource;
import onekey.plan.model.SeveralAccounts;
import onekey.plan.model.ToolVersion;
import onekey.rule.judgement.Exemption;
import onekey.rule.judgement.KeyPolicy;

/** Plans of accounts to render. */
final class SamplePlans {

  static final PlanOrigin ORIGIN =
      new PlanOrigin(
          new ToolVersion("1.2.3", Optional.of("0123abc"), false),
          Optional.of("eu-central-1"),
          new PolicySource(
              new PolicySource.Base.Settings("cdk.json"), List.of("--rotation-grace-days")));

  static final KeyPolicy POLICY =
      KeyPolicy.parse(Map.of("rotationGraceDays", "14", "exemptionTag", "onekey-exempt-until"));

  private SamplePlans() {}

  static Plan of(List<PlannedUser> users, List<Plan.Unread> unread, List<String> limits) {
    return of(users, List.of(), unread, limits);
  }

  private static Plan of(
      List<PlannedUser> users,
      List<InactiveKey> inactiveKeys,
      List<Plan.Unread> unread,
      List<String> limits) {
    return new Plan(
        Optional.of("123456789012"),
        ORIGIN,
        SampleUsers.TIME,
        POLICY,
        users,
        inactiveKeys,
        unread,
        limits.stream().map(Text::english).toList());
  }

  static Plan of(PlannedUser... users) {
    return of(List.of(users), List.of(), List.of());
  }

  /** Has every verdict, decision, record of use, advice, way to fix, and what is not known. */
  static Plan representative() {
    return of(
        account().users(),
        List.of(SampleUsers.inactive("grace"), SampleUsers.inactive("oscar")),
        List.of(
            new Plan.Unread("peggy", "AccessDenied: not authorized to perform iam:ListAccessKeys"),
            new Plan.Unread("victor", "Throttling: Rate exceeded")),
        List.of(
            "Keys have no ids in a credential report.",
            "A credential report is up to four hours old."));
  }

  /**
   * Three accounts of this name: one that was read, one that was not, and one that is not in use.
   */
  static Plan several(String name) {
    var all = new SeveralAccounts();
    all.add(new NamedAccount("111122223333", Optional.of(name)), representative());
    all.addUnread(new NamedAccount("222233334444", Optional.of(name)), "AccessDenied: no role");
    all.addSkipped(new NamedAccount("333344445555", Optional.of(name)), "SUSPENDED");
    return all.plan(ORIGIN, SampleUsers.TIME, POLICY);
  }

  /** The users of the sample account. */
  static Plan account() {
    return of(
        remove(
            "alice",
            "(no use recorded, created 2024-01-01); may be removed since 2024-02-15.",
            used("2023-03-01", "2026-11-24T07:45:00Z", "s3", "eu-central-1"),
            extra(unused("2024-01-01"))),
        keep("bob", "bob: 1 active access key.", notRead("2024-05-06", "Active")),
        rotating(
            "carol",
            "carol: 2 active access keys, rotating: the newest is from 2026-11-18, one has to go by 2026-12-02."
                + " Exemption until 2031-01-01 takes effect on 2029-12-31.",
            new Exemption.TooDistant(LocalDate.of(2031, 1, 1), LocalDate.of(2029, 12, 31)),
            used("2025-11-18", "2026-11-24T11:30:00Z", "ec2", "us-east-1"),
            unused("2026-11-18")),
        exempt(
            "dave",
            "2027-03-31",
            used("2021-06-01", "2026-11-20T02:00:00Z", "sts", "us-east-1"),
            used("2023-08-15", "2026-11-20T02:05:00Z", "sts", "us-west-2")),
        remove(
            "deploy",
            "(last used 2026-08-31 in sts, created 2023-01-20); may be removed since 2026-10-15.",
            extra(used("2023-01-20", "2026-08-31T23:59:00Z", "sts", "us-east-1")),
            used("2025-01-20", "2026-11-24T11:55:00Z", "sts", "us-east-1")),
        remove(
            "erin",
            "(last used 2025-12-24 in sns, created 2022-09-01); may be removed since 2026-02-07."
                + " Exemption ended on 2026-06-30.",
            new Exemption.Past(LocalDate.of(2026, 6, 30)),
            used("2021-06-01", "2026-11-22T16:20:00Z", "sqs", "eu-west-1"),
            extra(used("2022-09-01", "2025-12-24T03:00:00Z", "sns", "eu-west-1"))),
        remove(
            "frank",
            "(last used 2026-02-28 in lambda, created 2025-03-01); may be removed since 2026-04-14."
                + " Exemption tag holds \"next spring\", no date (YYYY-MM-DD).",
            new Exemption.Malformed("next spring"),
            used("2024-02-29", "2026-11-21T10:00:00Z", "lambda", "us-east-1"),
            extra(used("2025-03-01", "2026-02-28T10:00:00Z", "lambda", "us-east-1"))),
        keep(
            "grace",
            "grace: 1 active access key.",
            notRead("2023-10-10", "Inactive"),
            notRead("2025-10-10", "Active")),
        keep("heidi", "heidi: 0 active access keys."),
        hold(
            "ivan",
            "(last used 2026-11-05 in s3, created 2022-12-01); used within 45 days, so kept until 2026-12-20.",
            extra(used("2022-12-01", "2026-11-05T13:00:00Z", "s3", "us-east-1")),
            used("2024-12-01", "2026-11-24T09:15:00Z", "cloudformation", "us-east-1")),
        hold(
            "judy",
            "(no use recorded, created 2026-10-20); younger than 45 days, so kept until 2026-12-04.",
            used("2025-05-05", "2026-11-23T21:00:00Z", "ecr", "us-west-2"),
            extra(unused("2026-10-20"))),
        keep(
            "mallory+ops=eu,west.1@example.com",
            "mallory+ops=eu,west.1@example.com: 1 active access key.",
            notRead("2024-11-11", "Active")),
        hold(
            "newsletter",
            "(last used 2026-03-03 in ses, created 2020-04-04); held for a person to decide: it"
                + " may send mail by SMTP.",
            extra(used("2020-04-04", "2026-03-03T06:00:00Z", "ses", "us-east-1")),
            used("2024-04-04", "2026-11-24T06:00:00Z", "ses", "us-east-1")),
        remove(
            "root",
            "(no use recorded, created 2019-07-07); may be removed since 2019-08-21.",
            extra(unused("2019-07-07")),
            used("2020-07-07", "2026-11-01T08:00:00Z", "iam", "us-east-1")),
        hold(
            "ses-smtp-user.20240710-093000",
            "(no use recorded, created 2024-07-10); held for a person to decide: it may send mail"
                + " by SMTP.",
            extra(unused("2024-07-10")),
            unused("2024-07-11")),
        keep(
            "trent",
            "trent: 0 active access keys.",
            notRead("2025-08-08", "Expired"),
            notRead("2026-08-08", "Suspended")));
  }

  /** Every second user is over the limit. */
  static Plan large(int users) {
    return of(
        IntStream.range(0, users).mapToObj(SamplePlans::numbered).toList(), List.of(), List.of());
  }

  private static PlannedUser numbered(int number) {
    var name = "user-%05d".formatted(number);
    return number % 2 == 0
        ? remove(
            name,
            "(no use recorded, created 2024-01-01); may be removed since 2024-02-15.",
            used("2023-03-01", "2026-11-24T07:45:00Z", "s3", "eu-central-1"),
            extra(unused("2024-01-01")))
        : keep(name, name + ": 1 active access key.", notRead("2024-05-06", "Active"));
  }
}
