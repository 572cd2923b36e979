package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onekey.cli.demo.Account;
import onekey.cli.demo.SampleAccount;
import onekey.plan.output.Terminal;
import onekey.plan.source.live.OpenAccount;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.api.Principal;

/** A sandbox whose account is planned. However it is planned, nothing is written. */
final class PlannedSandbox implements AutoCloseable {

  static final Principal READER = Principal.role("reader");

  /** What suits the sample account. */
  static final String[] POLICY = {
    "--rotation-grace-days", "14", "--exemption-tag", "onekey-exempt-until"
  };

  private final Sandbox sandbox;

  private PlannedSandbox(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static PlannedSandbox ofSample() {
    return of(SampleAccount.read());
  }

  static PlannedSandbox of(Account account) {
    return of(account, account.sandboxSettings());
  }

  static PlannedSandbox of(Account account, Consumer<SandboxSettings.Builder> settings) {
    var sandbox = Sandbox.start(settings);
    account.users().addTo(sandbox.iam());
    return new PlannedSandbox(sandbox);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  CommandLineRun plan(String... arguments) {
    return plan(Terminal.none(), arguments);
  }

  CommandLineRun plan(Terminal terminal, String... arguments) {
    return CommandLineRun.of(
        _ -> new OpenAccount(sandbox.clients(READER), sandbox.settings().region()),
        terminal,
        "",
        Stream.concat(Stream.of("plan"), Stream.of(arguments)).toArray(String[]::new));
  }

  CommandLineRun planSample(String... arguments) {
    return plan(Stream.concat(Stream.of(POLICY), Stream.of(arguments)).toArray(String[]::new));
  }

  static JsonNode json(CommandLineRun run) {
    try {
      return new JsonMapper().readTree(run.out());
    } catch (JsonProcessingException e) {
      throw new AssertionError(run.out() + run.err(), e);
    }
  }

  @Override
  public void close() {
    try {
      assertThat(sandbox.calls().permissionsUsed(READER))
          .isSubsetOf(
              "iam:ListUsers",
              "iam:ListAccessKeys",
              "iam:GetAccessKeyLastUsed",
              "iam:ListUserTags",
              "config:DescribeConfigRules",
              "scheduler:ListSchedules",
              "scheduler:GetSchedule");
    } finally {
      sandbox.close();
    }
  }
}
