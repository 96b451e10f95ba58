package io.cacheme.internal.key;

import io.cacheme.Node;
import io.cacheme.internal.env.FencePolicy;
import io.cacheme.internal.read.Flight;
import io.cacheme.internal.write.KeyWrite;
import io.cacheme.internal.write.Refresh;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All that goes on for one key in this process just now. Everything but {@code key} is guarded by
 * {@code lock}, which is held only for some pointer writes and heap accesses.
 *
 * <p>The protocol that keeps older values from coming back: a write (put, invalidate, a refresh's
 * commit) <em>fences</em> the key when it begins and again when it ends, by a new epoch. A flight
 * may write back only in the epoch it began in, and only while no write runs or waits. A write
 * waits for the fills that were allowed before it.
 */
public final class KeySlot<N extends Node<V>, V> {

  public final Object key;
  public final ReentrantLock lock = new ReentrantLock();

  /** No longer in the table. */
  public boolean dead;

  /** Moves on whenever older flights must not write back any more. */
  public long epoch;

  /** Moves on with every put and invalidate: a refresh whose load began before is outdated. */
  public long version;

  /** The flight that later requests join. */
  public @Nullable Flight<N, V> flight;

  /** Requests that read without being joinable. */
  public int probes;

  /** Writes of flights to remote tiers that are not acknowledged. */
  public int pendingFills;

  public @Nullable KeyWrite<N, V> running;
  public @Nullable KeyWrite<N, V> waiting;
  public @Nullable Refresh<N, V> refreshing;
  public @Nullable Refresh<N, V> nextRefresh;

  public KeySlot(Object key) {
    this.key = key;
  }

  /** Locks it; false, and not locked, if it is no longer in the table. */
  @SuppressWarnings("LockNotBeforeTry") // the caller unlocks
  public boolean tryLive() {
    lock.lock();
    if (dead) {
      lock.unlock();
      return false;
    }
    return true;
  }

  /** Whether a flight that began in {@code begun} may write to tiers now. */
  public boolean mayFill(long begun, FencePolicy fences) {
    return !dead && epoch == begun && !(fences.holdsFills() && isWriting());
  }

  public boolean isWriting() {
    return running != null || waiting != null;
  }

  /** Lets no later request join the current flight, and no flight so far write back. */
  public void fence() {
    epoch++;
    flight = null;
  }

  public boolean isIdle() {
    return flight == null
        && probes == 0
        && pendingFills == 0
        && running == null
        && waiting == null
        && refreshing == null;
  }
}
