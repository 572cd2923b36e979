package onekey.cli;

import picocli.CommandLine.Command;

/** {@code onekey bench}: only a family of commands. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Measures OneKey against the sandbox.")
final class BenchCommand {}
