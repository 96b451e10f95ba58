package io.cacheme.internal.env;

import io.cacheme.CachemeUsageException;
import io.cacheme.help.Help;
import io.cacheme.spi.BlockingGuard;

/** Knows the threads that deliver the answers of storages, which must not wait for one. */
public final class StorageThreads {

  private volatile BlockingGuard guard = thread -> false;

  /** From now on {@code guard} tells. */
  public void watch(BlockingGuard guard) {
    this.guard = guard;
  }

  /** Whether {@code thread} is one of them. */
  public boolean contains(Thread thread) {
    return guard.mustNotBlock(thread);
  }

  /** Refuses to let the current thread wait if it is one of them (R03). */
  public void refuseToBlock() {
    Thread thread = Thread.currentThread();
    if (contains(thread)) {
      throw new CachemeUsageException(
          "R03",
          Help.message(
              "R03",
              "a blocking call on "
                  + thread.getName()
                  + ", which delivers the answers that it would wait for",
              null,
              "use the asynchronous form there, or move the call to another "
                  + "thread: thenApplyAsync, or Cacheme.builder().completionExecutor(…)"));
    }
  }
}
