package io.cacheme.internal.node;

import io.cacheme.internal.env.Speakable;
import io.cacheme.spi.TimeSource;

/** A warning in ten seconds at most, which counts those that were kept back. */
final class FailureLog {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final long PAUSE_NANOS = 10_000_000_000L;

  private final TimeSource time;
  private boolean warned;
  private long lastNanos;
  private long keptBack;

  FailureLog(TimeSource time) {
    this.time = time;
  }

  void warn(String what, Throwable failure) {
    warn(what + ": " + Speakable.of(failure));
  }

  void warn(String what) {
    long others;
    synchronized (this) {
      long now = time.nanoTime();
      if (warned && now - lastNanos < PAUSE_NANOS) {
        keptBack++;
        return;
      }
      warned = true;
      lastNanos = now;
      others = keptBack;
      keptBack = 0;
    }
    LOG.log(
        System.Logger.Level.WARNING,
        what + (others == 0 ? "" : "; so did " + others + " more since the last line"));
  }
}
