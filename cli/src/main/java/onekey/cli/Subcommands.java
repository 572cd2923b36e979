package onekey.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Adds the commands of {@code onekey}. To read the options of them all from their annotations would
 * take a fifth of the time of a start. So a command that the arguments do not name is added as an
 * outline, with all that the list of commands shows.
 */
final class Subcommands {

  /** They show other commands. */
  private static final Set<String> OF_ALL = Set.of("help", "completion");

  /** Begins an argument that is a file with arguments. */
  private static final String FILE = "@";

  private final CommandLine root;
  private final List<String> arguments;
  private final boolean all;

  Subcommands(CommandLine root, List<String> arguments) {
    this.root = root;
    this.arguments = arguments;
    this.all =
        arguments.stream()
            .anyMatch(argument -> OF_ALL.contains(argument) || argument.startsWith(FILE));
  }

  /**
   * Adds a command.
   *
   * @param command makes it
   */
  <T> Subcommands add(Class<T> type, Supplier<T> command) {
    var annotation = type.getAnnotation(Command.class);
    if (all || arguments.contains(annotation.name())) {
      root.addSubcommand(command.get());
    } else {
      root.addSubcommand(annotation.name(), outline(annotation));
    }
    return this;
  }

  private static CommandSpec outline(Command annotation) {
    var outline = CommandSpec.create().name(annotation.name());
    outline.usageMessage().header(annotation.header()).description(annotation.description());
    return outline;
  }

  /** Returns the command with these commands. */
  CommandLine commands() {
    return root;
  }
}
