package onekey.cli.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import onekey.cli.demo.Account;
import onekey.cli.demo.GeneratedAccount;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Principal;

/** Measures planning a generated account. */
public final class PlanBench {

  private final BenchSettings settings;
  private final Class<?> program;
  private final Account account;

  /**
   * Makes a bench with a generated account.
   *
   * @param program plans the account of its environment and writes {@link PlanUsage} as JSON
   */
  public PlanBench(BenchSettings settings, Class<?> program) {
    this.settings = settings;
    this.program = program;
    this.account = GeneratedAccount.of(settings.users(), settings.seed());
  }

  /** Plans the account once, when the stand-in for AWS answers as fast as it can. */
  public PlanRun measure() {
    new PlanBench(settings.warmUp(), program).run();
    return run();
  }

  private PlanRun run() {
    try (var sandbox = Sandbox.start(account.sandboxSettings().andThen(settings::limit))) {
      account.users().addTo(sandbox.iam());
      settings.slowDown(sandbox);
      var firstPage = new AtomicLong();
      sandbox
          .faults()
          .after(Faults.action("ListUsers"), () -> firstPage.set(System.currentTimeMillis()));
      return figures(sandbox, plan(sandbox), firstPage.get());
    }
  }

  private PlanUsage plan(Sandbox sandbox) {
    return plan(
        MeasuredJvm.environment(sandbox, Principal.role("onekey-plan")),
        settings,
        program,
        List.of());
  }

  /** Plans in a process of its own, with these arguments. */
  static PlanUsage plan(
      Map<String, String> aws, BenchSettings settings, Class<?> program, List<String> arguments) {
    try {
      var process = MeasuredJvm.start(aws, settings.heapMegabytes(), program, arguments);
      process.getOutputStream().close();
      return new JsonMapper().readValue(process.getInputStream(), PlanUsage.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The measured process did not say what it took.", e);
    }
  }

  private PlanRun figures(Sandbox sandbox, PlanUsage planned, long firstPage) {
    var calls = sandbox.calls();
    return PlanRun.of(
        1,
        settings.users(),
        calls.countsByAction(),
        LeastCalls.ofPlan(sandbox.iam().users(), KeyPolicy.defaults()),
        Figures.boundSeconds(calls, settings),
        planned,
        firstPage,
        calls.connectionsOpened(),
        calls.throttled());
  }
}
