package io.cacheme.internal.node;

import io.cacheme.CacheClosedException;
import io.cacheme.LoadRejectedException;
import io.cacheme.LoadSpec;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.time.Nanos;
import io.cacheme.internal.time.Sweeper;
import io.cacheme.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Why the loads of some keys have failed a moment ago: the answer of those who ask again. A table
 * of bounded size: where it is full, keys are forgotten, and loaded sooner. No failure outlasts a
 * write of its key, or the end of its entry. Thread-safe.
 */
public final class Failures {

  /** Fewer than keys that are held: each has an exception, and its stack. */
  static final int MOST = 16_384;

  private static final int DROPPED = MOST / 8;

  private final ConcurrentMap<Object, Remembered> byKey = new ConcurrentHashMap<>();
  private final Chain<?> chain;
  private final TimeSource time;
  private final long nanos;
  private final Sweeper sweeper;

  private Failures(Duration errorTtl, Chain<?> chain, Surroundings surroundings) {
    this.chain = chain;
    this.time = surroundings.time;
    this.nanos = Nanos.of(errorTtl);
    this.sweeper =
        new Sweeper(
            surroundings.scheduler,
            time,
            Sweeper.period(nanos),
            late -> sweep() && !surroundings.isClosed());
  }

  /** Those of a node; null if it remembers none. */
  static @Nullable Failures of(LoadSpec spec, Chain<?> chain, Surroundings surroundings) {
    Duration errorTtl = spec.errorTtl();
    return errorTtl == null ? null : new Failures(errorTtl, chain, surroundings);
  }

  /**
   * A failure.
   *
   * @param untilNanos when it is forgotten
   * @param clears how often the node had been cleared before the load
   * @param mark what was known of the key before, where heaps follow
   * @param members what was known of its groups before, where there are any
   */
  private record Remembered(
      Throwable failure,
      long untilNanos,
      int clears,
      @Nullable Mark mark,
      @Nullable Members members) {}

  /** Whether {@code failure} tells of the key, and not of who asked or of this process. */
  public static boolean isOfKey(Throwable failure) {
    return !(failure instanceof LoadRejectedException
        || failure instanceof CacheClosedException
        || failure instanceof InterruptedException
        || failure instanceof VirtualMachineError);
  }

  /**
   * The load of {@code key} has failed.
   *
   * @param known how often the node had been cleared before; the rest as in {@link Remembered}
   * @param isCurrent whether no write of the key has come since; asked when it is in the table, so
   *     that one that comes later finds it there
   */
  public void remember(
      Object key,
      Throwable failure,
      int known,
      @Nullable Mark mark,
      @Nullable Members members,
      BooleanSupplier isCurrent) {
    Remembered kept = new Remembered(failure, time.nanoTime() + nanos, known, mark, members);
    if (byKey.size() >= MOST) {
      shrink();
    }
    byKey.put(key, kept);
    if (!isCurrent.getAsBoolean()) {
      byKey.remove(key, kept);
    }
    sweeper.wake();
  }

  /** Why the load of {@code key} has failed a moment ago; null if it has not, for all we know. */
  public @Nullable Throwable of(Object key) {
    Remembered kept = byKey.isEmpty() ? null : byKey.get(key);
    if (kept == null) {
      return null;
    }
    if (isOver(kept, time.nanoTime())) {
      byKey.remove(key, kept);
      return null;
    }
    return kept.failure();
  }

  private boolean isOver(Remembered kept, long now) {
    Members members = kept.members();
    return now - kept.untilNanos() >= 0
        || kept.clears() != chain.clears()
        || (members != null && !members.isCurrent())
        || chain.isOutdated(kept.mark());
  }

  /** The next who asks for {@code key} loads it. */
  public void forget(Object key) {
    if (!byKey.isEmpty()) {
      byKey.remove(key);
    }
  }

  /** How many it remembers. */
  public int size() {
    return byKey.size();
  }

  private boolean sweep() {
    long now = time.nanoTime();
    byKey.values().removeIf(kept -> isOver(kept, now));
    return !byKey.isEmpty();
  }

  private synchronized void shrink() {
    if (byKey.size() < MOST) { // another has
      return;
    }
    sweep();
    var keys = byKey.keySet().iterator();
    for (int over = byKey.size() - (MOST - DROPPED); over > 0 && keys.hasNext(); over--) {
      keys.next();
      keys.remove();
    }
  }
}
