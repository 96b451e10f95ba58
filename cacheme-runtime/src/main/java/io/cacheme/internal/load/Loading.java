package io.cacheme.internal.load;

import org.jspecify.annotations.Nullable;

/**
 * The load that many wait for: which one it is, once it is known, and who of them would rather run
 * it than wait for a thread. Thread-safe.
 */
public final class Loading {

  private volatile @Nullable LoadCall<?> call;
  private volatile @Nullable BlockingCaller helper;

  /** It is {@code begun}, which has begun: from now on those who wait for it may run it. */
  public void by(LoadCall<?> begun) {
    call = begun;
  }

  /** Begins {@code load}: it is this one. */
  public void begin(LoadCall<?> load) {
    load.begin();
    by(load);
  }

  /** Its load, if it has begun, is one of those that one call asks for. */
  public void isOneOfMany() {
    LoadCall<?> begun = call;
    if (begun != null) {
      begun.isOneOfMany();
    }
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

  /** The current thread was interrupted in the load: it is not to run the one that follows. */
  public void leftByThisThread() {
    BlockingCaller known = helper;
    if (known != null && known.isThisThread()) {
      helper = null;
    }
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
