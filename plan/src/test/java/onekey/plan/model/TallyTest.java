package onekey.plan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void hasTheMostFrequentFirst() {
    assertThat(Tally.of(List.of("b", "a", "c", "a")))
        .isEqualTo(
            new Tally(
                List.of(new Tally.Value("a", 2), new Tally.Value("b", 1), new Tally.Value("c", 1)),
                0));
  }

  @Test
  void countsWhatItDoesNotKeep() {
    // when
    var tally = Tally.of(IntStream.range(0, 25).mapToObj(Integer::toString).toList());

    // then
    assertThat(tally.values()).hasSize(20);
    assertThat(tally.others()).isEqualTo(5);
  }

  @Property(tries = 200)
  void losesNoEventAndGrowsNoLonger(
      @ForAll @Size(max = 40) List<@StringLength(max = 300) String> some,
      @ForAll @Size(max = 40) List<@StringLength(max = 300) String> others) {
    // when
    var together = Tally.of(some).plus(Tally.of(others));

    // then
    assertThat(together.events()).isEqualTo(some.size() + others.size());
    assertThat(together.values()).hasSizeLessThanOrEqualTo(Tally.MOST_VALUES);
    assertThat(together.values())
        .allSatisfy(
            value ->
                assertThat(value.text().codePointCount(0, value.text().length()))
                    .isLessThanOrEqualTo(Tally.LONGEST_VALUE));
  }

  /** A character outside of the basic plane must not be cut in two. */
  @Test
  void cutsBetweenCharacters() {
    // given
    var keys = String.join("", Collections.nCopies(300, "\uD83D\uDD11"));

    // when
    var text = Tally.of(Stream.of(keys).toList()).values().getFirst().text();

    // then
    assertThat(
            text.codePoints()
                .filter(point -> Character.getType(point) == Character.SURROGATE)
                .count())
        .isZero();
    assertThat(text).endsWith("…");
  }
}
