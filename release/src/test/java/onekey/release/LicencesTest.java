package onekey.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicencesTest {

  @ParameterizedTest
  @ValueSource(strings = {"Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD"})
  void allowsWhatIsLikeTheApacheLicense(String licence) {
    assertThat(Licences.of(library(licence))).isEqualTo(licence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GPL-2.0-only",
        "GPL-3.0-only",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "AGPL-3.0-or-later",
        "LGPL-2.1-only",
        "BSD-4-Clause",
        "BUSL-1.1",
        "SSPL-1.0",
        "EPL-2.0",
        "The (New) BSD License",
        "apache-2.0",
        "Apache-2.0 AND GPL-3.0-only",
        "(Apache-2.0 OR MIT) AND GPL-3.0-only",
        "OR",
        " ",
        ""
      })
  void refusesEveryOther(String licence) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Licences.of(library(licence)))
        .withMessageStartingWith("org.example:lib:1.0 is under \"%s\". Allowed in", licence)
        .withMessageContaining(" 0BSD, ")
        .withMessageContaining("concluded.properties");
  }

  @Test
  void refusesALibraryThatSaysNone() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> Licences.of(library()))
        .withMessageStartingWith("org.example:lib:1.0 is under \"no licence\".");
  }

  @ParameterizedTest
  @CsvSource({
    "GPL-2.0-only OR MIT, MIT",
    "EPL-2.0 OR Apache-2.0 OR MIT, Apache-2.0",
    "MIT AND BSD-3-Clause, MIT AND BSD-3-Clause",
    "(MIT OR Apache-2.0) AND ISC, (MIT OR Apache-2.0) AND ISC",
  })
  void ofAnExpressionOneAlternativeSuffices(String expression, String chosen) {
    assertThat(Licences.of(library(expression))).isEqualTo(chosen);
  }

  @Test
  void ofSeveralLicencesOneSuffices() {
    assertThat(Licences.of(library("LGPL-2.1-only", "Apache-2.0"))).isEqualTo("Apache-2.0");
  }

  private static Component library(String... licences) {
    return new Component("org.example", "lib", "1.0", List.of(licences));
  }
}
