package onekey.cli.bench;

/**
 * What one run of the judge took, measured in its own JVM.
 *
 * @param wallSeconds from the event to the answer
 * @param processorSeconds processor time of the whole process, its start included
 * @param peakHeapBytes at least the largest heap in use, garbage included
 * @param maximumHeapBytes how large the heap may get
 */
record JudgeUsage(
    double wallSeconds, double processorSeconds, long peakHeapBytes, long maximumHeapBytes) {}
