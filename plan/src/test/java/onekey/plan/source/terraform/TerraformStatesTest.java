package onekey.plan.source.terraform;

import static onekey.plan.source.terraform.SampleState.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The addresses are the ones that {@code terraform state list} prints of {@code stored.json}; what
 * {@code terraform show -json} prints of the same is in {@code shown.json}.
 */
class TerraformStatesTest {

  private static final Path FIXTURES = Path.of("src/test/resources/onekey/plan/source/terraform");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "1|aws_iam_access_key.deploy",
        "2|aws_iam_access_key.counted[0]",
        "3|aws_iam_access_key.counted[1]",
        "4|aws_iam_access_key.each[\"eu\"]",
        "5|aws_iam_access_key.each[\"a \\\"b\\\" $${c}\\\\\"]",
        "6|module.ci.aws_iam_access_key.deploy",
        "7|module.ci[\"eu\"].module.inner[0].aws_iam_access_key.deploy[0]",
        "8|aws_iam_access_key.legacy",
      })
  void findsTheAddressInEitherFormat(int key, String address) {
    for (var file : List.of(FIXTURES.resolve("stored.json"), FIXTURES.resolve("shown.json"))) {
      // when
      var places = TerraformStates.read(List.of(file)).managing(id(key));

      // then
      assertThat(places).extracting(TerraformKey::address).containsExactly(address);
      assertThat(places).extracting(TerraformKey::file).containsExactly(file);
    }
  }

  @Test
  void tellsADeposedObjectFromTheCurrentOne() {
    for (var file : List.of(FIXTURES.resolve("stored.json"), FIXTURES.resolve("shown.json"))) {
      // when
      var states = TerraformStates.read(List.of(file));

      // then
      assertThat(states.managing(id(1)))
          .extracting(TerraformKey::object)
          .containsExactly(new TerraformObject.Current());
      assertThat(states.managing(id(91)))
          .extracting(TerraformKey::address, TerraformKey::object)
          .containsExactly(
              tuple("aws_iam_access_key.deploy", new TerraformObject.Deposed("1a2b3c4d")));
    }
  }

  @Test
  void readsWhatAStateSaysOfAKey() {
    // given
    var entry = SampleState.key("k", id(1)).of("bob").inactive().asTainted();

    for (var states : SampleState.both(entry)) {
      // when
      var key = states.managing(id(1)).getFirst();

      // then
      assertThat(key.object()).isEqualTo(new TerraformObject.Tainted());
      assertThat(key.values().user()).contains("bob");
      assertThat(key.values().status()).contains("Inactive");
    }
  }

  /** A data source, the id of a user, a tag of that name. */
  @ParameterizedTest
  @ValueSource(ints = {90, 92, 93, 99})
  void takesNothingElseForAManagedKey(int key) {
    for (var file : List.of("stored.json", "shown.json")) {
      // when
      var states = TerraformStates.read(List.of(FIXTURES.resolve(file)));

      // then
      assertThat(states.managing(id(key))).as(file).isEmpty();
    }
  }

  @Test
  void namesEveryStateThatHoldsAKeyOnce() {
    // given
    var stored = FIXTURES.resolve("stored.json");
    var shown = FIXTURES.resolve("shown.json");

    // when
    var states = TerraformStates.read(List.of(stored, shown, stored));

    // then
    assertThat(states.managing(id(1)))
        .extracting(TerraformKey::file)
        .containsExactly(stored, shown);
  }

  @Test
  void readsStandardInputAmongOthers() throws IOException {
    // given
    var stored = FIXTURES.resolve("stored.json");

    try (var standardInput = Files.newInputStream(FIXTURES.resolve("shown.json"))) {
      // when
      var states = TerraformStates.read(List.of(Path.of("-"), stored), standardInput);

      // then
      assertThat(states.managing(id(1)))
          .extracting(TerraformKey::file)
          .containsExactly(Path.of("standard input"), stored);
    }
  }

  @Test
  void tellsNoStateFromAnEmptyOne(@TempDir Path directory) throws IOException {
    // given
    var empty = write(directory, "{\"format_version\":\"1.0\"}");

    // then
    assertThat(TerraformStates.none().given()).isFalse();
    assertThat(TerraformStates.read(List.of()).given()).isFalse();
    assertThat(TerraformStates.read(List.of(empty)).given()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":4,\"serial\":1,\"lineage\":\"x\",\"resources\":[]}",
        "{\"version\":4,\"resources\":null}",
        "{\"format_version\":\"1.2\",\"terraform_version\":\"1.14.0\"}",
        "{\"format_version\":\"1.0\",\"values\":{\"root_module\":{}}}",
        "{\"format_version\":\"1.0\",\"values\":null,\"checks\":[]}",
      })
  void takesAStateWithoutAnything(String content, @TempDir Path directory) throws IOException {
    // when
    var states = TerraformStates.read(List.of(write(directory, content)));

    // then
    assertThat(states.managing(id(1))).isEmpty();
  }

  @Test
  void takesFieldsInAnyOrder(@TempDir Path directory) throws IOException {
    // given
    var file =
        write(
            directory,
            """
            {"resources": [{
              "instances": [{"attributes": {"secret": "s", "id": "%s"}, "index_key": "eu"}],
              "name": "deploy", "type": "aws_iam_access_key", "mode": "managed",
              "module": "module.ci"}],
             "serial": 1, "version": 4}
            """
                .formatted(id(1)));

    // when
    var states = TerraformStates.read(List.of(file));

    // then
    assertThat(states.managing(id(1)))
        .extracting(TerraformKey::address)
        .containsExactly("module.ci.aws_iam_access_key.deploy[\"eu\"]");
  }

  /** PowerShell writes UTF-16 when it redirects the output of a command. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void takesAByteOrderMark(String charset, @TempDir Path directory) throws IOException {
    // given
    var file = directory.resolve("state.json");
    var text = "\uFEFF" + Files.readString(FIXTURES.resolve("stored.json"));
    Files.write(file, text.getBytes(Charset.forName(charset)));

    // when
    var states = TerraformStates.read(List.of(file));

    // then
    assertThat(states.managing(id(1))).hasSize(1);
  }

  /** So that a state need not lie on a disk: {@code terraform state pull} into it. */
  @Test
  void takesAPipe(@TempDir Path directory) throws Exception {
    // given
    var pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var writer =
        new ProcessBuilder("cp", FIXTURES.resolve("stored.json").toString(), pipe.toString())
            .start();

    // when
    var states = TerraformStates.read(List.of(pipe));

    // then
    assertThat(states.managing(id(1))).hasSize(1);
    assertThat(writer.waitFor()).isZero();
  }

  @Test
  void holdsNoSecret() {
    // given
    var file = FIXTURES.resolve("stored.json");
    assertThat(file).content(StandardCharsets.UTF_8).contains("neverPrintThisSecret");

    // when
    var states = TerraformStates.read(List.of(file));

    // then
    assertThat(states.toString()).doesNotContain("neverPrint");
    assertThat(states.managing(id(1)).toString()).doesNotContain("neverPrint");
  }

  private static Path write(Path directory, String content) throws IOException {
    return Files.writeString(directory.resolve("state.json"), content);
  }
}
