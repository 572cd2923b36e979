package onekey.cli;

import picocli.CommandLine.Command;

/** {@code onekey bench}: only a family of commands. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Measures OneKey against the sandbox.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:Measured.", "1:A failure.", "2:Wrong usage: an option that cannot be used."})
final class BenchCommand {}
