package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.language.Texts;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.KeySteps;
import onekey.plan.model.PlannedKey;
import onekey.rule.judgement.LastUse;

/**
 * An inactive key as the report shows it, with what there is to know in whole sentences.
 *
 * @param account which account it is in, to go behind the name; empty in a plan of one
 */
record InactiveKeyView(
    Optional<String> account,
    String userName,
    String name,
    String since,
    List<Said> facts,
    List<FixView> fixes) {

  static InactiveKeyView of(InactiveKey inactive, Texts texts) {
    return new InactiveKeyView(
        inactive.account().map(place -> texts.of("inactiveIn", place.text())),
        inactive.userName(),
        inactive.key().name(),
        Stream.concat(Stream.of(use(inactive.key(), texts)), fate(inactive.key().steps(), texts))
            .collect(Collectors.joining(texts.get("joinList"))),
        Said.of(inactive.texts(), texts),
        FixView.of(inactive.fixes(), texts));
  }

  private static String use(PlannedKey key, Texts texts) {
    return key.lastUse()
        .map(
            use ->
                switch (use) {
                  case LastUse.NotRecorded() ->
                      texts.of("inactiveNotRecorded", texts.date(key.created()));
                  case LastUse.Recorded recorded ->
                      texts.of("inactiveSince", texts.date(recorded.at()));
                })
        .orElseGet(() -> texts.get("inactiveNotRead"));
  }

  private static Stream<String> fate(KeySteps steps, Texts texts) {
    return switch (steps) {
      case KeySteps.Listed(var region, var known) when known.isEmpty() ->
          Stream.of(texts.of("inactiveNoDeletion", region));
      case KeySteps.Listed _, KeySteps.NotKnown _ ->
          steps.texts(false, true).stream().map(texts::say);
    };
  }
}
