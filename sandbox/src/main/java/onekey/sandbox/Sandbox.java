package onekey.sandbox;

import java.net.URI;
import onekey.sandbox.api.CallLog;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigService;
import onekey.sandbox.iam.IamAccount;
import onekey.sandbox.lambda.LambdaService;
import onekey.sandbox.permission.Permissions;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A running account: AWS's wire formats on a port of its own, and direct access for tests. */
@SuppressWarnings("DoNotCallSuggester")
public final class Sandbox implements AutoCloseable {

  private final SandboxSettings settings;

  private Sandbox(SandboxSettings settings) {
    this.settings = settings;
  }

  /** Starts a sandbox with an empty account on a free port of {@code 127.0.0.1}. */
  public static Sandbox start(SandboxSettings settings) {
    return new Sandbox(settings);
  }

  /** Returns the settings. */
  public SandboxSettings settings() {
    return settings;
  }

  /** Returns where the sandbox listens; the endpoint of every service. */
  public URI endpoint() {
    return notYet();
  }

  /** Returns the account's clock. */
  public SandboxClock clock() {
    return notYet();
  }

  /** Returns the users and access keys, to fill and to look at. */
  public IamAccount iam() {
    return notYet();
  }

  /** Returns the rules and their verdicts. */
  public ConfigService config() {
    return notYet();
  }

  /** Returns the Lambda functions. */
  public LambdaService lambda() {
    return notYet();
  }

  /** Returns what principals may do. Nobody is limited until the first policy is attached. */
  public Permissions permissions() {
    return notYet();
  }

  /** Returns the calls made. */
  public CallLog calls() {
    return notYet();
  }

  /** Returns the faults to inject. */
  public Faults faults() {
    return notYet();
  }

  /** Returns credentials that call as this principal, which need not exist in IAM. */
  public AwsCredentialsProvider credentials(Principal principal) {
    return notYet();
  }

  /** Stops listening and drops every connection. */
  @Override
  public void close() {
    // Nothing runs yet.
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T notYet() {
    throw new UnsupportedOperationException("not yet");
  }
}
