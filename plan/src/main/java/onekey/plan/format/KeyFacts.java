package onekey.plan.format;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.PlannedKey;
import onekey.rule.judgement.LastUse;

/** What is on record about a key, in some words, without what its advice says already. */
final class KeyFacts {

  private KeyFacts() {}

  /** Returns age, last use and description. */
  static String of(PlannedKey key) {
    return joined(Stream.of(age(key), key.lastUse().map(CommonText::lastUse), description(key)));
  }

  /**
   * Returns of these what the annotation does not say.
   *
   * @param annotation that of the user whose extra key it is
   */
  static String ofExtra(PlannedKey key, String annotation) {
    return joined(
        Stream.of(
            age(key),
            key.lastUse().flatMap(use -> lastUse(use, annotation)),
            description(key)
                .filter(
                    _ -> !annotation.contains(CommonText.quoted(key.description().orElse(""))))));
  }

  private static String joined(Stream<Optional<String>> facts) {
    return facts.flatMap(Optional::stream).collect(Collectors.joining(", "));
  }

  private static Optional<String> age(PlannedKey key) {
    var days = CommonText.days(key.ageDays());
    return Optional.of(days + " old")
        .filter(
            _ ->
                key.advice().stream()
                    .noneMatch(advice -> advice.text().contains("Created " + days + " ago")));
  }

  /** An annotation names the day and the service, and no Region. */
  private static Optional<String> lastUse(LastUse lastUse, String annotation) {
    var whole = CommonText.lastUse(lastUse);
    if (annotation.contains(whole)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (lastUse) {
          case LastUse.Recorded use
              when annotation.contains(CommonText.lastUseWithoutRegion(use)) ->
              "last used in " + use.region();
          case LastUse.Recorded _, LastUse.NotRecorded() -> whole;
        });
  }

  private static Optional<String> description(PlannedKey key) {
    return key.description().map(text -> "described as " + CommonText.quoted(text));
  }
}
