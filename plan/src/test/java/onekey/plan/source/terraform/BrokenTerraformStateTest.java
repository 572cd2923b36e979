package onekey.plan.source.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import onekey.plan.output.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenTerraformStateTest {

  private static final String SECRET = "neverPrint";

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("", "it is empty."),
        Arguments.of(" \n", "it is empty."),
        Arguments.of("neverPrint = 1", "it is not JSON, or broken, at line 1, column "),
        Arguments.of("PK\003\004neverPrint", "it is a plan file. Give the state,"),
        Arguments.of("\0\0\0neverPrint", "it is not JSON"),
        Arguments.of("{\"version\":4,\n\"neverPrint\":", "it is not JSON, or broken, at line 2"),
        Arguments.of(
            "{\"version\":4,\"resources\":[{\"instances\":[{\"attributes\":{\"secret\":\"neverPrint",
            "it is not JSON, or broken, at line 1"),
        Arguments.of("{\"version\":4,\"serial\":1}neverPrint", "it is not JSON, or broken"),
        Arguments.of("{\"version\":4,\"serial\":1}{}", "something follows the state."),
        Arguments.of("[\"neverPrint\"]", "it is JSON, but no Terraform state."),
        Arguments.of("\"neverPrint\"", "it is JSON, but no Terraform state."),
        Arguments.of("{\"neverPrint\":1}", "it is JSON, but no Terraform state."),
        Arguments.of("{\"version\":\"neverPrint\",\"serial\":1}", "but no Terraform state."),
        Arguments.of("{\"version\":4}", "it is JSON, but no Terraform state."),
        Arguments.of(
            "{\"version\":4444444444444444444444,\"serial\":1}", "but no Terraform state."),
        Arguments.of("{\"format_version\":\"neverPrint\"}", "but no Terraform state."),
        Arguments.of(
            "{\"format_version\":\"1.0\",\"provider_schemas\":{}}", "but no Terraform state."),
        Arguments.of(
            "{\"version\":3,\"serial\":1,\"modules\":[{\"neverPrint\":1}]}",
            "its version is 3. Allowed: 4, which Terraform 0.12 and newer write."),
        Arguments.of(
            "{\"version\":5,\"resources\":[]}",
            "its version is 5. Allowed: 4, which Terraform 0.12 and newer write."),
        Arguments.of(
            "{\"format_version\":\"0.2\",\"values\":{}}",
            "its format_version is 0.2. Allowed: 1.x, which Terraform 1.1 and newer print."),
        Arguments.of(
            "{\"format_version\":\"2.0\",\"values\":{}}",
            "its format_version is 2.0. Allowed: 1.x"),
        Arguments.of(
            "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{}},\"prior_state\":{}}",
            "it is a plan. Give the state, which terraform show -json prints without a file name;"),
        Arguments.of(
            """
            {"serial":1,"lineage":"x","meta":{"key_provider.pbkdf2.a":"neverPrint"},
             "encrypted_data":"neverPrint","encryption_version":"v0"}
            """,
            "it is encrypted. Give the plain state, which tofu state pull or tofu show -json prints."));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhatIsWrongAndNeverQuotes(String content, String why, @TempDir Path directory)
      throws IOException {
    // given
    var file = Files.writeString(directory.resolve("my state.json"), content);

    // when
    var failure = catchThrowable(() -> TerraformStates.read(List.of(file)));

    // then
    assertThat(failure)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Terraform state %s: ".formatted(file))
        .hasMessageContaining(why);
    var everything = new StringWriter();
    failure.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain(SECRET);
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatThrownBy(() -> TerraformStates.read(List.of(Path.of("no/such.tfstate"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Terraform state no/such.tfstate: no such file.");
  }

  @Test
  void refusesADirectory(@TempDir Path directory) {
    assertThatThrownBy(() -> TerraformStates.read(List.of(directory)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("it is a directory. Give what terraform state pull");
  }

  /** Nested deeper than any state, to break what recurses. */
  @Test
  void survivesDeepNesting(@TempDir Path directory) throws IOException {
    // given
    var content = "{\"format_version\":\"1.0\",\"values\":{\"root_module\":";
    var file =
        Files.writeString(
            directory.resolve("deep.json"), content + "{\"child_modules\":[".repeat(100_000));

    // when
    var failure = catchThrowable(() -> TerraformStates.read(List.of(file)));

    // then
    assertThat(failure).isInstanceOf(BadInputException.class).hasMessageContaining("broken");
  }
}
