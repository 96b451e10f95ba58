package io.cacheme.internal.time;

import io.cacheme.spi.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * By how much the clock of a storage's server is ahead of this process's, so that all processes can
 * say by one clock when entries expire. The server is asked when {@link #tick} says that the
 * storage is used and a minute has passed, by one question at a time; in between reads and writes
 * cost no question. Until the first answer, and where the storage has no clock, the process's own
 * is taken. Thread-safe, never blocks or throws.
 */
public final class ServerClock {

  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long GIVEN_UP_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long NEVER_NANOS = Long.MAX_VALUE / 2;

  /** How far the process's two clocks may differ over a question before one of them was set. */
  private static final long SET_MILLIS = 50;

  /**
   * Less is taken for nothing: the process's clock is read some milliseconds late, both round, and
   * clocks that are kept together are no closer. So where they are, entries say what they would
   * without all this, and do not waver from one sample to the next.
   */
  private static final long LEAST_MILLIS = 5;

  private final TimeSource time;
  private final Supplier<? extends @Nullable CompletionStage<@Nullable Long>> question;
  private final CompletableFuture<@Nullable Void> askedOnce = new CompletableFuture<>();
  private volatile long aheadMillis;
  private volatile long dueNanos; // written under this, as are the next
  private @Nullable Question underWay;
  private @Nullable ClockSample known;
  private boolean doubted;
  private long pauseNanos = FIRST_PAUSE_NANOS;

  /**
   * A clock that is asked at the first {@link #tick}.
   *
   * @param time the process's own
   * @param question asks the server for milliseconds since the epoch; null that it has no clock
   */
  public ServerClock(
      TimeSource time, Supplier<? extends @Nullable CompletionStage<@Nullable Long>> question) {
    this.time = time;
    this.question = question;
    this.dueNanos = time.nanoTime();
  }

  /** The storage is used at {@code nowNanos}: asks it for the time if that is due. */
  public void tick(long nowNanos) {
    if (nowNanos - dueNanos >= 0) {
      askIfDue(nowNanos);
    }
  }

  /** The storage was lost and is back, perhaps as another server: asks anew at the next tick. */
  public synchronized void doubt() {
    if (underWay == null) {
      dueNanos = time.nanoTime();
    } else {
      doubted = true;
    }
  }

  /** Ends once the first question has, however it did. */
  public CompletionStage<@Nullable Void> askedOnce() {
    return askedOnce;
  }

  /** By how many milliseconds the server's clock is ahead, as far as is known; may be negative. */
  public long aheadMillis() {
    return aheadMillis;
  }

  /** The server's time when the process's is {@code localMillis}; never stays never. */
  public long toServer(long localMillis) {
    return moved(localMillis, aheadMillis);
  }

  /** The process's time when the server's is {@code serverMillis}; never stays never. */
  public long toLocal(long serverMillis) {
    return moved(serverMillis, -aheadMillis);
  }

  private static long moved(long millis, long by) {
    if (by == 0 || millis == Long.MAX_VALUE) {
      return millis;
    }
    long sum = millis + by;
    boolean overflow = ((millis ^ sum) & (by ^ sum)) < 0;
    return overflow ? (by > 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : sum;
  }

  private void askIfDue(long nowNanos) {
    Question asked;
    synchronized (this) {
      if (nowNanos - dueNanos < 0) {
        return;
      }
      asked = new Question(time.nanoTime(), time.epochMillis());
      underWay = asked; // one that was not answered until now is given up
      dueNanos = nowNanos + GIVEN_UP_NANOS;
    }
    try {
      CompletionStage<@Nullable Long> answer = question.get();
      if (answer == null) {
        ended(asked, null, true);
      } else {
        answer.whenComplete((millis, thrown) -> ended(asked, millis, thrown != null));
      }
    } catch (RuntimeException | Error e) { // a storage that breaks its contract
      ended(asked, null, true);
    }
  }

  private void ended(Question asked, @Nullable Long serverMillis, boolean failed) {
    long nowNanos = time.nanoTime();
    synchronized (this) {
      if (underWay != asked) {
        return;
      }
      underWay = null;
      if (failed) {
        dueNanos = nowNanos + nextPause();
      } else if (serverMillis == null) {
        dueNanos = nowNanos + NEVER_NANOS;
      } else {
        dueNanos = nowNanos + learn(asked, nowNanos, serverMillis);
      }
      if (doubted) {
        doubted = false;
        dueNanos = nowNanos;
      }
    }
    askedOnce.complete(null);
  }

  /** Answers when to ask again. */
  private long learn(Question asked, long nowNanos, long serverMillis) {
    long roundTrip = nowNanos - asked.nanos;
    long passedMillis = time.epochMillis() - asked.millis;
    if (Math.abs(passedMillis - TimeUnit.NANOSECONDS.toMillis(roundTrip)) > SET_MILLIS) {
      return nextPause(); // the process's clock was set meanwhile
    }
    ClockSample sample = ClockSample.of(asked.millis, roundTrip, serverMillis);
    if (known == null || sample.replaces(known)) {
      known = sample;
      aheadMillis = Math.abs(sample.aheadMillis()) < LEAST_MILLIS ? 0 : sample.aheadMillis();
    }
    if (!sample.isGood()) {
      return nextPause();
    }
    pauseNanos = FIRST_PAUSE_NANOS;
    return PERIOD_NANOS;
  }

  /** Doubling, up to the period. */
  private long nextPause() {
    long pause = pauseNanos;
    pauseNanos = Math.min(2 * pause, PERIOD_NANOS);
    return pause;
  }

  /** When it was asked, by the process's two clocks. */
  private static final class Question {

    private final long nanos;
    private final long millis;

    Question(long nanos, long millis) {
      this.nanos = nanos;
      this.millis = millis;
    }
  }
}
