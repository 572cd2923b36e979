package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** cfn-lint checks the template by the schema of every CloudFormation resource. */
@Tag("slow")
class CfnLintTest {

  private static Path cfnLint = Path.of("cfn-lint");

  @TempDir private Path directory;

  @BeforeAll
  static void install() {
    cfnLint = Tools.python("CfnLintTest").resolve("cfn-lint");
  }

  static Stream<Map<String, Object>> settings() {
    return Stream.of(
        Map.of(),
        TestStack.everything(),
        Map.of("onekey:dryRun", true),
        Map.of("onekey:remediation", "off", "onekey:noticeEmail", "security@example.com"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void findsNothing(Map<String, Object> overrides) throws Exception {
    assertThat(lint(new ObjectMapper().writeValueAsString(TestStack.template(overrides).toJSON())))
        .isEqualTo(new Command(0, ""));
  }

  private Command lint(String template) throws Exception {
    var file = Files.writeString(directory.resolve("template.json"), template);
    return Command.run(
        directory,
        Map.of(),
        List.of(cfnLint.toString(), "--regions", "us-east-1", "--", file.toString()));
  }
}
