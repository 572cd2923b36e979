package onekey.plan.format.html;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Texts;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedUser;
import onekey.rule.judgement.Exemption;
import onekey.rule.judgement.Standing;

/**
 * Who is exempt, and whose exemption tag has no effect.
 *
 * @param text what the list is about
 * @param exempt the exempt users, the first to end first
 * @param ineffective the users whose tag does not exempt them
 */
record ExemptionsView(
    String text, List<Exempt> exempt, String ineffectiveText, List<Ineffective> ineffective) {

  /**
   * An exempt user.
   *
   * @param through the last day, UTC
   * @param day the same as it is written
   * @param left how long that is
   * @param keys how many keys are active
   */
  record Exempt(
      String user,
      Optional<String> account,
      LocalDate through,
      String day,
      String left,
      String keys) {}

  /**
   * A user whose exemption tag has no effect.
   *
   * @param value what the tag says
   * @param why why that has no effect
   */
  record Ineffective(
      String user, Optional<String> account, String value, String why, String verdict) {}

  boolean hasExempt() {
    return !exempt.isEmpty();
  }

  boolean hasIneffective() {
    return !ineffective.isEmpty();
  }

  static ExemptionsView of(Plan plan, Texts texts) {
    var exempt =
        plan.users().stream()
            .flatMap(user -> exempt(user, plan, texts))
            .sorted(Comparator.comparing(Exempt::through))
            .toList();
    var tag = plan.policy().exemptionTag();
    return new ExemptionsView(
        text(plan, tag, exempt.isEmpty(), texts),
        exempt,
        texts.of("ineffectiveText", tag.orElse("")),
        plan.users().stream().flatMap(user -> ineffective(user, plan, texts)).toList());
  }

  private static String text(Plan plan, Optional<String> tag, boolean nobody, Texts texts) {
    if (plan.selection().findingsOnly()) {
      return texts.get("exemptNotShown");
    }
    return tag.map(name -> texts.of(nobody ? "exemptNone" : "exemptText", name))
        .orElseGet(() -> texts.get("exemptNoTag"));
  }

  private static Stream<Exempt> exempt(PlannedUser user, Plan plan, Texts texts) {
    return switch (user.standing()) {
      case Standing.Exempt(var through) ->
          Stream.of(
              new Exempt(
                  user.userName(),
                  user.account().map(NamedAccount::text),
                  through,
                  texts.date(through),
                  left(plan, through, texts),
                  Texts.number(user.activeKeys())));
      case Standing.WithinLimit(), Standing.Rotating _, Standing.OverLimit _ -> Stream.empty();
    };
  }

  private static String left(Plan plan, LocalDate through, Texts texts) {
    var days = ChronoUnit.DAYS.between(LocalDate.ofInstant(plan.time(), ZoneOffset.UTC), through);
    return days == 0 ? texts.get("exemptLastDay") : texts.count("day", days);
  }

  private static Stream<Ineffective> ineffective(PlannedUser user, Plan plan, Texts texts) {
    return switch (user.standing()) {
      case Standing.Rotating(var _, var _, var exemption) ->
          ineffective(user, exemption, plan, texts);
      case Standing.OverLimit over -> ineffective(user, over.exemption(), plan, texts);
      case Standing.WithinLimit(), Standing.Exempt _ -> Stream.empty();
    };
  }

  private static Stream<Ineffective> ineffective(
      PlannedUser user, Exemption exemption, Plan plan, Texts texts) {
    return switch (exemption) {
      case Exemption.None(), Exemption.Through _ -> Stream.empty();
      case Exemption.Past(var day) ->
          Stream.of(ineffective(user, day.toString(), texts.of("ineffectivePast", day)));
      case Exemption.TooDistant(var day, var from) ->
          Stream.of(
              ineffective(
                  user,
                  day.toString(),
                  texts.of(
                      "ineffectiveDistant",
                      texts.count("day", plan.policy().maximumExemptionDays()),
                      from)));
      case Exemption.Malformed(var value) ->
          Stream.of(ineffective(user, value, texts.get("ineffectiveMalformed")));
    };
  }

  private static Ineffective ineffective(PlannedUser user, String value, String why) {
    return new Ineffective(
        user.userName(),
        user.account().map(NamedAccount::text),
        value,
        why,
        user.complianceType().name());
  }
}
