package onekey.cli;

import onekey.plan.output.Console;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code onekey completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints a script that lets bash and zsh complete the commands and options of onekey.",
      "",
      "For the shell at hand: source <(onekey completion)",
      ""
    })
final class CompletionCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var root = spec.root();
    console.out().print(AutoComplete.bash(root.name(), root.commandLine()));
  }
}
