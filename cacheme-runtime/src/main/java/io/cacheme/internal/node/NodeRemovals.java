package io.cacheme.internal.node;

import io.cacheme.Node;
import io.cacheme.RemovalCause;
import io.cacheme.RemovalListener;
import io.cacheme.RemovalListener.Removal;
import io.cacheme.internal.events.ToldRemoval;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.spi.LocalStorage;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What those who listen are told of one node's heaps: in order, and where callbacks run. */
public final class NodeRemovals<N extends Node<V>, V> {

  private static final int MOST_WAITING = 1 << 16;

  private final NodeContext<N, V> context;
  private final List<RemovalListener<N, V>> listeners;
  private final FailureLog failures;
  private final FailureLog untold;
  private final Queue<Removal<N, V>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  /** How often somebody wanted what waits to be told since the thread that does began to. */
  private final AtomicInteger wanted = new AtomicInteger();

  private final AtomicBoolean sweeping = new AtomicBoolean();

  /** Those of a node, whose clears it looks for from now on. */
  public NodeRemovals(NodeContext<N, V> context, List<RemovalListener<N, V>> listeners) {
    this.context = context;
    this.listeners = List.copyOf(listeners);
    this.failures = new FailureLog(context.surroundings.time);
    this.untold = new FailureLog(context.surroundings.time);
    context.chain.whenCleared(this::sweepLater);
  }

  /** A heap has let go of what it had under {@code key}. Does not throw. */
  @SuppressWarnings("unchecked") // a key belongs to one node, and only its tiers write it
  void removed(String storage, Object key, Object kept, LocalStorage.Cause why) {
    if (!context.keys.isOwn(key) || !(kept instanceof HeapEntry<?> some)) {
      return; // of another node that is known by the same class
    }
    HeapEntry<V> entry = (HeapEntry<V>) some;
    V value = entry.value();
    if (value == null) { // it said that there was none
      return;
    }
    Removal<N, V> removal =
        new ToldRemoval<>(context.keys.node(key), value, cause(storage, entry, why), storage);
    if (count.incrementAndGet() > MOST_WAITING) {
      count.decrementAndGet();
      untold.warn(
          "the removal listener of "
              + context.spec.name()
              + " is slower than removals come, and was not told of one",
          new RejectedExecutionException(MOST_WAITING + " wait to be told"));
      return;
    }
    waiting.add(removal);
    if (wanted.getAndIncrement() == 0) {
      context.surroundings.callbacks.run(this::tell);
    }
  }

  private RemovalCause cause(String storage, HeapEntry<V> entry, LocalStorage.Cause why) {
    HeapTier<V> tier = tier(storage);
    if (tier != null && tier.isFromBeforeClear(entry)) {
      return RemovalCause.CLEARED;
    }
    if (why == LocalStorage.Cause.EXPIRED) {
      return RemovalCause.EXPIRED;
    }
    if (tier != null && !tier.serves(entry)) {
      return RemovalCause.OUTDATED;
    }
    return switch (why) {
      case EXPLICIT -> RemovalCause.EXPLICIT;
      case REPLACED -> RemovalCause.REPLACED;
      case EXPIRED -> RemovalCause.EXPIRED;
      case SIZE -> RemovalCause.SIZE;
    };
  }

  private @Nullable HeapTier<V> tier(String storage) {
    for (HeapTier<V> heap : context.chain.heaps()) {
      if (heap.storage().equals(storage)) {
        return heap;
      }
    }
    return null;
  }

  private void tell() {
    int seen;
    do {
      seen = wanted.get();
      for (Removal<N, V> next = waiting.poll(); next != null; next = waiting.poll()) {
        count.decrementAndGet();
        tell(next);
      }
    } while (!wanted.compareAndSet(seen, 0));
  }

  private void tell(Removal<N, V> removal) {
    for (RemovalListener<N, V> listener : listeners) {
      try {
        listener.onRemoval(removal);
      } catch (Throwable e) { // the others are told all the same
        failures.warn("the removal listener of " + context.spec.name() + " failed", e);
      }
    }
  }

  /** What heaps have from before is to be let go of, and so told; not by the thread that clears. */
  private void sweepLater() {
    if (sweeping.compareAndSet(false, true)) {
      context.surroundings.callbacks.run(
          () -> {
            sweeping.set(false); // first: what is cleared from now on is looked for once more
            context.chain.heaps().forEach(this::sweep);
          });
    }
  }

  @SuppressWarnings("unchecked") // as above
  private void sweep(HeapTier<V> heap) {
    try {
      Iterator<Map.Entry<Object, Object>> entries = heap.entries();
      while (entries != null && entries.hasNext()) {
        Map.Entry<Object, Object> next = entries.next();
        if (context.keys.isOwn(next.getKey())
            && next.getValue() instanceof HeapEntry<?> entry
            && heap.isFromBeforeClear((HeapEntry<V>) entry)) {
          heap.remove(next.getKey(), (HeapEntry<V>) entry);
        }
      }
    } catch (Throwable e) { // a heap that throws, as none may: told when it lets go of them
      failures.warn(heap.describe() + " could not be walked through", e);
    }
  }
}
