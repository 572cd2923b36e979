package onekey.cli.bench;

/**
 * What planning an account took.
 *
 * @param planned whether the command planned every user
 * @param firstProgressMilliseconds when it first showed progress, since 1970; 0 if never
 * @param errors what it wrote to standard error, progress among it
 * @param usage what the process took
 */
public record PlanUsage(
    boolean planned, long firstProgressMilliseconds, String errors, ProcessUsage usage) {}
