package onekey.cli.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * What a run took, measured in its own JVM.
 *
 * @param wallSeconds from its start to its end
 * @param processorSeconds processor time of the whole process, its start included
 * @param peakHeapBytes at least the largest heap in use, garbage included
 * @param maximumHeapBytes how large the heap may get
 */
public record ProcessUsage(
    double wallSeconds, double processorSeconds, long peakHeapBytes, long maximumHeapBytes) {

  /**
   * Returns what this process took until now.
   *
   * @param started what {@link System#nanoTime} was when the run began
   */
  public static ProcessUsage since(long started) {
    return new ProcessUsage(
        (System.nanoTime() - started) / 1e9,
        processorTime(),
        peakHeap(),
        Runtime.getRuntime().maxMemory());
  }

  private static double processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  /**
   * Adds the peaks of the parts of the heap. They need not have been at the same moment, so this is
   * at least the true peak.
   */
  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
