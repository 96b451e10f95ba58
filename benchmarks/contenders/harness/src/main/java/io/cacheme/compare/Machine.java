package io.cacheme.compare;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What has been used so far, and when; the difference of two is what a pass used.
 *
 * @param seconds since some time of the past
 * @param cpuSeconds of this process, on all processors
 * @param allocated bytes by all of its threads, those that have ended too (before JDK 21: without
 *     those)
 * @param busySeconds of all processors by all processes, or NaN where there is no /proc/stat
 */
record Machine(double seconds, double cpuSeconds, long allocated, double busySeconds) {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What /proc/stat counts in, on every Linux of today. */
  private static final double TICKS_A_SECOND = 100;

  static Machine now() throws IOException {
    return new Machine(
        System.nanoTime() / NANOS,
        SYSTEM.getProcessCpuTime() / NANOS,
        allocatedBytes(),
        busySecondsOfAll());
  }

  Machine minus(Machine begin) {
    return new Machine(
        seconds - begin.seconds,
        cpuSeconds - begin.cpuSeconds,
        allocated - begin.allocated,
        busySeconds - begin.busySeconds);
  }

  /** What is left on the heap by a full collection. */
  static long liveBytes() {
    MEMORY.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }

  /** Whether {@link #allocated} has threads that ended, and so virtual ones, too. */
  static boolean countsAllThreads() {
    return Runtime.version().feature() >= 21;
  }

  private static long allocatedBytes() {
    if (!countsAllThreads()) {
      var threads = ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);
      return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
    }
    try { // by name: it is compiled for 17, too
      return (Long)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                  "TotalThreadAllocatedBytes");
    } catch (JMException e) {
      throw new IllegalStateException("This JDK does not count allocated bytes", e);
    }
  }

  private static double busySecondsOfAll() throws IOException {
    Path stat = Path.of("/proc/stat");
    if (!Files.isReadable(stat)) {
      return Double.NaN;
    }
    try (var lines = Files.lines(stat)) {
      String[] cpu = lines.findFirst().orElseThrow().split(" +");
      // user, nice, system, then idle and iowait, then irq, softirq
      return (Long.parseLong(cpu[1])
              + Long.parseLong(cpu[2])
              + Long.parseLong(cpu[3])
              + Long.parseLong(cpu[6])
              + Long.parseLong(cpu[7]))
          / TICKS_A_SECOND;
    }
  }
}
