package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.time.Sweeper;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The generation of a node's entries in one tier. Each entry carries the stamp that its writer
 * knew, and is a miss for whoever knows another: so a node is emptied by a new stamp, without a
 * look at its keys or at anybody's clock. 0 is the generation of all entries until there is another
 * one.
 *
 * <p>The stamp stands in the tier itself, under a key that no node can render. Where somebody tells
 * of a new one it is read then, else once a second as long as the tier is asked for anything; and,
 * as often at most, by one who meets an entry with another stamp. Stamps only grow, so nobody goes
 * back to an older generation whatever becomes of the key: if it is gone or holds an older stamp,
 * whoever notices writes what it knows.
 */
final class Generation {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final long ASK_NANOS = 1_000_000_000L;
  private static final int COUNT_SHIFT = 40;
  private static final long MOST = 1L << 62;
  private static final byte[] NOTHING = {};

  private final RemoteGate gate;
  private final String key;
  private final Surroundings surroundings;
  private final Runnable outdated;
  private final Sweeper retry;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long current;
  private volatile long askedNanos;
  private volatile long metNanos;
  private volatile long greatestMet;
  private volatile boolean told;

  /** How often it was told of a new one, and which of these times it has found out about. */
  private final AtomicInteger doubts = new AtomicInteger();

  private volatile int settled;
  private volatile long doubtedUntilMillis;

  /**
   * That of one node.
   *
   * @param outdated called before a stamp counts here that somebody else has begun
   */
  Generation(RemoteGate gate, String key, Surroundings surroundings, Runnable outdated) {
    this.gate = gate;
    this.key = key;
    this.outdated = outdated;
    this.surroundings = surroundings;
    this.retry =
        new Sweeper(surroundings.scheduler, surroundings.time, ASK_NANOS, late -> askAgain());
    this.metNanos = surroundings.time.coarseNanoTime() - ASK_NANOS;
    this.askedNanos = surroundings.time.coarseNanoTime() - ASK_NANOS;
  }

  /** The stamp of the entries that are hits, and of those that are written now. */
  long current() {
    return current;
  }

  /** From now on somebody tells when another one is begun, by {@link #doubt} or {@link #askNow}. */
  void told() {
    told = true;
  }

  /** Another one may have been begun while nobody could tell. */
  void askNow() {
    askedNanos = surroundings.time.coarseNanoTime() - ASK_NANOS;
    askIfDue();
  }

  /**
   * Another one was begun: until it is found out which, nothing is read from the tier; at most
   * until {@code untilMillis}, when all that it has will have expired.
   */
  void doubt(long untilMillis) {
    doubtedUntilMillis = untilMillis;
    doubts.getAndIncrement();
    askNow();
    try {
      retry.wake();
    } catch (Throwable e) { // a scheduler that takes nothing: who asks the tier tries again
      LOG.log(System.Logger.Level.WARNING, "a generation cannot be asked for again now", e);
    }
  }

  private boolean askAgain() {
    return !surroundings.isClosed() && isDoubted(surroundings.time.epochMillis());
  }

  /** Whether there is another one, of which no more is known. Sees to it that there will be. */
  boolean isDoubted(long nowMillis) {
    if (settled == doubts.get() || nowMillis >= doubtedUntilMillis) {
      return false;
    }
    askIfDue();
    return settled != doubts.get();
  }

  /** The tier is read: finds out what stands, where nobody else would tell. */
  void used() {
    if (!told) {
      askIfDue();
    }
  }

  /** Some entry has {@code stamp}, which is not the current one: finds out what stands. */
  void met(long stamp) {
    if (isStamp(stamp) && stamp > greatestMet && stamp < MOST / 2) {
      greatestMet = stamp;
    }
    long now = surroundings.time.coarseNanoTime();
    if (now - metNanos >= ASK_NANOS) {
      metNanos = now;
      askNow();
    }
  }

  private void askIfDue() {
    long now = surroundings.time.coarseNanoTime();
    if (now - askedNanos >= ASK_NANOS && asking.compareAndSet(false, true)) {
      askedNanos = now;
      int doubted = doubts.get();
      if (!ask(stood -> settle(stood, doubted))) {
        asking.set(false);
      }
    }
  }

  /**
   * Begins a new generation, in which all entries so far are misses. {@code ended} is told whether
   * it stands in the tier; only then does it count here. Answers false if the storage is not asked
   * at present.
   */
  boolean renew(Consumer<Boolean> ended) {
    return ask(
        stood -> {
          if (stood == null) {
            ended.accept(false);
          } else {
            long next = after(Math.max(Math.max(current, greatestMet), stood));
            write(next, stands -> ended.accept(stands && adopt(next)));
          }
        });
  }

  private void settle(@Nullable Long stood, int doubted) {
    asking.set(false);
    if (stood == null) {
      return;
    }
    if (stood > current) {
      learn(stood);
    } else if (stood < current) {
      write(current, stands -> {});
    } else if (stood == 0 && greatestMet > 0) { // it was there once, and the entries outlived it
      learn(greatestMet);
      write(current, stands -> {});
    }
    settled = doubted;
    if (doubted != doubts.get()) { // it was asked before it was told of the last
      askNow();
    }
  }

  private void learn(long stamp) {
    outdated.run();
    adopt(stamp);
  }

  private synchronized boolean adopt(long stamp) {
    current = Math.max(current, stamp);
    return true;
  }

  /** Whether the question was asked; {@code answer} is told the stamp, or null if it failed. */
  private boolean ask(Consumer<@Nullable Long> answer) {
    if (!gate.admits(Op.READ)) {
      return false;
    }
    gate.get(
        key,
        new TierCall<StoredValue>() {
          @Override
          public void done(@Nullable StoredValue value, @Nullable Throwable failure) {
            answer.accept(failure == null ? (Long) stampIn(value) : null);
          }
        });
    return true;
  }

  private void write(long stamp, Consumer<Boolean> ended) {
    if (!gate.admits(Op.PUT)) {
      ended.accept(false);
      return;
    }
    gate.put(
        new StoredEntry(key, Frame.of(stamp, NOTHING), RemoteStorage.NO_EXPIRY),
        new TierCall<Void>() {
          @Override
          public void done(@Nullable Void nothing, @Nullable Throwable failure) {
            ended.accept(failure == null);
          }
        });
  }

  private static long stampIn(@Nullable StoredValue value) {
    long stamp = value == null ? 0 : Frame.stamp(value.bytes());
    return isStamp(stamp) ? stamp : 0;
  }

  /** Greater than {@code stamp}, and like no other: how many there were, then what is random. */
  private long after(long stamp) {
    long count = (stamp >>> COUNT_SHIFT) + 1;
    return count << COUNT_SHIFT | surroundings.random.getAsLong() >>> (Long.SIZE - COUNT_SHIFT);
  }

  /** Whether it can be one: not what a flipped bit makes of the first ones. */
  private static boolean isStamp(long stamp) {
    return stamp > 0 && stamp < MOST;
  }
}
