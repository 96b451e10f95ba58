package io.cacheme.proof.load;

import java.lang.management.ManagementFactory;

/** What is on the heap and in use. */
public final class LiveHeap {

  private static final int COLLECTIONS = 2;

  private LiveHeap() {}

  /** Bytes, after collections: what only finalizers and cleaners hold is gone with the second. */
  public static long bytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
