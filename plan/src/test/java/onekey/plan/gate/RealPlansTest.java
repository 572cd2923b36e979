package onekey.plan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import onekey.testkit.MotoServer;
import onekey.testkit.RunningProvider;
import onekey.testkit.TerraformTool;
import onekey.testkit.Tools;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans of the real Terraform. {@code -Donekey.golden=write} stores them anew, for machines without
 * Terraform.
 */
@Order(1)
@Tag("slow")
class RealPlansTest {

  private static final String TEST = "RealPlansTest";
  private static final Path CONFIGURATIONS = StoredPlans.FILES.resolve("terraform");

  @TempDir private static Path directory;

  private static MotoServer moto;
  private static RunningProvider provider;
  private static TerraformTool terraform;
  private static final Map<String, String> PLANS = new TreeMap<>();

  @BeforeAll
  static void plan() throws IOException {
    var bin = Tools.python(TEST);
    var tool = TerraformTool.orNotRun(directory, bin, TEST);
    moto = new MotoServer(bin, directory.resolve("moto.log"));
    provider = tool.provider(moto);
    terraform = tool.on(moto, provider);

    putInto("created");
    terraform.successful("terraform init -input=false");
    PLANS.put("created", planned(""));

    // Several configurations of the provider.
    putInto("accounts");
    var startingIt = tool.on(moto);
    startingIt.successful("terraform init -input=false");
    PLANS.put("accounts", planned(startingIt, ""));

    putInto("changed/before.tf");
    terraform.successful("terraform apply");
    PLANS.put("refreshed", planned("-refresh-only"));
    addTo("changed/targeted.tf");
    PLANS.put("targeted", planned("-target=aws_iam_access_key.targeted"));
    var imported =
        moto.call("iam", "create_access_key", Map.of("UserName", "imported"))
            .at("/AccessKey/AccessKeyId")
            .asText();
    putInto("changed/after.tf");
    var after = terraform.directory().resolve("after.tf");
    Files.writeString(after, Files.readString(after).replace("IMPORTED", imported));
    PLANS.put(
        "changed",
        planned("-replace=aws_iam_access_key.replaced -replace=aws_iam_access_key.created_first"));
    PLANS.put("destroyed", planned("-destroy"));
  }

  @AfterAll
  static void stop() {
    if (provider != null) {
      provider.close();
    }
    if (moto != null) {
      moto.close();
    }
  }

  private static String planned(String options) {
    return planned(terraform, options);
  }

  private static String planned(TerraformTool tool, String options) {
    tool.successful("terraform plan -input=false -out=tfplan " + options);
    return tool.successful("terraform show -json tfplan");
  }

  /** Puts a configuration, or a file of one, in the place of the last. */
  private static void putInto(String name) throws IOException {
    var into = terraform.directory();
    try (var old = Files.list(into)) {
      old.filter(file -> file.toString().endsWith(".tf")).forEach(RealPlansTest::delete);
    }
    Files.writeString(into.resolve("settings.tf"), TerraformTool.SETTINGS);
    addTo(name);
  }

  private static void addTo(String name) throws IOException {
    var into = terraform.directory();
    var from = CONFIGURATIONS.resolve(name);
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var to =
            file.equals(from)
                ? into.resolve(from.getFileName())
                : into.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<String> plans() {
    return StoredPlans.WHAT_IS_SAID.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void saysOfEachUserWhatIsSo(String name) throws IOException {
    // given
    var plan = PLANS.getOrDefault(name, "");
    assertThat(new JsonMapper().readTree(plan).path("errored").asBoolean()).isFalse();
    if ("write".equals(System.getProperty("onekey.golden"))) {
      StoredPlans.store(name, plan);
    }

    // when
    var report = StoredPlans.judge(plan);

    // then
    assertThat(StoredPlans.said(report)).isEqualTo(StoredPlans.WHAT_IS_SAID.get(name));
  }
}
