package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** What the calling thread allocates, which unlike time is the same on any machine. */
final class Allocated {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TIMES = 20;

  private Allocated() {}

  /** The bytes that {@code work} allocates, once all that it takes is there. */
  static long by(Supplier<?> work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      Object made = work.get();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      assertThat(made).isNotNull();
    }
    return least;
  }
}
