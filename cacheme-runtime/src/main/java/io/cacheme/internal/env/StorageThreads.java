package io.cacheme.internal.env;

import io.cacheme.spi.BlockingGuard;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knows the threads that deliver the answers of storages, which must not wait for one. */
public final class StorageThreads {

  private final List<BlockingGuard> guards = new CopyOnWriteArrayList<>();

  /** From now on {@code guard} tells, too. */
  public void add(BlockingGuard guard) {
    guards.add(guard);
  }

  /** No longer. */
  public void remove(BlockingGuard guard) {
    guards.remove(guard);
  }

  /** Whether {@code thread} is one of them. */
  public boolean contains(Thread thread) {
    for (BlockingGuard guard : guards) {
      if (guard.mustNotBlock(thread)) {
        return true;
      }
    }
    return false;
  }

  /** Refuses to let the current thread wait if it is one of them (R03). */
  public void refuseToBlock() {
    Thread thread = Thread.currentThread();
    if (contains(thread)) {
      throw new IllegalStateException(
          "a blocking call on "
              + thread.getName()
              + ", which delivers the answers that it would wait "
              + "for [R03]\n    help:  use the asynchronous form there, or move the call to another "
              + "thread: thenApplyAsync, or Cacheme.builder().completionExecutor(…)"
              + "\n    docs:  docs/errors.md#r03");
    }
  }
}
