package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.time.Sweeper;
import io.cacheme.spi.RemoteStorage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The generation of a node's entries in one tier. Each entry carries the stamp that its writer
 * knew, and is a miss for whoever knows another: so a node is emptied by a new stamp, without a
 * look at its keys or at anybody's clock. 0 is the generation of all entries until there is another
 * one.
 *
 * <p>The {@linkplain Stamp stamp} stands in the tier itself. Where somebody tells of a new one it
 * is read then, else once a second as long as the tier is asked for anything; and, as often at
 * most, by one who meets an entry with another stamp. Nobody goes back to an older generation
 * whatever becomes of the key: if it is gone or holds an older stamp, whoever notices writes what
 * it knows.
 */
final class Generation {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");
  private static final long ASK_NANOS = 1_000_000_000L;

  private final Stamp stamp;
  private final LongSupplier allExpired;
  private final Surroundings surroundings;
  private final Learning learning;
  private final Sweeper retry;
  private final AtomicBoolean asking = new AtomicBoolean();

  /** Whether who has doubted it is about to ask, and is the one to do so. */
  private volatile boolean announced;

  /** Who reads when the question that is under way, or announced, has been answered. */
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  private volatile long current;
  private volatile long askedNanos;
  private volatile long metNanos;
  private volatile long greatestMet;
  private volatile BooleanSupplier isTold = () -> false;

  /** How often another one may have been begun, and which of these times it has found out about. */
  private final AtomicInteger raised = new AtomicInteger();

  private volatile int settled;

  /** When all that the tier had the last time will have expired, so that it does not matter. */
  private volatile long raisedUntilMillis = Long.MIN_VALUE;

  /** The last of these times when another one was begun for certain. */
  private volatile int doubted;

  private volatile long doubtedUntilMillis;

  /** What is to be done where somebody else has begun another one. */
  interface Learning {

    /** It does not count here yet. */
    void begins();

    /** It counts. */
    void ended();
  }

  /**
   * That of one node.
   *
   * @param everything that of all nodes
   * @param allExpired tells when all that the tier has at present will have expired, in
   *     milliseconds
   */
  Generation(
      RemoteGate gate,
      String key,
      Everything everything,
      LongSupplier allExpired,
      Surroundings surroundings,
      Learning learning) {
    this.allExpired = allExpired;
    this.stamp = new Stamp(gate, key, everything.key, RemoteStorage.NO_EXPIRY, surroundings);
    this.current = everything.known();
    this.learning = learning;
    this.surroundings = surroundings;
    this.retry =
        new Sweeper(surroundings.scheduler, surroundings.time, ASK_NANOS, late -> askAgain());
    this.metNanos = surroundings.time.coarseNanoTime() - ASK_NANOS;
    this.askedNanos = metNanos;
  }

  /** The stamp of the entries that are hits, and of those that are written now. */
  long current() {
    return current;
  }

  /**
   * While {@code isSure} says so somebody would have told when another one is begun, by {@link
   * #doubt}, or that one may have been, by {@link #raise}.
   */
  void told(BooleanSupplier isSure) {
    isTold = isSure;
  }

  /**
   * Another one may have been begun while nobody could tell: asks until that is known, or all that
   * the tier has will have expired.
   */
  void raise() {
    raisedUntilMillis = allExpired.getAsLong();
    raised.getAndIncrement();
    askUntilSettled();
  }

  /**
   * Another one was begun: until it is found out which, nothing is read from the tier; at most
   * until all that it has will have expired. {@link #askUntilSettled} is to be called.
   */
  void doubt() {
    announced = true;
    raisedUntilMillis = allExpired.getAsLong();
    doubtedUntilMillis = raisedUntilMillis;
    doubted = raised.incrementAndGet();
  }

  /** Asks until it is known which one stands. Does not throw. */
  void askUntilSettled() {
    try {
      makeDue();
      ask();
      if (!isSettled()) {
        retry.wake();
      }
    } catch (Throwable e) { // a scheduler that takes nothing: who asks the tier tries again
      LOG.log(System.Logger.Level.WARNING, "a generation cannot be asked for again now", e);
    } finally {
      announced = false;
      goOn(); // it may have been answered on the spot
    }
  }

  private boolean isSettled() {
    return settled == raised.get() || surroundings.time.epochMillis() >= raisedUntilMillis;
  }

  private boolean askAgain() {
    if (surroundings.isClosed() || isSettled()) {
      return false;
    }
    askIfDue();
    return true;
  }

  /** Whether there is another one, of which no more is known. Sees to it that there will be. */
  boolean isDoubted(long nowMillis) {
    if (!mayBeDoubted() || nowMillis >= doubtedUntilMillis) {
      return false;
    }
    askIfDue();
    return mayBeDoubted();
  }

  /** The same, as far as that is seen without a clock. Does nothing about it. */
  boolean mayBeDoubted() {
    return doubted - settled > 0;
  }

  /**
   * Whether nothing more is to be known before the tier is read: no other one is being asked for.
   * Else {@code then} runs when that has been answered, or has failed. So a clear that others tell
   * of costs who reads then a round trip, and not a load that nobody could keep.
   */
  boolean isKnownOr(Runnable then) {
    if (!isDoubted(surroundings.time.epochMillis())) {
      return true;
    }
    waiting.add(then);
    // whoever is answered looks for those who wait after it has ended the question
    return !isAskedFor() && waiting.remove(then);
  }

  private boolean isAskedFor() {
    return announced || asking.get();
  }

  private void goOn() {
    while (!isAskedFor()) {
      Runnable next = waiting.poll();
      if (next == null) {
        return;
      }
      next.run();
    }
  }

  /**
   * The tier is about to be read: finds out what stands, where nobody else would tell, or that is
   * still to be found out. A storage that answers in the order of what it is asked tells in time.
   */
  void used() {
    if (!isTold.getAsBoolean() || !isSettled()) {
      askIfDue();
    }
  }

  /** Some entry has {@code other}, which is not the current one: finds out what stands. */
  void met(long other) {
    if (other > greatestMet && stamp.isLikely(other)) {
      greatestMet = other;
    }
    long now = surroundings.time.coarseNanoTime();
    if (now - metNanos >= ASK_NANOS) {
      metNanos = now;
      askNow();
    }
  }

  private void askNow() {
    makeDue();
    askIfDue();
  }

  private void makeDue() {
    askedNanos = surroundings.time.coarseNanoTime() - ASK_NANOS;
  }

  private void askIfDue() {
    if (!announced) { // else it might be answered before clears are counted
      ask();
    }
  }

  private void ask() {
    long now = surroundings.time.coarseNanoTime();
    if (now - askedNanos >= ASK_NANOS && asking.compareAndSet(false, true)) {
      askedNanos = now;
      int known = raised.get();
      try {
        if (!stamp.ask(stood -> settle(stood, known))) {
          asking.set(false);
          goOn();
        }
      } catch (Throwable e) { // no stack left, a scheduler that takes nothing
        asking.set(false);
        surroundings.runIn(0, this::goOn); // who waits is not to run out of the asker's stack
        throw e;
      }
    }
  }

  /**
   * Begins a new generation, in which all entries so far are misses. {@code ended} is told whether
   * it stands in the tier; only then does it count here. Answers false if the storage is not asked
   * at present.
   */
  boolean renew(Consumer<Boolean> ended) {
    return stamp.renew(
        this::learnOf, // or a clear of somebody else would be overtaken, and never known of
        () -> Math.max(current, greatestMet),
        next -> {
          adopt(next);
          ended.accept(next != 0);
        });
  }

  private void settle(Stamp.@Nullable Standing stood, int known) {
    asking.set(false);
    if (stood != null) {
      settled(stood, known);
    }
    goOn();
  }

  private void settled(Stamp.Standing stood, int known) {
    if (stood.stamp() > current) {
      learn(stood.stamp());
    } else if (stood.stamp() < current) {
      restore(stood);
    } else if (stood.stamp() == 0 && greatestMet > 0) { // it was there, and the entries outlived it
      learn(greatestMet);
      restore(stood);
    }
    settled = known;
    if (!isSettled()) { // it was asked before it was told of the last
      askNow();
    }
  }

  /** What is refused is greater, or of one who restores it too. */
  private void restore(Stamp.Standing stood) {
    stamp.write(
        current,
        stood,
        written -> {
          if (written == Stamp.Written.REFUSED) {
            raise();
          }
        });
  }

  private void learnOf(long stood) {
    if (stood > current) {
      learn(stood);
    }
  }

  private void learn(long other) {
    learning.begins();
    adopt(other);
    learning.ended();
  }

  private synchronized void adopt(long other) {
    current = Math.max(current, other);
  }
}
