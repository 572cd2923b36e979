package onekey.infra;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.services.lambda.Code;

/**
 * The CDK app. The CDK command line runs it as {@code cdk.json} says, and hands over the context by
 * an environment variable.
 */
public final class OneKeyApp {

  /** The jar that the module {@code rule} builds, relative to the root of the project. */
  private static final Path LAMBDA_JAR = Path.of("rule/target/onekey-rule-lambda.jar");

  private OneKeyApp() {}

  /**
   * Synthesizes the stack, and those beside it that the settings ask for. Ends with status 1 and
   * one sentence if the user must change something.
   */
  public static void main(String[] arguments) {
    try {
      NodeRuntime.warnIfPastItsEndOfLife();
      var app = new App();
      var settings = Settings.read(context(app));
      var jar = lambdaJar();
      new OneKeyStack(app, OneKeyStack.NAME, settings, Code.fromAsset(jar.toString()));
      OneKeyEventsStack.in(app, settings);
      OrganizationStack.in(app, settings, jar);
      app.synth();
    } catch (SynthesisRefusedException refusal) {
      System.err.println("onekey: " + refusal.getMessage());
      System.exit(1);
    }
  }

  @SuppressWarnings("unchecked") // The keys of a JSON object are strings.
  static Map<String, Object> context(App app) {
    return (Map<String, Object>) app.getNode().getAllContext();
  }

  private static Path lambdaJar() {
    if (!LAMBDA_JAR.toFile().isFile()) {
      throw new SynthesisRefusedException(
          "%s is missing. Build it from the root of the project: ./mvnw -pl rule package -DskipTests"
              .formatted(LAMBDA_JAR));
    }
    return LAMBDA_JAR;
  }
}
