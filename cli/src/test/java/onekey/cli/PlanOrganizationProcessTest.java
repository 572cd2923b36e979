package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import onekey.cli.demo.SampleAccount;
import onekey.cli.organization.SandboxOrganization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person starts it, and perhaps ends it before it is done. */
@Tag("slow")
class PlanOrganizationProcessTest {

  private static final String FAST = "222233334444";
  private static final String HANGING = "333344445555";

  @TempDir private Path directory;

  private final SandboxOrganization organization = new SandboxOrganization(_ -> {});

  PlanOrganizationProcessTest() {
    SampleAccount.read().users().addTo(organization.add(FAST, "fast").iam());
    organization.add(HANGING, "hanging");
  }

  @AfterEach
  void close() {
    organization.close();
  }

  @Test
  void plansTheOrganizationOfTheEnvironment() {
    // when
    var run =
        CommandProcess.in(directory, organization.environment())
            .withJvm("-Donekey.progress=true")
            .run("plan", "--organization", "--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(PlannedSandbox.json(run).get("accounts")).hasSize(3);
    assertThat(run.err()).contains("\rReading accounts").contains("/3 ");
  }

  @Test
  void writesWhatIsKnownWhenItIsInterrupted() throws IOException, InterruptedException {
    // given an account that answers when it is too late, and another that is read by then
    var interrupted = new CountDownLatch(1);
    var hanging = new CountDownLatch(1);
    organization.whenCalled(
        call -> {
          if (call.equals(HANGING)) {
            hanging.countDown();
            await(interrupted);
          }
        });
    var process =
        CommandProcess.in(directory, organization.environment())
            .start("plan", "--organization", "--format", "json");
    hanging.await();
    while (organization.sandbox(FAST).calls().count("ListSchedules") < 2) {
      Thread.sleep(20);
    }
    // The last answer is under way.
    Thread.sleep(500);

    // when a person presses Ctrl-C, which the start script passes on as this signal
    process.destroy();

    // then
    assertThat(process.waitFor()).isEqualTo(128 + 15);
    interrupted.countDown();
    var run =
        new CommandLineRun(
            0,
            Files.readString(directory.resolve("standard-output")),
            Files.readString(directory.resolve("standard-error")));
    var plan = PlannedSandbox.json(run);
    assertThat(plan.get("unreadAccounts").toString())
        .contains(HANGING, "The command was interrupted before it was read.");
    assertThat(plan.get("accounts").size() + plan.get("unreadAccounts").size()).isEqualTo(3);
    assertThat(run.err())
        .contains("Interrupted. What was read by then is written")
        .contains("so the plan is incomplete.");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
