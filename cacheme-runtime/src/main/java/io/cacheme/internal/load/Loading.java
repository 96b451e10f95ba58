package io.cacheme.internal.load;

import org.jspecify.annotations.Nullable;

/**
 * The load that many wait for: which one it is, once it is known, and who of them would rather run
 * it than wait for a thread. Thread-safe.
 */
public final class Loading {

  private volatile @Nullable LoadCall<?> call;
  private volatile @Nullable BlockingCaller helper;

  /** It is {@code begun}. */
  public void by(LoadCall<?> begun) {
    call = begun;
  }

  /** The load, or null if it is not known yet. */
  public @Nullable LoadCall<?> call() {
    return call;
  }

  /** Someone who must not wait for a thread, or null. */
  public @Nullable BlockingCaller helper() {
    return helper;
  }

  /** Whether the current thread is just now inside the loader. */
  public boolean isOnThisThread() {
    LoadCall<?> running = call;
    return running != null && running.isOnThisThread();
  }

  /** {@code caller} waits for it, must not wait for a thread, and rather runs it. */
  public void helpedBy(BlockingCaller caller) {
    helper = caller;
    LoadCall<?> begun = call;
    if (begun != null) {
      begun.offerTo(caller);
    }
  }
}
