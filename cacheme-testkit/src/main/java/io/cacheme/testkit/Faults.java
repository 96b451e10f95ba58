package io.cacheme.testkit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What a proxy does to data at the moment. */
final class Faults {

  private static final long NEVER = Long.MAX_VALUE;

  private volatile Duration delay = Duration.ZERO;
  private volatile int slice = Integer.MAX_VALUE;
  private volatile int corrupt;
  private final AtomicLong replyBytesLeft = new AtomicLong(NEVER);
  private boolean held;

  void delay(Duration delay) {
    this.delay = delay;
  }

  void slice(int slice) {
    this.slice = slice;
  }

  void corrupt(int n) {
    this.corrupt = n;
  }

  void resetAfter(long bytes) {
    replyBytesLeft.set(bytes);
  }

  synchronized void hold(boolean held) {
    this.held = held;
    notifyAll();
  }

  void heal() {
    delay = Duration.ZERO;
    slice = Integer.MAX_VALUE;
    corrupt = 0;
    replyBytesLeft.set(NEVER);
    hold(false);
  }

  /** Waits as long as data must wait. */
  void await() throws InterruptedException {
    Thread.sleep(delay.toMillis());
    synchronized (this) {
      while (held) {
        wait();
      }
    }
  }

  int slice() {
    return slice;
  }

  /** How many of {@code length} bytes of replies pass before the connection is reset. */
  int passing(int length) {
    if (replyBytesLeft.get() == NEVER) {
      return length;
    }
    return (int) Math.max(0, Math.min(length, replyBytesLeft.getAndAdd(-length)));
  }

  void corrupt(byte[] bytes, int length, long position) {
    int every = corrupt;
    for (int i = 0; every > 0 && i < length; i++) {
      if ((position + i + 1) % every == 0) {
        bytes[i] ^= 0x10;
      }
    }
  }
}
