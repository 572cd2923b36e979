package onekey.plan.format.html;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onekey.plan.language.Text;
import onekey.plan.model.Advice;
import onekey.plan.model.Fix;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.KeySteps;
import onekey.plan.model.PendingStep;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Exemption;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;

/** Users of a plan, with ids that look like those of IAM and are always the same. */
final class SampleUsers {

  static final Instant TIME = Instant.parse("2026-11-24T12:00:00Z");

  private static final KeySteps NOTHING_PENDING = new KeySteps.Listed("us-east-1", List.of());

  private static final String ID_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final long ROTATION_DAYS = 90;

  private static final Advice ROTATE =
      new Advice(
          Text.english("Created over 90 days ago: rotate it, or replace it by a role."),
          URI.create(
              "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"));

  private SampleUsers() {}

  /** A key in its place among those of a user, not named yet. */
  record SampleKey(PlannedKey key, boolean extra) {}

  static PlannedUser keep(String name, String reason, SampleKey... keys) {
    return keep(name, reason, named(name, keys));
  }

  static PlannedUser keep(String name, String reason, PlannedKey key) {
    return keep(name, reason, List.of(key));
  }

  private static PlannedUser keep(String name, String reason, List<PlannedKey> keys) {
    return keep(name, reason, new Standing.WithinLimit(), keys);
  }

  /** A user that is exempt through this day. */
  static PlannedUser exempt(String name, String through, SampleKey... keys) {
    return keep(
        name,
        "%s: 2 active access keys, exempt until %s (tag onekey-exempt-until)."
            .formatted(name, through),
        new Standing.Exempt(LocalDate.parse(through)),
        named(name, keys));
  }

  /** A user whose newest key is a week old. */
  static PlannedUser rotating(String name, String reason, Exemption exemption, SampleKey... keys) {
    return keep(
        name,
        reason,
        new Standing.Rotating(
            TIME.minus(Duration.ofDays(7)), TIME.plus(Duration.ofDays(7)), exemption),
        named(name, keys));
  }

  private static PlannedUser keep(
      String name, String reason, Standing standing, List<PlannedKey> keys) {
    return new PlannedUser(
        name,
        Optional.of(id("AIDA", name)),
        keys,
        ComplianceType.COMPLIANT,
        standing,
        new Decision.Keep(reason),
        List.of());
  }

  /** The reason goes on after the id of the extra key. */
  static PlannedUser hold(String name, String reason, SampleKey... keys) {
    var extra = extra(name, keys);
    return finding(
        name,
        extra,
        new Removability.TooRecent(TIME),
        new Exemption.None(),
        new Decision.Hold(extra.name(), Optional.empty(), reason(name, extra, reason)),
        keys);
  }

  /** A user whose extra key was announced for a day, or is to be announced. */
  static PlannedUser announced(String name, boolean already, SampleKey... keys) {
    var extra = extra(name, keys);
    var reason = reason(name, extra, "announced: will be deactivated on 2026-12-09.");
    return finding(
        name,
        extra,
        already ? new Removability.Announced(TIME) : new Removability.Removable(TIME),
        new Exemption.None(),
        already
            ? new Decision.Hold(extra.name(), Optional.of(TIME), reason)
            : new Decision.Announce(extra.name(), TIME, reason),
        keys);
  }

  /** The reason goes on after the id of the extra key. */
  static PlannedUser remove(String name, String reason, SampleKey... keys) {
    return remove(name, reason, new Exemption.None(), keys);
  }

  /** A user whose exemption tag has no effect. */
  static PlannedUser remove(String name, String reason, Exemption exemption, SampleKey... keys) {
    var extra = extra(name, keys);
    return finding(
        name,
        extra,
        new Removability.Removable(TIME),
        exemption,
        new Decision.Remove(extra.name(), reason(name, extra, reason)),
        keys);
  }

  private static PlannedUser finding(
      String name,
      PlannedKey extra,
      Removability removability,
      Exemption exemption,
      Decision decision,
      SampleKey... keys) {
    return new PlannedUser(
        name,
        Optional.of(id("AIDA", name)),
        named(name, keys),
        ComplianceType.NON_COMPLIANT,
        new Standing.OverLimit(
            counted(extra),
            named(name, keys).stream()
                .filter(key -> !key.equals(extra))
                .map(SampleUsers::counted)
                .toList(),
            removability,
            exemption),
        decision,
        fixes(name, extra.name()));
  }

  private static CountedKey counted(PlannedKey key) {
    return new CountedKey(key.name(), key.created(), key.lastUse().orElseThrow());
  }

  private static String reason(String name, PlannedKey extra, String reason) {
    return "%s: 2 active access keys, 1 allowed. Extra: %s %s"
        .formatted(name, extra.name(), reason);
  }

  private static PlannedKey extra(String name, SampleKey... keys) {
    return named(name, keys).get(keys[0].extra() ? 0 : 1);
  }

  private static List<PlannedKey> named(String name, SampleKey... keys) {
    return IntStream.range(0, keys.length)
        .mapToObj(index -> named(keys[index].key(), keyId(name, index), NOTHING_PENDING))
        .toList();
  }

  private static List<Fix> fixes(String user, String key) {
    return List.of(
        new Fix(
            Fix.Way.CONSOLE,
            List.of(
                new Fix.Step(
                    Text.english("Open the security credentials of the user %s.".formatted(user)),
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

  /** Last used and scheduled to be deleted in 2026; the first key of its user. */
  static InactiveKey inactive(String name) {
    var key =
        named(
            key(
                    "2023-10-10",
                    "Inactive",
                    Optional.of(new LastUse.Recorded(TIME, "sts", "us-east-1")))
                .key(),
            keyId(name, 0),
            deletion("delete-" + keyId(name, 0)));
    return new InactiveKey(
        name,
        Optional.of(id("AIDA", name)),
        key,
        Optional.of(TIME),
        Optional.of(new Removability.NeedsPerson("may send mail by Amazon SES")),
        Optional.empty(),
        fixes(name, key.name()));
  }

  static Fix.Step step(String text) {
    return new Fix.Step(Text.english(text), Optional.empty(), Optional.empty());
  }

  private static Fix.Step command(String text, String command) {
    return new Fix.Step(Text.english(text), Optional.empty(), Optional.of(command));
  }

  static SampleKey used(String created, String at, String service, String region) {
    return key(
        created, "Active", Optional.of(new LastUse.Recorded(Instant.parse(at), service, region)));
  }

  static SampleKey unused(String created) {
    return key(created, "Active", Optional.of(new LastUse.NotRecorded()));
  }

  static SampleKey notRead(String created, String status) {
    return key(created, status, Optional.empty());
  }

  private static SampleKey key(String created, String status, Optional<LastUse> lastUse) {
    var at = Instant.parse(created + "T00:00:00Z");
    var ageDays = Duration.between(at, TIME).toDays();
    var advice =
        lastUse.filter(LastUse.Recorded.class::isInstance).isPresent() && ageDays > ROTATION_DAYS
            ? List.of(ROTATE)
            : List.<Advice>of();
    return new SampleKey(
        new PlannedKey(
            "access key",
            status.equals("Active"),
            status,
            at,
            ageDays,
            lastUse,
            Optional.empty(),
            NOTHING_PENDING,
            advice),
        false);
  }

  static SampleKey extra(SampleKey key) {
    return new SampleKey(key.key(), true);
  }

  private static KeySteps deletion(String scheduleName) {
    return new KeySteps.Listed(
        "us-east-1",
        List.of(
            new PendingStep(
                Kind.DELETION,
                PendingStep.State.SCHEDULED,
                Optional.of(TIME.plus(Duration.ofDays(7))),
                "us-east-1",
                "onekey",
                scheduleName)));
  }

  private static PlannedKey named(PlannedKey key, String name, KeySteps steps) {
    return new PlannedKey(
        name,
        key.active(),
        key.status(),
        key.created(),
        key.ageDays(),
        key.lastUse(),
        key.description(),
        steps,
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
