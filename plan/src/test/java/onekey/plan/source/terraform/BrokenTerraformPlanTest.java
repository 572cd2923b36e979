package onekey.plan.source.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import onekey.plan.output.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenTerraformPlanTest {

  private static final String SECRET = "neverPrint";

  private static final Path STATES = Path.of("src/test/resources/onekey/plan/source/terraform");

  private static final String GIVE =
      "Give a plan: terraform plan -out=PLANFILE, and then terraform show -json PLANFILE.";

  private static String changed(String from, String to) {
    var plan = new SamplePlan().unchanged("robot", SampleState.id(1), "alice").toString();
    assertThat(plan).contains(from);
    return plan.replace(from, to);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("", "it is empty. Did the command before it fail?"),
        Arguments.of(" \n", "it is empty."),
        Arguments.of("neverPrint = 1", "it is not JSON, or broken, at line 1, column "),
        Arguments.of("\0\0\0neverPrint", "it is not JSON"),
        Arguments.of("PK\003\004neverPrint", "Print it: terraform show -json PLANFILE."),
        Arguments.of("{\"planned_values\":{\n\"neverPrint\":", "broken, at line 2"),
        Arguments.of("{\"planned_values\":{},\"prior_state\":{\"values\":{\"neverPrint", "broken"),
        Arguments.of(new SamplePlan() + "{}", "something follows the plan."),
        Arguments.of(new SamplePlan() + "neverPrint", "it is not JSON, or broken"),
        Arguments.of("[\"neverPrint\"]", "it is JSON, but no Terraform plan. " + GIVE),
        Arguments.of("\"neverPrint\"", "it is JSON, but no Terraform plan."),
        Arguments.of("{\"neverPrint\":1}", "it is JSON, but no Terraform plan."),
        Arguments.of("{\"format_version\":\"1.0\",\"provider_schemas\":{}}", "no Terraform plan."),
        Arguments.of("{\"format_version\":\"1.0\"}", "it is a state. " + GIVE),
        Arguments.of(
            "{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{\"neverPrint\":1}}",
            "it is a state. " + GIVE),
        Arguments.of("{\"version\":4,\"serial\":1,\"lineage\":\"x\"}", "it is a state. " + GIVE),
        Arguments.of(
            "{\"@level\":\"info\",\"@message\":\"neverPrint\"}\n{\"@level\":\"info\"}",
            "it is the log of terraform plan -json. " + GIVE),
        Arguments.of(
            "{\"serial\":1,\"lineage\":\"x\",\"encrypted_data\":\"neverPrint\"}",
            "it is encrypted. Give what tofu show -json PLANFILE prints."),
        Arguments.of(
            changed("\"1.2\"", "\"2.0\""),
            "its format_version is 2.0. Allowed: 1.x, which Terraform 1.1 and newer print."),
        Arguments.of(changed("\"1.2\"", "\"0.2\""), "its format_version is 0.2. Allowed: 1.x"),
        Arguments.of(changed("\"1.2\"", "\"neverPrint\""), "it has no format_version."),
        Arguments.of(changed("\"1.2\"", "1.2"), "Terraform writes a text there, at line 1"),
        Arguments.of(
            changed("\"id\":\"" + SampleState.id(1) + "\"", "\"id\":\"neverPrint\""),
            "Terraform writes an access key with its id"),
        Arguments.of(
            changed("\"actions\":[\"no-op\"]", "\"actions\":[]"),
            "Terraform writes a change with its actions"),
        Arguments.of(
            changed("\"address\":\"aws_iam_access_key.robot\",", ""),
            "Terraform writes a resource with its mode, type and name"),
        Arguments.of(
            changed("\"mode\":\"managed\",", ""),
            "Terraform writes a resource with its mode, type and name"),
        Arguments.of(
            changed("\"user\":\"alice\"", "\"user\":{\"neverPrint\":1}"),
            "Terraform writes access keys and users with texts"),
        Arguments.of(
            changed(
                "\"root_module\":{}},\"resource_changes\":[",
                "\"root_module\":{\"child_modules\":[{\"resources\":[{\"address\":\"module.a.aws_iam_access_key.b\",\"mode\":\"managed\",\"type\":\"aws_iam_access_key\"}]}]}},\"resource_changes\":["),
            "it has access keys without their changes, so something was taken out of it."),
        Arguments.of(
            changed("\"resource_changes\":[", "\"resource_changes\":[\"neverPrint\","),
            "Terraform writes an object there"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhatIsWrongAndNeverQuotes(String content, String why, @TempDir Path directory)
      throws IOException {
    // given
    var file = Files.writeString(directory.resolve("my plan.json"), content);

    // when
    var failure = catchThrowable(() -> TerraformPlan.read(file, InputStream.nullInputStream()));

    // then
    assertThat(failure)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Terraform plan %s: ".formatted(file))
        .hasMessageContaining(why);
    var everything = new StringWriter();
    failure.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.json", "shown.json"})
  void refusesAStateOfTerraform(String state) {
    assertThatThrownBy(
            () -> TerraformPlan.read(STATES.resolve(state), InputStream.nullInputStream()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("it is a state. " + GIVE)
        .hasMessageContaining("'onekey plan --terraform-state' reads states.");
  }

  @Test
  void refusesAPlanFileWithTheCommandThatPrintsIt() throws IOException {
    // given
    var file = new ByteArrayOutputStream();
    try (var archive = new ZipOutputStream(file)) {
      archive.putNextEntry(new ZipEntry("tfplan"));
      archive.write(SECRET.getBytes(StandardCharsets.UTF_8));
    }

    // when
    var failure =
        catchThrowable(
            () -> TerraformPlan.read(Path.of("-"), new ByteArrayInputStream(file.toByteArray())));

    // then
    assertThat(failure)
        .hasMessage(
            "Terraform plan standard input: it is a plan file as terraform plan -out writes it,"
                + " which only Terraform reads. Print it: terraform show -json PLANFILE.");
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatThrownBy(
            () -> TerraformPlan.read(Path.of("no/such.json"), InputStream.nullInputStream()))
        .hasMessage("Terraform plan no/such.json: no such file.");
  }

  @Test
  void refusesADirectory(@TempDir Path directory) {
    assertThatThrownBy(() -> TerraformPlan.read(directory, InputStream.nullInputStream()))
        .hasMessageContaining("it is a directory. Give what terraform show -json PLANFILE prints.");
  }

  /** What PowerShell writes behind {@code >}, and what an editor adds. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void readsOtherEncodings(String encoding) {
    for (var mark : new String[] {"", "\uFEFF"}) {
      // given
      var plan = mark + new SamplePlan().created("robot", "alice");

      // when
      var read =
          TerraformPlan.read(
              Path.of("-"), new ByteArrayInputStream(plan.getBytes(Charset.forName(encoding))));

      // then
      assertThat(read.keys()).hasSize(1);
    }
  }

  /** Nested deeper than any plan, to break what recurses. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prior_state\":{\"values\":{\"root_module\":|{\"child_modules\":[",
        "{\"configuration\":{\"root_module\":|{\"module_calls\":{\"a\":{\"module\":",
        "{\"configuration\":{\"provider_config\":{\"aws\":{\"expressions\":{\"assume_role\":|[",
        "{\"resource_changes\":[{\"change\":{\"after_unknown\":{\"tags\":|[",
        "|["
      })
  void survivesDeepNesting(String parts) {
    // given
    var content = parts.split("\\|", 2)[0] + parts.split("\\|", 2)[1].repeat(100_000);

    // when
    var failure =
        catchThrowable(
            () ->
                TerraformPlan.read(
                    Path.of("-"),
                    new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));

    // then
    assertThat(failure).isInstanceOf(BadInputException.class).hasMessageContaining("broken");
  }

  @Test
  void aStateReaderRefusesAPlan(@TempDir Path directory) throws IOException {
    // given
    var json = Files.writeString(directory.resolve("plan.json"), new SamplePlan().toString());
    var binary = Files.writeString(directory.resolve("tfplan"), "PK\003\004neverPrint");

    // then
    assertThatThrownBy(() -> TerraformStates.read(List.of(json)))
        .hasMessageContaining("it is a plan. Give the state,")
        .hasMessageContaining("'onekey terraform' reads plans.");
    assertThatThrownBy(() -> TerraformStates.read(List.of(binary)))
        .hasMessageContaining("it is a plan file. Give the state,");
  }
}
