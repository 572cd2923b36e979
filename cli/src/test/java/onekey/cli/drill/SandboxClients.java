package onekey.cli.drill;

import java.util.List;
import onekey.cli.TransportClients;
import onekey.plan.source.live.OpenAccount;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;

/** Opens the account of a sandbox without sockets and without waits. */
record SandboxClients(Sandbox sandbox, Principal principal) {

  private static final int ATTEMPTS = 3;

  OpenAccount open() {
    return new OpenAccount(
        sandbox.clients(principal),
        sandbox.settings().region(),
        List.of(),
        new TransportClients(() -> sandbox.transport(principal), ATTEMPTS));
  }
}
