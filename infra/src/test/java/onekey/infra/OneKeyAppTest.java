package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The app as the CDK command line runs it: a process of its own, the context in its environment.
 */
@Tag("slow")
class OneKeyAppTest {

  @TempDir private Path directory;

  private record Ended(int status, String errors) {}

  @Test
  void stopsAtAWrongSettingWithOneSentence() throws Exception {
    // when
    var ended = run(Map.of("CDK_CONTEXT_JSON", context("\"onekey:maxActiveKeys\": \"2\"")));

    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(withoutWarnings(ended))
        .isEqualTo("onekey: Setting onekey:maxActiveKeys is \"2\". Allowed: 0–1.");
  }

  @Test
  void stopsAtAnUnknownSetting() throws Exception {
    // when
    var ended = run(Map.of("CDK_CONTEXT_JSON", context("\"onekey:maxKeys\": \"1\"")));

    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(withoutWarnings(ended)).startsWith("onekey: Unknown setting onekey:maxKeys");
  }

  @Test
  void saysHowToBuildAMissingJar() throws Exception {
    // when
    var ended = run(Map.of("CDK_CONTEXT_JSON", context("\"onekey:maxActiveKeys\": \"1\"")));

    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(withoutWarnings(ended))
        .contains("rule/target/onekey-rule-lambda.jar is missing", "./mvnw");
  }

  @Test
  void saysWhereToGetNodeFrom() throws Exception {
    // when
    var ended = run(Map.of("JSII_NODE", directory.resolve("none").toString()));

    // then
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.errors()).contains("Node.js 20 or newer").hasLineCount(1);
  }

  private static String context(String override) throws IOException {
    var context = Files.readString(TestStack.PROJECT.resolve("cdk.json"));
    var defaults = context.substring(context.indexOf("\"context\": {") + 12).strip();
    // Of two equal keys, JSON takes the last.
    var inner = defaults.substring(0, defaults.indexOf("\n  }"));
    return "{" + inner + "," + override + "}";
  }

  private static String withoutWarnings(Ended ended) {
    return ended
        .errors()
        .lines()
        .filter(line -> line.startsWith("onekey: ") && !line.contains("end of life"))
        .reduce("", (all, line) -> all + line);
  }

  private Ended run(Map<String, String> environment) throws Exception {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                "-Dstderr.encoding=UTF-8",
                "onekey.infra.OneKeyApp")
            .directory(directory.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    var process = builder.start();
    var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(errors).doesNotContain("\tat ");
    return new Ended(process.waitFor(), errors);
  }
}
