package onekey.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onekey.plan.output.Terminal;
import onekey.plan.source.cloudtrail.CallClock;
import onekey.plan.source.live.AccountChoice;
import onekey.plan.source.live.OpenAccount;
import onekey.plan.source.live.OpenOrganization;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.SandboxSettings.Transport;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.KeyUse;

/**
 * A sandbox with users over the limit whose keys CloudTrail knows. CloudTrail throttles as AWS
 * does, by the clock that the calls are paced by.
 */
final class AuditedSandbox implements AutoCloseable, CallClock {

  static final Principal READER = Principal.role("reader");

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Sandbox sandbox;
  private final Instant now;
  private final AtomicInteger ids = new AtomicInteger();

  AuditedSandbox() {
    this(_ -> {});
  }

  AuditedSandbox(Consumer<SandboxSettings.Builder> settings) {
    sandbox =
        Sandbox.start(
            builder -> {
              builder.transport(Transport.IN_PROCESS).limitedLookups();
              settings.accept(builder);
            });
    now = sandbox.clock().instant();
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Instant now() {
    return now;
  }

  /** Adds an active key of so many days. */
  String addKey(String userName, int ageDays, Optional<KeyUse> lastUse) {
    return sandbox
        .iam()
        .addAccessKey(userName, "Active", now.minus(Duration.ofDays(ageDays)), lastUse)
        .id();
  }

  /** Adds a user with two active keys without recorded use, and returns them. */
  String[] addFinding(String userName) {
    sandbox.iam().createUser(userName);
    return new String[] {
      addKey(userName, 400, Optional.empty()), addKey(userName, 300, Optional.empty())
    };
  }

  /** A record of a call, to be changed and added. */
  ObjectNode record(String accessKeyId, Instant at) {
    var detail =
        MAPPER
            .createObjectNode()
            .put("eventID", "event-" + ids.incrementAndGet())
            .put("eventTime", at.toString())
            .put("eventSource", "s3.amazonaws.com")
            .put("eventName", "ListBuckets")
            .put("sourceIPAddress", "203.0.113.7")
            .put("userAgent", "aws-cli/2.31.9 md/prompt#off");
    detail
        .putObject("userIdentity")
        .put("type", "IAMUser")
        .put("arn", sandbox.account().userArn("/", "ann"))
        .put("accessKeyId", accessKeyId);
    return detail;
  }

  void add(String region, ObjectNode record) {
    sandbox.eventHistory().add(region, record);
  }

  CommandLineRun plan(String... arguments) {
    return CommandLineRun.by(
        console ->
            OneKey.run(
                console,
                CommandLineRun.CLOCK,
                this::open,
                AuditedSandbox::noOrganization,
                this,
                Stream.concat(Stream.of("plan"), Stream.of(arguments)).toArray(String[]::new)),
        Terminal.none(),
        "");
  }

  private static OpenOrganization noOrganization(AccountChoice choice) {
    throw new AssertionError("Nobody may open an organization here: " + choice);
  }

  private OpenAccount open(AccountChoice choice) {
    return new OpenAccount(
        sandbox.clients(READER),
        sandbox.settings().region(),
        List.of(),
        new TransportClients(() -> sandbox.transport(READER), 10));
  }

  /** The sandbox's own clock: what is paced by it is also throttled by it. */
  @Override
  public long nanoTime() {
    return Duration.between(Instant.EPOCH, sandbox.clock().instant()).toNanos();
  }

  @Override
  public synchronized void sleep(Duration duration) {
    sandbox.clock().advance(duration);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
