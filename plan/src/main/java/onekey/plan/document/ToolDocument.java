package onekey.plan.document;

import java.util.Optional;
import onekey.plan.model.ToolVersion;

/**
 * A build of OneKey as JSON has it.
 *
 * @param name always {@code onekey}
 * @param version the version
 * @param commit the commit, or null if it was not built in a Git repository
 * @param modified whether files differed from that commit
 */
public record ToolDocument(String name, String version, Optional<String> commit, boolean modified) {

  /** Returns the build as JSON has it. */
  public static ToolDocument of(ToolVersion tool) {
    return new ToolDocument("onekey", tool.version(), tool.commit(), tool.modified());
  }
}
