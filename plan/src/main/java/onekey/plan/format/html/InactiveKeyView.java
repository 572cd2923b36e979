package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.KeySteps;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.PlannedKey;
import onekey.rule.judgement.LastUse;

/** An inactive key as the report shows it, with what there is to know in whole sentences. */
record InactiveKeyView(
    Optional<String> account,
    String userName,
    String name,
    String since,
    List<String> facts,
    List<FixView> fixes) {

  static InactiveKeyView of(InactiveKey inactive) {
    return new InactiveKeyView(
        inactive.account().map(NamedAccount::text),
        inactive.userName(),
        inactive.key().name(),
        Stream.concat(Stream.of(use(inactive.key())), fate(inactive.key().steps()))
            .collect(Collectors.joining(", ")),
        inactive.facts(),
        inactive.fixes().stream().map(FixView::of).toList());
  }

  private static String use(PlannedKey key) {
    return key.lastUse()
        .map(
            use ->
                switch (use) {
                  case LastUse.NotRecorded() ->
                      "no use recorded, created " + ValueText.date(key.created());
                  case LastUse.Recorded recorded -> "unused since " + ValueText.date(recorded.at());
                })
        .orElse("last use not read");
  }

  private static Stream<String> fate(KeySteps steps) {
    return switch (steps) {
      case KeySteps.Listed(var region, var known) when known.isEmpty() ->
          Stream.of("no deletion pending in " + region);
      case KeySteps.Listed _, KeySteps.NotKnown _ -> steps.words(false, true).stream();
    };
  }
}
