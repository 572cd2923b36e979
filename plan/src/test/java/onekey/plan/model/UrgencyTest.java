package onekey.plan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Exemption;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;
import org.junit.jupiter.api.Test;

class UrgencyTest {

  private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-12-09T00:00:00Z");

  @Test
  void whatWouldHappenFirstComesFirst() {
    // given
    var inOrder =
        List.of(
            remove("removable for long", SOON),
            remove("removable", LATER),
            hold("announced soon", new Removability.Announced(SOON), Optional.of(SOON)),
            user(
                "to be announced",
                over(new Removability.Removable(SOON)),
                new Decision.Announce("key", LATER, "why")),
            hold("held", new Removability.TooRecent(SOON), Optional.of(SOON)),
            hold("held longer", new Removability.KeptTooRecent(LATER), Optional.of(LATER)),
            hold("a person decides", new Removability.NeedsPerson("why"), Optional.empty()),
            hold("stopped", new Removability.Stopped(), Optional.empty()),
            keep("rotating", new Standing.Rotating(SOON, LATER, new Exemption.None())),
            keep("exempt", new Standing.Exempt(LocalDate.parse("2026-12-31"))),
            keep("within the limit", new Standing.WithinLimit()));
    var reversed = Arrays.asList(inOrder.toArray(PlannedUser[]::new));
    Collections.reverse(reversed);

    // when
    var sorted = reversed.stream().sorted(Urgency.FIRST).map(PlannedUser::userName).toList();

    // then those of the same urgency stay as they were
    assertThat(sorted)
        .startsWith(
            "removable for long",
            "removable",
            "announced soon",
            "to be announced",
            "held",
            "held longer",
            "stopped",
            "a person decides")
        .endsWith("rotating", "exempt", "within the limit");
  }

  private static PlannedUser remove(String name, Instant since) {
    return user(name, over(new Removability.Removable(since)), new Decision.Remove("key", "why"));
  }

  private static PlannedUser hold(String name, Removability removability, Optional<Instant> until) {
    return user(name, over(removability), new Decision.Hold("key", until, "why"));
  }

  private static PlannedUser keep(String name, Standing standing) {
    return user(name, standing, new Decision.Keep("why"));
  }

  private static Standing over(Removability removability) {
    return new Standing.OverLimit(
        new CountedKey("key", SOON, new LastUse.NotRecorded()),
        List.of(),
        removability,
        new Exemption.None());
  }

  private static PlannedUser user(String name, Standing standing, Decision decision) {
    return new PlannedUser(
        name,
        Optional.empty(),
        List.of(),
        ComplianceType.NON_COMPLIANT,
        standing,
        decision,
        List.of());
  }
}
