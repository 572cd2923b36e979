package onekey.cli.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import onekey.cli.demo.Account;
import onekey.cli.demo.GeneratedAccount;
import onekey.cli.organization.SandboxOrganization;
import onekey.plan.source.live.LiveOrganization;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;

/** Measures planning an organization of generated accounts. */
public final class OrganizationBench {

  private final BenchSettings settings;
  private final Class<?> program;
  private final List<Account> accounts;

  /**
   * Makes a bench with generated accounts.
   *
   * @param settings what to measure; the users are those of each account
   * @param accounts how many accounts, 1 or more; the caller's own is one of them
   * @param program plans and writes {@link PlanUsage} as JSON, as for {@link PlanBench}
   */
  public OrganizationBench(BenchSettings settings, int accounts, Class<?> program) {
    this.settings = settings;
    this.program = program;
    this.accounts =
        IntStream.range(0, accounts)
            .mapToObj(number -> GeneratedAccount.of(settings.users(), settings.seed() + number))
            .toList();
  }

  /** Plans the organization once. */
  public PlanRun measure() {
    var sandbox = accounts.getFirst().sandboxSettings().andThen(settings::limit);
    try (var organization = new SandboxOrganization(sandbox)) {
      fill(organization);
      var firstPage = new AtomicLong();
      organization.whenCalled(
          call -> {
            // What is asked of one of the sandboxes is slowed down there.
            if (call.contains(" ")) {
              settings.pauseAsIam();
            }
            if (call.startsWith("ListAccounts")) {
              firstPage.compareAndSet(0, System.currentTimeMillis());
            }
          });
      var planned =
          PlanBench.plan(organization.environment(), settings, program, List.of("--organization"));
      return figures(organization, planned, firstPage.get());
    }
  }

  private void fill(SandboxOrganization organization) {
    for (var number = 0; number < accounts.size(); number++) {
      var account =
          number == 0
              ? organization.sandbox(SandboxOrganization.MANAGEMENT)
              : organization.add("9%011d".formatted(number), "account " + number);
      accounts.get(number).users().addTo(account.iam());
      settings.slowDown(account);
    }
  }

  private PlanRun figures(SandboxOrganization organization, PlanUsage planned, long firstPage) {
    var sandboxes = organization.sandboxes();
    return PlanRun.of(
        accounts.size(),
        (long) accounts.size() * settings.users(),
        organization.countsByAction(),
        LeastCalls.ofOrganization(
            sandboxes.stream().map(each -> each.iam().users()).toList(), KeyPolicy.defaults()),
        boundSeconds(organization, sandboxes),
        planned,
        firstPage,
        organization.connectionsOpened(),
        sandboxes.stream().mapToLong(each -> each.calls().throttled()).sum());
  }

  /**
   * Returns the least seconds: who calls, and the pages of accounts, come one after the other. Then
   * so many accounts are read at a time, in each of which a role is assumed first.
   */
  private double boundSeconds(SandboxOrganization organization, List<Sandbox> sandboxes) {
    var latency = settings.iamLatency().toNanos() / 1e9;
    var roles = organization.calls().stream().filter(call -> call.startsWith("AssumeRole")).count();
    var before = organization.calls().size() - roles;
    var reading =
        sandboxes.stream().mapToDouble(each -> Figures.boundSeconds(each.calls(), settings)).sum();
    return before * latency + (roles * latency + reading) / LiveOrganization.CONCURRENT_ACCOUNTS;
  }
}
