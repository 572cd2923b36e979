package onekey.cli.plan.html;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onekey.cli.plan.Advice;
import onekey.cli.plan.Fix;
import onekey.cli.plan.PlannedKey;
import onekey.cli.plan.PlannedUser;
import onekey.cli.plan.PlannedUser.PlannedDecision;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.LastUse;

/** Users of a plan, with ids that look like those of IAM and are always the same. */
final class SampleUsers {

  static final Instant TIME = Instant.parse("2026-11-24T12:00:00Z");

  private static final String ID_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final long ROTATION_DAYS = 90;

  private static final Advice ROTATE =
      new Advice(
          "Created over 90 days ago: rotate it, or replace it by a role.",
          URI.create(
              "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"));

  private SampleUsers() {}

  static PlannedUser keep(String name, String reason, PlannedKey... keys) {
    return user(
        name, ComplianceType.COMPLIANT, PlannedDecision.Keep, reason, List.of(keys), List.of());
  }

  /** The reason goes on after the id of the extra key. */
  static PlannedUser hold(String name, String reason, PlannedKey... keys) {
    return finding(name, PlannedDecision.Hold, reason, keys);
  }

  /** The reason goes on after the id of the extra key. */
  static PlannedUser remove(String name, String reason, PlannedKey... keys) {
    return finding(name, PlannedDecision.Remove, reason, keys);
  }

  private static PlannedUser finding(
      String name, PlannedDecision decision, String reason, PlannedKey... keys) {
    var extra = keys[0].extra() ? keyId(name, 0) : keyId(name, 1);
    return user(
        name,
        ComplianceType.NON_COMPLIANT,
        decision,
        "%s: 2 active access keys, 1 allowed. Extra: %s %s".formatted(name, extra, reason),
        List.of(keys),
        fixes(name, extra));
  }

  private static PlannedUser user(
      String name,
      ComplianceType verdict,
      PlannedDecision decision,
      String reason,
      List<PlannedKey> keys,
      List<Fix> fixes) {
    return new PlannedUser(
        name,
        Optional.of(id("AIDA", name)),
        IntStream.range(0, keys.size())
            .mapToObj(index -> named(keys.get(index), keyId(name, index)))
            .toList(),
        verdict,
        decision,
        reason,
        fixes);
  }

  private static List<Fix> fixes(String user, String key) {
    return List.of(
        new Fix(
            Fix.Way.CONSOLE,
            List.of(
                new Fix.Step(
                    "Open the security credentials of the user %s.".formatted(user),
                    Optional.of(
                        URI.create(
                            "https://console.aws.amazon.com/iam/home#/users/details/%s?section=security_credentials"
                                .formatted(URLEncoder.encode(user, StandardCharsets.UTF_8)))),
                    Optional.empty()),
                step("Under Access keys, choose Actions, Deactivate for %s.".formatted(key)),
                step("When nothing has failed for some days, choose Actions, Delete."))),
        new Fix(
            Fix.Way.CLI,
            List.of(
                command(
                    "Deactivate the key.",
                    "aws iam update-access-key --user-name %s \\\n  --access-key-id %s --status Inactive"
                        .formatted(user, key)),
                command(
                    "When nothing has failed for some days, delete it.",
                    "aws iam delete-access-key --user-name %s \\\n  --access-key-id %s"
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

  private static Fix.Step command(String text, String command) {
    return new Fix.Step(text, Optional.empty(), Optional.of(command));
  }

  static PlannedKey used(String created, String at, String service, String region) {
    return key(created, "Active", new LastUse.Recorded(Instant.parse(at), service, region));
  }

  static PlannedKey unused(String created) {
    return key(created, "Active", new LastUse.NotRecorded());
  }

  static PlannedKey notRead(String created, String status) {
    return key(created, status, new LastUse.NotRead());
  }

  private static PlannedKey key(String created, String status, LastUse lastUse) {
    var at = Instant.parse(created + "T00:00:00Z");
    var ageDays = Duration.between(at, TIME).toDays();
    var advice =
        lastUse instanceof LastUse.Recorded && ageDays > ROTATION_DAYS
            ? List.of(ROTATE)
            : List.<Advice>of();
    return new PlannedKey(
        "access key", status.equals("Active"), status, at, ageDays, lastUse, false, advice);
  }

  static PlannedKey extra(PlannedKey key) {
    return copy(key, key.name(), true);
  }

  private static PlannedKey named(PlannedKey key, String name) {
    return copy(key, name, key.extra());
  }

  private static PlannedKey copy(PlannedKey key, String name, boolean extra) {
    return new PlannedKey(
        name,
        key.active(),
        key.status(),
        key.created(),
        key.ageDays(),
        key.lastUse(),
        extra,
        key.advice());
  }

  private static String keyId(String user, int index) {
    return id("AKIA", user + index);
  }

  private static String id(String prefix, String seed) {
    return new Random(seed.hashCode())
        .ints(16, 0, ID_SIGNS.length())
        .mapToObj(sign -> ID_SIGNS.substring(sign, sign + 1))
        .collect(Collectors.joining("", prefix, ""));
  }
}
