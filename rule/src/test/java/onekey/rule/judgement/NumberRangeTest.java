package onekey.rule.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRangeTest {

  @Property(tries = 300)
  void thePatternMatchesTheNumbersOfTheRangeAndNoOther(
      @ForAll @IntRange(max = 3000) int one, @ForAll @IntRange(max = 3000) int other) {
    // given
    var range = new NumberRange(Math.min(one, other), Math.max(one, other));
    var pattern = Pattern.compile(range.pattern());

    // then
    for (int number = 0; number <= 3100; number++) {
      assertThat(pattern.matcher(Integer.toString(number)).matches())
          .as("%d in %s", number, range)
          .isEqualTo(number >= range.minimum() && number <= range.maximum());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 1",
    "1, 365",
    "9, 10",
    "99, 101",
    "0, 2147483647",
    "2147483647, 2147483647"
  })
  void bothEndsBelongToTheRange(int minimum, int maximum) {
    var pattern = new NumberRange(minimum, maximum).pattern();

    assertThat(Integer.toString(minimum)).matches(pattern);
    assertThat(Integer.toString(maximum)).matches(pattern);
    assertThat(Long.toString(maximum + 1L)).doesNotMatch(pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "1 ", "01", "+1", "-1", "1.0", "1e0", "\u0661"})
  void takesNumbersOnlyAsPeopleWriteThem(String text) {
    assertThat(text).doesNotMatch(new NumberRange(0, 100).pattern());
  }

  @Test
  void refusesWhatIsNoRange() {
    assertThatThrownBy(() -> new NumberRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NumberRange(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
