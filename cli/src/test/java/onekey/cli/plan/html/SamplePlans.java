package onekey.cli.plan.html;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import onekey.cli.plan.Advice;
import onekey.cli.plan.Fix;
import onekey.cli.plan.Plan;
import onekey.cli.plan.PlannedKey;
import onekey.cli.plan.PlannedUser;
import onekey.cli.plan.PlannedUser.PlannedDecision;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.LastUse;

/** Plans of accounts to render. */
final class SamplePlans {

  static final Instant TIME = Instant.parse("2026-11-24T12:00:00Z");

  static final KeyPolicy POLICY =
      KeyPolicy.parse(Map.of("rotationGraceDays", "14", "exemptionTag", "onekey-exempt-until"));

  private static final URI USER_GUIDE =
      URI.create(
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html");

  private SamplePlans() {}

  static Plan of(List<PlannedUser> users, List<Plan.Unread> unread, List<String> limits) {
    return new Plan(Optional.of("123456789012"), TIME, POLICY, users, unread, limits);
  }

  static Plan of(PlannedUser... users) {
    return of(List.of(users), List.of(), List.of());
  }

  /** Has every verdict, decision, record of use, advice, way to fix, and what is not known. */
  static Plan representative() {
    return of(
        account().users(),
        List.of(
            new Plan.Unread("peggy", "AccessDenied: not authorized to perform iam:ListAccessKeys"),
            new Plan.Unread("victor", "Throttling: Rate exceeded")),
        List.of(
            "Keys have no ids in a credential report.",
            "A credential report is up to four hours old."));
  }

  /** The users of the sample account. */
  static Plan account() {
    return of(
        remove("alice", used("2023-03-01", "2026-11-24T07:45:00Z"), unused("2024-01-01", true)),
        keep("bob", "bob: 1 active access key.", notRead("2024-05-06", "Active")),
        keep(
            "carol",
            "carol: rotating until 2026-12-02 (2 active).",
            used("2025-11-18", "2026-11-24T11:30:00Z"),
            unused("2026-11-18", false)),
        keep(
            "dave",
            "dave: exempt until 2027-03-31 (2 active).",
            used("2021-06-01", "2026-11-20T02:00:00Z"),
            used("2023-08-15", "2026-11-20T02:05:00Z")),
        keep(
            "grace",
            "grace: 1 active access key.",
            notRead("2023-10-10", "Inactive"),
            notRead("2026-08-26", "Active")),
        keep("heidi", "heidi: 0 active access keys."),
        hold(
            "ivan",
            "held until 2026-12-20, last used 2026-11-05 in s3.",
            extra(used("2022-12-01", "2026-11-05T13:00:00Z")),
            used("2024-12-01", "2026-11-24T09:15:00Z")),
        keep(
            "mallory+ops=eu,west.1@example.com",
            "mallory+ops=eu,west.1@example.com: 1 active access key.",
            notRead("2026-06-11", "Active")),
        hold(
            "newsletter",
            "held for a person to decide, last used 2026-03-03 in ses, maybe to send mail by SMTP.",
            extra(used("2020-04-04", "2026-03-03T06:00:00Z")),
            used("2024-04-04", "2026-11-24T06:00:00Z")),
        remove("root", used("2020-07-07", "2026-11-01T08:00:00Z"), unused("2019-07-07", true)));
  }

  static Plan large(int users) {
    return of(
        IntStream.range(0, users)
            .mapToObj(
                number ->
                    number % 2 == 0
                        ? remove(
                            "user-%05d".formatted(number),
                            used("2023-03-01", "2026-11-24T07:45:00Z"),
                            unused("2024-01-01", true))
                        : keep(
                            "user-%05d".formatted(number),
                            "user-%05d: 1 active access key.".formatted(number),
                            notRead("2024-05-06", "Active")))
            .toList(),
        List.of(),
        List.of());
  }

  static PlannedUser keep(String name, String reason, PlannedKey... keys) {
    return user(name, ComplianceType.COMPLIANT, PlannedDecision.Keep, reason, List.of(keys));
  }

  static PlannedUser hold(String name, String reason, PlannedKey... keys) {
    return user(
        name,
        ComplianceType.NON_COMPLIANT,
        PlannedDecision.Hold,
        "%s: 2 active access keys, 1 allowed. Extra: %s; %s"
            .formatted(name, keyId(name, keys), reason),
        List.of(keys));
  }

  static PlannedUser remove(String name, PlannedKey... keys) {
    return user(
        name,
        ComplianceType.NON_COMPLIANT,
        PlannedDecision.Remove,
        "%s: 2 active access keys, 1 allowed. Extra: %s (no use recorded); removable since 2024-02-15."
            .formatted(name, keyId(name, keys)),
        List.of(keys));
  }

  private static PlannedUser user(
      String name,
      ComplianceType verdict,
      PlannedDecision decision,
      String reason,
      List<PlannedKey> keys) {
    var named = new ArrayList<PlannedKey>();
    for (var key : keys) {
      named.add(named(key, keyId(name, named.size())));
    }
    return new PlannedUser(
        name,
        Optional.of("AIDA" + idPart(name, 0)),
        named,
        verdict,
        decision,
        reason,
        named.stream()
            .filter(PlannedKey::extra)
            .findFirst()
            .map(key -> fixes(name, key.name()))
            .orElse(List.of()));
  }

  static List<Fix> fixes(String user, String key) {
    return List.of(
        new Fix(
            Fix.Way.CONSOLE,
            List.of(
                new Fix.Step(
                    "Open the security credentials of the user " + user + ".",
                    Optional.of(
                        URI.create(
                            "https://console.aws.amazon.com/iam/home#/users/details/alice?section=security_credentials")),
                    Optional.empty()),
                step("Under Access keys, choose Actions, Deactivate for %s.".formatted(key)),
                step("When nothing has failed for some days, choose Actions, Delete."))),
        new Fix(
            Fix.Way.CLI,
            List.of(
                command(
                    "Deactivate the key.",
                    "aws iam update-access-key --user-name %s \\%n  --access-key-id %s --status Inactive"
                        .formatted(user, key)),
                command(
                    "When nothing has failed for some days, delete it.",
                    "aws iam delete-access-key --user-name %s --access-key-id %s"
                        .formatted(user, key)))),
        new Fix(
            Fix.Way.TERRAFORM,
            List.of(
                step(
                    "The key is aws_iam_access_key.second in module.users. Remove that block, or"
                        + " Terraform creates the key anew at the next apply."),
                command("Apply.", "terraform apply"))));
  }

  static Fix.Step step(String text) {
    return new Fix.Step(text, Optional.empty(), Optional.empty());
  }

  static Fix.Step command(String text, String command) {
    return new Fix.Step(text, Optional.empty(), Optional.of(command));
  }

  static PlannedKey used(String created, String at) {
    return key(
        created,
        "Active",
        new LastUse.Recorded(Instant.parse(at), "s3", "eu-central-1"),
        false,
        List.of(
            new Advice(
                "Created over 90 days ago: rotate it, or replace it by a role.", USER_GUIDE)));
  }

  static PlannedKey unused(String created, boolean extra) {
    return key(created, "Active", new LastUse.NotRecorded(), extra, List.of());
  }

  static PlannedKey notRead(String created, String status) {
    return key(created, status, new LastUse.NotRead(), false, List.of());
  }

  static PlannedKey key(
      String created, String status, LastUse lastUse, boolean extra, List<Advice> advice) {
    var at = Instant.parse(created + "T00:00:00Z");
    return new PlannedKey(
        "access key",
        status.equals("Active"),
        status,
        at,
        Duration.between(at, TIME).toDays(),
        lastUse,
        extra,
        advice);
  }

  private static PlannedKey extra(PlannedKey key) {
    return new PlannedKey(
        key.name(),
        key.active(),
        key.status(),
        key.created(),
        key.ageDays(),
        key.lastUse(),
        true,
        key.advice());
  }

  private static PlannedKey named(PlannedKey key, String name) {
    return new PlannedKey(
        name,
        key.active(),
        key.status(),
        key.created(),
        key.ageDays(),
        key.lastUse(),
        key.extra(),
        key.advice());
  }

  private static String keyId(String user, PlannedKey... keys) {
    return keyId(user, keys[0].extra() ? 0 : 1);
  }

  private static String keyId(String user, int index) {
    return "AKIA" + idPart(user, index + 1);
  }

  /** Sixteen signs that look like those of IAM's ids, and are always the same. */
  private static String idPart(String name, int salt) {
    var seed = Integer.toUnsignedLong((name + salt).hashCode()) * 2_654_435_761L + salt;
    return "%16s"
        .formatted(
            Long.toUnsignedString(seed * 6_364_136_223_846_793_005L, 32).toUpperCase(Locale.ROOT))
        .replaceAll("[ 0189]", "X");
  }
}
