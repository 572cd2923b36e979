package onekey.plan.format;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.PendingStep;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedAccounts;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.output.SafeText;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.LastUse;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * One row for each access key, with the verdict of its user in each; users without keys and users
 * that could not be read have one row too.
 *
 * <p>Columns near the end are about the first pending removal and deletion of the key. The column
 * {@code deletion} is empty for an active key without one.
 *
 * <p>Behind them is what was judged by, and where that comes from, the same in every row; and a
 * plan that asked CloudTrail has {@link AuditColumns}.
 *
 * <p>The commands of an inactive key are for a shell, in this order: read the last use first.
 *
 * <p>Of several accounts, the account comes first. One that could not be read has a row of its own
 * without a user, {@code UNREAD}, with the cause in the place of the annotation; one that is not in
 * use has one too, {@code SKIPPED}, with its state there.
 *
 * <p>A spreadsheet would run what begins like a formula, and IAM allows such names. So a quote is
 * put before it; use JSON where exact names are needed.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class PlanCsv {

  private static final List<String> HEADER =
      List.of(
          "userName",
          "userId",
          "activeKeys",
          "complianceType",
          "decision",
          "accessKey",
          "status",
          "created",
          "ageDays",
          "lastUse",
          "lastUsed",
          "lastUsedService",
          "lastUsedRegion",
          "extra",
          "description",
          "annotation",
          "unusedSince",
          "deletion",
          "lookCommand",
          "activateCommand",
          "deleteCommand",
          "deletionAt",
          "removal",
          "removalAt",
          "policy",
          "policySource");

  private static final List<String> HEADER_OF_ACCOUNT = List.of("accountId", "accountName");

  private static final int COLUMNS_OF_KEY = 10;

  /** Those after the annotation, most of which only an inactive key has. */
  private static final int COLUMNS_OF_FATE = 8;

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n].*", Pattern.DOTALL);

  private PlanCsv() {}

  /** Closing the printer would close the writer. */
  @SuppressWarnings("resource")
  static void write(Plan plan, Writer out) throws IOException {
    var printer = new CSVPrinter(out, FORMAT);
    var tail = Tail.of(plan);
    var inactive =
        plan.inactiveKeys().stream()
            .collect(Collectors.toMap(Place::of, key -> key, (one, _) -> one));
    printer.printRecord(header(plan, tail));
    for (var user : plan.users()) {
      for (var row : rows(user, inactive, tail)) {
        printer.printRecord(joined(place(user.account()), row));
      }
    }
    for (var key : keysWithoutUser(plan)) {
      printer.printRecord(joined(place(key.account()), withoutUser(key, tail)));
    }
    for (var user : plan.unread()) {
      printer.printRecord(
          joined(place(user.account()), withoutKey(user.userName(), "UNREAD", user.cause(), tail)));
    }
    for (var row : plan.accounts().map(all -> accounts(all, tail)).orElse(List.of())) {
      printer.printRecord(row);
    }
  }

  private static List<InactiveKey> keysWithoutUser(Plan plan) {
    return plan.selection().findingsOnly()
        ? plan.inactiveKeys().stream()
            .filter(key -> plan.users().stream().noneMatch(user -> isOf(user, key)))
            .toList()
        : List.of();
  }

  private static boolean isOf(PlannedUser user, InactiveKey key) {
    return key.account().equals(user.account()) && key.userName().equals(user.userName());
  }

  /** Where a key is: two accounts may have users of one name, and a report names keys by number. */
  private record Place(Optional<NamedAccount> account, String userName, String key) {

    static Place of(InactiveKey inactive) {
      return new Place(inactive.account(), inactive.userName(), inactive.key().name());
    }
  }

  /** The last columns: what was judged by, the same in every row, and what CloudTrail said. */
  private record Tail(List<String> policy, AuditColumns audit) {

    static Tail of(Plan plan) {
      return new Tail(
          List.of(
              safe(CommonText.ruleParameters(plan)), safe(plan.origin().policySource().words())),
          AuditColumns.of(plan));
    }

    List<String> blank() {
      return joined(policy, audit.blank());
    }

    List<String> of(PlannedKey key) {
      return joined(policy, audit.of(key).stream().map(PlanCsv::safe).toList());
    }
  }

  private static List<String> header(Plan plan, Tail tail) {
    return joined(
        plan.accounts().isPresent() ? joined(HEADER_OF_ACCOUNT, HEADER) : HEADER,
        tail.audit().header());
  }

  private static List<List<String>> rows(
      PlannedUser user, Map<Place, InactiveKey> inactive, Tail tail) {
    return user.keys().isEmpty()
        ? List.of(joined(row(user, blank(COLUMNS_OF_KEY), blank(COLUMNS_OF_FATE)), tail.blank()))
        : user.keys().stream()
            .map(
                key ->
                    joined(
                        row(user, columnsOf(key, user.isExtra(key)), fate(key, user, inactive)),
                        tail.of(key)))
            .toList();
  }

  private static List<String> row(
      PlannedUser user, List<String> columnsOfKey, List<String> columnsOfFate) {
    var row =
        new ArrayList<>(
            List.of(
                safe(user.userName()),
                safe(user.userId().orElse("")),
                Long.toString(user.activeKeys()),
                user.complianceType().name(),
                user.decisionWord()));
    row.addAll(columnsOfKey);
    row.add(safe(user.annotation()));
    row.addAll(columnsOfFate);
    return row;
  }

  private static List<String> blank(int columns) {
    return Collections.nCopies(columns, "");
  }

  /** Of a user that is left out, because it is COMPLIANT; but its inactive key is not. */
  private static List<String> withoutUser(InactiveKey key, Tail tail) {
    var row =
        new ArrayList<>(
            List.of(
                safe(key.userName()),
                safe(key.userId().orElse("")),
                "",
                ComplianceType.COMPLIANT.name(),
                ""));
    row.addAll(columnsOf(key.key(), false));
    row.add("");
    row.addAll(fate(key.key(), Optional.of(key)));
    row.addAll(tail.of(key.key()));
    return row;
  }

  private static List<String> fate(
      PlannedKey key, PlannedUser user, Map<Place, InactiveKey> inactiveKeys) {
    return fate(
        key,
        Optional.ofNullable(
            inactiveKeys.get(new Place(user.account(), user.userName(), key.name()))));
  }

  private static List<String> fate(PlannedKey key, Optional<InactiveKey> inactive) {
    var commands = inactive.flatMap(InactiveKey::commands);
    var deletion = key.steps().first(Kind.DELETION);
    return List.of(
        inactive.flatMap(InactiveKey::unusedSince).map(Instant::toString).orElse(""),
        inactive.isPresent() || deletion.isPresent()
            ? CommonText.state(key.steps(), Kind.DELETION)
            : "",
        commands.map(InactiveKey.Commands::look).orElse(""),
        commands.map(InactiveKey.Commands::activate).orElse(""),
        commands.map(InactiveKey.Commands::delete).orElse(""),
        time(deletion),
        CommonText.state(key.steps(), Kind.REMOVAL),
        time(key.steps().first(Kind.REMOVAL)));
  }

  private static String time(Optional<PendingStep> step) {
    return step.flatMap(PendingStep::at).map(Instant::toString).orElse("");
  }

  private static List<String> columnsOf(PlannedKey key, boolean extra) {
    return Stream.concat(
            Stream.of(
                safe(key.name()),
                key.status(),
                key.created().toString(),
                Long.toString(key.ageDays())),
            Stream.concat(
                lastUse(key.lastUse()).stream(),
                Stream.of(Boolean.toString(extra), safe(key.description().orElse("")))))
        .toList();
  }

  private static List<String> lastUse(Optional<LastUse> lastUse) {
    return lastUse.map(PlanCsv::lastUse).orElseGet(() -> List.of("NOT_READ", "", "", ""));
  }

  private static List<String> lastUse(LastUse lastUse) {
    return switch (lastUse) {
      case LastUse.NotRecorded() -> List.of("NOT_RECORDED", "", "", "");
      case LastUse.Recorded(var at, var service, var region) ->
          List.of("RECORDED", at.toString(), safe(service), safe(region));
    };
  }

  private static List<String> withoutKey(String userName, String verdict, String cause, Tail tail) {
    var row = new ArrayList<>(List.of(safe(userName), "", "", verdict, ""));
    row.addAll(blank(COLUMNS_OF_KEY));
    row.add(safe(cause));
    row.addAll(blank(COLUMNS_OF_FATE));
    row.addAll(tail.blank());
    return row;
  }

  private static List<List<String>> accounts(PlannedAccounts accounts, Tail tail) {
    return Stream.concat(
            accounts.unread().stream()
                .map(
                    unread ->
                        joined(
                            place(Optional.of(unread.account())),
                            withoutKey("", "UNREAD", unread.cause(), tail))),
            accounts.skipped().stream()
                .map(
                    skipped ->
                        joined(
                            place(Optional.of(skipped.account())),
                            withoutKey("", "SKIPPED", skipped.state(), tail))))
        .toList();
  }

  /** The first columns of several accounts; none in a plan of one. */
  private static List<String> place(Optional<NamedAccount> account) {
    return account
        .map(place -> List.of(place.id(), safe(place.name().orElse(""))))
        .orElse(List.of());
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static String safe(String value) {
    var shown = SafeText.of(value);
    return FORMULA.matcher(value).matches() ? "'" + shown : shown;
  }
}
