package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The generation of a node's entries in one tier. Each entry carries the stamp that its writer
 * knew, and is a miss for whoever knows another: so a node is emptied by a new stamp, without a
 * look at its keys or at anybody's clock. 0 is the generation of all entries until there is another
 * one.
 *
 * <p>The stamp stands in the tier itself, under a key that no node can render. It is not read while
 * all entries have the stamp that is known here: one who meets another asks, once a second at most.
 * Stamps only grow, so nobody goes back to an older generation whatever becomes of the key: if it
 * is gone or holds an older stamp, whoever notices writes what it knows.
 */
final class Generation {

  private static final long ASK_NANOS = 1_000_000_000L;
  private static final int COUNT_SHIFT = 40;
  private static final long MOST = 1L << 62;
  private static final byte[] NOTHING = {};

  private final RemoteGate gate;
  private final String key;
  private final Surroundings surroundings;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long current;
  private volatile long askedNanos;
  private volatile long greatestMet;

  Generation(RemoteGate gate, String key, Surroundings surroundings) {
    this.gate = gate;
    this.key = key;
    this.surroundings = surroundings;
    this.askedNanos = surroundings.time.coarseNanoTime() - ASK_NANOS;
  }

  /** The stamp of the entries that are hits, and of those that are written now. */
  long current() {
    return current;
  }

  /** Some entry has {@code stamp}, which is not the current one: finds out what stands. */
  void met(long stamp) {
    if (isStamp(stamp) && stamp > greatestMet && stamp < MOST / 2) {
      greatestMet = stamp;
    }
    long now = surroundings.time.coarseNanoTime();
    if (now - askedNanos >= ASK_NANOS && asking.compareAndSet(false, true)) {
      askedNanos = now;
      if (!ask(this::settle)) {
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

  private void settle(@Nullable Long stood) {
    asking.set(false);
    if (stood == null) {
      return;
    }
    if (stood > current) {
      adopt(stood);
    } else if (stood < current) {
      write(current, stands -> {});
    } else if (stood == 0 && greatestMet > 0) { // it was there once, and the entries outlived it
      adopt(greatestMet);
      write(current, stands -> {});
    }
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
