package io.cacheme.internal.node;

import io.cacheme.CachemeListener;
import io.cacheme.CachemeListener.Interest;
import io.cacheme.CachemeListener.Source;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.internal.events.Events;
import io.cacheme.internal.events.Interested;
import io.cacheme.internal.events.ToldAnswer;
import io.cacheme.internal.events.ToldConsequence;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.tier.Tier;
import io.cacheme.spi.TimeSource;
import io.cacheme.stats.StorageState;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The user's listeners, if there are any. */
public final class Listening {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");

  private final @Nullable CachemeListener listener;

  /** Those of them that want to know of each answer. */
  private final @Nullable CachemeListener ofAnswers;

  private final TimeSource time;
  private final FailureLog consequences;
  private final AtomicBoolean uncommitted = new AtomicBoolean();

  public Listening(List<Interested> listeners, TimeSource time) {
    this.listener = one(listeners.stream().map(Interested::listener).toList());
    this.ofAnswers = one(Interested.in(Interest.ANSWERS, listeners));
    this.time = time;
    this.consequences = new FailureLog(time);
  }

  private static @Nullable CachemeListener one(List<CachemeListener> listeners) {
    return switch (listeners.size()) {
      case 0 -> null;
      case 1 -> listeners.get(0);
      default -> new SeveralListeners(listeners);
    };
  }

  /** Whether somebody wants to know of each answer. */
  public boolean isOn() {
    return ofAnswers != null;
  }

  /** Whether somebody is told of what is rare. */
  public boolean hasListener() {
    return listener != null;
  }

  /** The time for the listener's sake: not read if there is none. */
  public long nanoTime() {
    return ofAnswers == null ? 0 : time.nanoTime();
  }

  /** Tells of an answer; on a thread where users' code may run. */
  public <N extends Node<V>, V> void tell(
      NodeSpec<N, V> spec, N node, Outcome<V> outcome, boolean coalesced, long startedNanos) {
    if (ofAnswers == null) {
      return;
    }
    Tier<V> tier = outcome.tier();
    Source source =
        outcome.failure() != null
            ? Source.FAILURE
            : tier != null ? Source.TIER : outcome.entry() != null ? Source.LOAD : Source.NONE;
    try {
      ofAnswers.onAnswer(
          new ToldAnswer(
              spec,
              node,
              source,
              tier == null ? null : tier.storage(),
              coalesced,
              outcome.stale(),
              time.nanoTime() - startedNanos,
              outcome.failure()));
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** Tells of a value that differs; on a thread where users' code may run. */
  void tell(CachemeListener.Difference difference) {
    if (listener == null) {
      return;
    }
    try {
      listener.onDifference(difference);
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** Tells how a storage does from now on; on a thread where users' code may run. */
  public void tell(StorageState state) {
    if (listener == null) {
      return;
    }
    try {
      listener.onStorageState(state);
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** What a listener throws changes nothing. */
  static void failed(Throwable thrown) {
    Events.failed("listener", thrown);
  }

  /** Tells of what was to follow a successful call of {@code method} and did not. */
  public void tellFailed(
      NodeSpec<?, ?> spec, @Nullable Object node, String method, Throwable failure) {
    consequences.warn(
        method
            + " succeeded, but its consequence for "
            + spec.name()
            + " was not carried out in full",
        failure);
    if (listener == null) {
      return;
    }
    try {
      listener.onFailedConsequence(new ToldConsequence(spec, node, method, failure));
    } catch (Throwable e) {
      failed(e);
    }
  }

  /** Tells once that nobody knows when the transactions of callers are committed. */
  public void tellUncommitted(String method) {
    if (uncommitted.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          method
              + " was called in a transaction, and its node was invalidated before the commit: who"
              + " loads it until then may keep the older value. Call it outside of the transaction,"
              + " or give Cacheme.builder().transactionProbe(…) one with afterCommit");
    }
  }
}
