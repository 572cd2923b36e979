package onekey.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import onekey.cli.drill.DrillOrder.Visit;
import onekey.cli.drill.aws.DrillIam;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** Nobody gets to see the secrets of the keys, and nothing keeps them. */
@Tag("slow")
class DrillSecretsTest {

  @TempDir private Path directory;

  @Test
  void areNeitherSaidNorKept() throws IOException {
    String said;
    String userId;
    var dump = directory.resolve("heap.hprof");
    try (var account = new DrillSandbox(DrillSandbox.WITHIN_DAYS)) {
      // when
      var report = account.run(Visit.FIRST_OF_SEVERAL);
      userId = account.user().orElseThrow().id();
      // Only what is still referred to.
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(dump.toString(), true);
      said = report.text(OptionalInt.empty()) + account.err;
    }
    var heap = new String(Files.readAllBytes(dump), StandardCharsets.ISO_8859_1);

    // then
    assertThat(heap.contains(userId)).as("what is kept is found").isTrue();
    assertThat(secretsOfTheSameDrill())
        .hasSize(2)
        .allSatisfy(
            secret -> {
              assertThat(heap.contains(secret)).isFalse();
              assertThat(said).doesNotContain(secret);
            });
  }

  /** Sandboxes that are called in the same order make up the same secrets. */
  private static List<String> secretsOfTheSameDrill() {
    try (var same = new DrillSandbox(DrillSandbox.WITHIN_DAYS);
        var clients = new SandboxClients(same.aws, DrillSandbox.OPERATOR).open()) {
      var iam = clients.others().make(IamClient.builder(), clients.region());
      var user = Map.of(DrillMark.TAG, "");
      new DrillIam(clients).create(DrillOrder.USUAL_NAME, DrillMark.PATH, user);
      return Stream.generate(
              () ->
                  iam.createAccessKey(request -> request.userName(DrillOrder.USUAL_NAME))
                      .accessKey()
                      .secretAccessKey())
          .limit(2)
          .toList();
    }
  }
}
