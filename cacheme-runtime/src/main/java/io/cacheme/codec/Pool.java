package io.cacheme.codec;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Keeps a few objects for reuse, of which each is used by one thread at a time. Bounded by the
 * number of processors and not of threads, so that virtual threads cost nothing; taking never
 * waits.
 */
final class Pool<T> {

  /** Slots apart from each other, so that two processors do not share a cache line. */
  private static final int STRIDE = 16;

  private static final int SLOTS =
      Integer.highestOneBit(Math.max(1, Runtime.getRuntime().availableProcessors())) * 4;

  private final AtomicReferenceArray<T> free = new AtomicReferenceArray<>(SLOTS * STRIDE);
  private final Supplier<T> factory;

  Pool(Supplier<T> factory) {
    this.factory = factory;
  }

  /** One that nobody uses. */
  T take() {
    T object = free.getAndSet(slot(), null);
    return object == null ? factory.get() : object;
  }

  /** Gives one back, which the caller uses no more. */
  void give(T object) {
    free.setRelease(slot(), object);
  }

  private static int slot() {
    return ((int) Thread.currentThread().getId() & (SLOTS - 1)) * STRIDE;
  }
}
