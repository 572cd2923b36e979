package onekey.plan.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import onekey.plan.model.Advice;
import onekey.plan.model.Fix;
import onekey.plan.model.Plan;
import onekey.plan.output.SafeText;
import onekey.plan.output.Terminal;

class PlanTextProperties {

  /** At most a label or a mark, and one word that cannot be broken. */
  private static final Pattern ONE_WORD = Pattern.compile(" *(\\S+ +)?[^ ]+");

  private static final Pattern RENDITION = Pattern.compile("\u001B\\[\\d+m");

  @Provide
  Arbitrary<Plan> plans() {
    return GeneratedPlans.any();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noLineIsLongerThanTheTerminalUnlessItMustBe(
      @ForAll("plans") Plan plan, @ForAll @IntRange(min = 60, max = 200) int columns) {
    // given what must stay as it is
    var pasted = pasted(plan);

    // when
    var text = text(plan, columns);

    // then
    assertThat(text.lines().filter(line -> columnsOf(line) > columns))
        .allSatisfy(
            line ->
                assertThat(pasted.contains(line.strip()) || ONE_WORD.matcher(line).matches())
                    .as(line)
                    .isTrue());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noControlCharacterGetsOut(
      @ForAll("plans") Plan plan, @ForAll @IntRange(min = 60, max = 200) int columns) {
    assertThat(Stream.of(text(plan, columns), piped(plan)).flatMap(String::lines))
        .allSatisfy(line -> assertThat(line).isEqualTo(SafeText.of(line)));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void eachReasonIsSaidWholeAndOnce(
      @ForAll("plans") Plan plan, @ForAll @IntRange(min = 60, max = 200) int columns) {
    var reasons = plan.findings().stream().map(user -> said(CommonText.reason(user))).toList();
    for (var text : List.of(words(text(plan, columns)), words(piped(plan)))) {
      assertThat(plan.findings())
          .allSatisfy(user -> assertThat(text).contains(said(user.userName()).strip()));
      assertThat(reasons)
          .allSatisfy(
              reason ->
                  assertThat(occurrences("Why " + reason, text))
                      .isEqualTo(occurrences(reason, text))
                      .isEqualTo(reasons.stream().filter(one -> one.startsWith(reason)).count()));
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void commandsAreAsTheyMustBePasted(
      @ForAll("plans") Plan plan, @ForAll @IntRange(min = 60, max = 200) int columns) {
    assertThat(text(plan, columns).lines().map(String::strip).toList()).containsAll(pasted(plan));
  }

  /** So that grep finds it. */
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void withoutATerminalEachLabelIsOneLine(@ForAll("plans") Plan plan) {
    assertThat(piped(plan).lines().filter(line -> line.startsWith("  Why ")))
        .hasSize(plan.findings().size());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void coloursChangeNoText(
      @ForAll("plans") Plan plan, @ForAll @IntRange(min = 60, max = 200) int columns) {
    // when
    var coloured = PlanText.of(plan, new Terminal(OptionalInt.of(columns), true, false));

    // then
    assertThat(RENDITION.matcher(coloured).replaceAll("")).isEqualTo(text(plan, columns));
  }

  private static String text(Plan plan, int columns) {
    return PlanText.of(plan, new Terminal(OptionalInt.of(columns), false, false));
  }

  private static String piped(Plan plan) {
    return PlanText.of(plan, Terminal.none());
  }

  /** Each line of the commands and links. */
  private static Set<String> pasted(Plan plan) {
    var pasted = new HashSet<String>();
    Stream.of(
            plan.findings().stream().flatMap(user -> user.fixes().stream()).map(Fix::steps),
            plan.inactiveKeys().stream().flatMap(key -> key.fixes().stream()).map(Fix::steps),
            plan.findings().stream()
                .flatMap(user -> user.keys().stream())
                .flatMap(key -> key.advice().stream())
                .map(Advice::steps))
        .flatMap(steps -> steps)
        .flatMap(List::stream)
        .forEach(
            step -> {
              step.link().ifPresent(link -> pasted.add(link.toString()));
              shown(step).lines().map(String::strip).forEach(pasted::add);
            });
    return pasted;
  }

  private static String shown(Fix.Step step) {
    return step.command()
        .map(command -> CommonText.command(command).orElse(CommonText.COMMAND_NOT_SHOWN))
        .orElse("");
  }

  /** Emoji and signs of East Asia take two columns. */
  private static int columnsOf(String line) {
    return line.codePoints()
        .map(
            sign ->
                Character.getType(sign) == Character.NON_SPACING_MARK
                    ? 0
                    : Character.isIdeographic(sign) || Character.isEmojiPresentation(sign) ? 2 : 1)
        .sum();
  }

  private static long occurrences(String part, String text) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  /** As a name or a reason is shown, before its lines are broken. */
  private static String said(String text) {
    return SafeText.of(text).replaceAll(" +", " ");
  }

  private static String words(String text) {
    return SafeText.of(text.replace('\n', ' ')).replaceAll(" +", " ");
  }
}
