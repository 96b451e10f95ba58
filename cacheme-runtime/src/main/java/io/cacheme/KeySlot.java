package io.cacheme;

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
final class KeySlot<N extends Node<V>, V> {

  final Object key;
  final ReentrantLock lock = new ReentrantLock();

  /** No longer in the table. */
  boolean dead;

  /** Moves on whenever older flights must not write back any more. */
  long epoch;

  /** Moves on with every put and invalidate: a refresh whose load began before is outdated. */
  long version;

  /** The flight that later requests join. */
  @Nullable Flight<N, V> flight;

  /** Requests that read without being joinable. */
  int probes;

  /** Writes of flights to remote tiers that are not acknowledged. */
  int pendingFills;

  @Nullable KeyWrite<N, V> running;
  @Nullable KeyWrite<N, V> waiting;
  @Nullable Refresh<N, V> refreshing;
  @Nullable Refresh<N, V> nextRefresh;

  KeySlot(Object key) {
    this.key = key;
  }

  /** Locks it; false, and not locked, if it is no longer in the table. */
  @SuppressWarnings("LockNotBeforeTry") // the caller unlocks
  boolean tryLive() {
    lock.lock();
    if (dead) {
      lock.unlock();
      return false;
    }
    return true;
  }

  /** Whether a flight that began in {@code begun} may write to tiers now. */
  boolean mayFill(long begun, FencePolicy fences) {
    return !dead && epoch == begun && !(fences.holdsFills() && isWriting());
  }

  boolean isWriting() {
    return running != null || waiting != null;
  }

  /** Lets no later request join the current flight, and no flight so far write back. */
  void fence() {
    epoch++;
    flight = null;
  }

  boolean isIdle() {
    return flight == null
        && probes == 0
        && pendingFills == 0
        && running == null
        && waiting == null
        && refreshing == null;
  }
}
