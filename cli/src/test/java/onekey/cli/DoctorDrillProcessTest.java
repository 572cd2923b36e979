package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import onekey.cli.drill.DrillPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Principal;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill as a person starts it, and ends it by Ctrl-C. */
@Tag("slow")
class DoctorDrillProcessTest {

  private static final String NAME = "onekey-drill";
  private static final Principal OPERATOR = Principal.role("operator");

  @TempDir private Path directory;

  private final Sandbox sandbox = Sandbox.start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void removesItsUserWhenItIsInterrupted() throws IOException, InterruptedException {
    // given
    new CloudFormation(sandbox).deploy(Template.ofDefaultStack());
    sandbox.permissions().attach(OPERATOR, List.of(DrillPolicy.document(NAME)));
    var made = new CountDownLatch(1);
    sandbox
        .faults()
        .after(
            call ->
                Faults.action("CreateAccessKey").test(call)
                    && sandbox.iam().user(NAME).orElseThrow().accessKeys().size() == 2,
            made::countDown);
    var process = CommandProcess.in(directory, environment()).start("doctor", "--drill", "--yes");
    while (!made.await(1, TimeUnit.SECONDS)) {
      assertThat(process.isAlive())
          .as(() -> readString(directory.resolve("standard-error")))
          .isTrue();
    }

    // when a person presses Ctrl-C, which the start script passes on as this signal
    process.destroy();

    // then
    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(sandbox.iam().user(NAME)).isEmpty();
    assertThat(Files.readString(directory.resolve("standard-output")))
        .contains("not checkable  the rest: the command was interrupted.")
        .contains("fine           removal of the user: the IAM user onekey-drill");
    assertThat(sandbox.calls().count("DeleteAccessKey")).isEqualTo(2);
  }

  private Map<String, String> environment() {
    var credentials = sandbox.credentials(OPERATOR).resolveCredentials();
    return Map.of(
        "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
  }

  private static String readString(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
