package onekey.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onekey.testkit.Command;
import onekey.testkit.MotoServer;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template and the jar of the folder deploy OneKey into an empty account, which moto plays. */
@Tag("slow")
class ReleasedTemplateTest {

  private static final String TEST = "ReleasedTemplateTest";

  @Test
  void deploysFromTheFolderAlone(@TempDir Path directory) throws IOException {
    // given
    var folder = Files.createDirectory(directory.resolve("the release"));
    for (var file : List.of(BuiltRelease.FUNCTION, BuiltRelease.TEMPLATE)) {
      Files.copy(BuiltRelease.FOLDER.resolve(file), folder.resolve(file));
    }
    var bin = Tools.python(TEST);
    try (var moto = new MotoServer(bin, directory.resolve("moto.log"))) {
      var environment = new HashMap<>(moto.environment());
      environment.put("PATH", bin + ":" + System.getenv("PATH"));

      // when
      Command.run(
              folder,
              environment,
              List.of(
                  "/bin/sh",
                  "-e",
                  "-c",
                  """
                  aws s3 mb s3://onekey-code
                  aws s3 cp %1$s s3://onekey-code/
                  aws cloudformation deploy --stack-name OneKey --template-file %2$s \
                    --s3-bucket onekey-code --capabilities CAPABILITY_NAMED_IAM \
                    --parameter-overrides CodeBucket=onekey-code CodeKey=%1$s
                  """
                      .formatted(BuiltRelease.FUNCTION, BuiltRelease.TEMPLATE)))
          .successful();

      // then
      assertThat(moto.call("config", "describe_config_rules", Map.of()).path("ConfigRules"))
          .singleElement()
          .extracting(rule -> rule.path("ConfigRuleName").asText())
          .isEqualTo("iam-user-single-access-key");
      assertThat(moto.call("lambda", "list_functions", Map.of()).path("Functions"))
          .hasSize(2)
          .allSatisfy(
              function ->
                  assertThat(function.path("CodeSize").asLong())
                      .isEqualTo(Files.size(folder.resolve(BuiltRelease.FUNCTION))));
      assertThat(moto.physicalIds("OneKey", "AWS::SSM::Document")).hasSize(2);
    }
  }
}
