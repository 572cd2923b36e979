package onekey.cli.bench;

/**
 * What planning an account took.
 *
 * @param exitCode how the command ended
 * @param firstProgressMilliseconds when it first showed progress, since 1970; 0 if never
 * @param errors what it wrote to standard error, progress among it
 * @param usage what the process took
 */
public record PlanUsage(
    int exitCode, long firstProgressMilliseconds, String errors, ProcessUsage usage) {}
