package onekey.cli;

import onekey.plan.model.ToolVersion;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote, and the JDK that runs it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "onekey " + ToolVersion.current().words(),
      "JDK %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor"))
    };
  }
}
