package onekey.cli.bench;

/**
 * How long a command takes from its start to its end.
 *
 * @param command the command
 * @param runs how often it was run
 * @param wallMilliseconds the median
 * @param processorMilliseconds the mean of user and system time
 * @param wallRatio {@code wallMilliseconds} ÷ those of a JVM with nothing to do
 * @param processorRatio {@code processorMilliseconds} ÷ those of a JVM with nothing to do
 */
public record StartFigures(
    String command,
    int runs,
    double wallMilliseconds,
    double processorMilliseconds,
    double wallRatio,
    double processorRatio) {}
