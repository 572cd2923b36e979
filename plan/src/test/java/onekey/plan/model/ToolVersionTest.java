package onekey.plan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolVersionTest {

  @ParameterizedTest
  @CsvSource({
    "2a74f0a,false,1.0.0 (commit 2a74f0a)",
    "2a74f0a,true,'1.0.0 (commit 2a74f0a, modified)'",
    ",false,1.0.0",
    ",true,1.0.0",
  })
  void saysTheCommitWhereThereIsOne(String commit, boolean modified, String words) {
    assertThat(new ToolVersion("1.0.0", Optional.ofNullable(commit), modified).words())
        .isEqualTo(words);
  }

  /** An archive of the source has no repository, and is built too. */
  @Test
  void theBuildWritesIt() {
    // when
    var current = ToolVersion.current();

    // then
    assertThat(current.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(current.commit().orElse("0000000")).matches("[0-9a-f]{7,40}");
    assertThat(current.words()).doesNotContain("${");
  }
}
