package io.cacheme.internal.node;

import io.cacheme.CachemeUsageException;
import io.cacheme.Node;
import io.cacheme.help.Help;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the heaps of a node would serve just now, the first that serves a key first. */
public final class HeapView<N extends Node<V>, V> extends AbstractMap<N, V> {

  private final NodeContext<N, V> context;
  private final Set<Map.Entry<N, V>> entries = new Entries();

  private HeapView(NodeContext<N, V> context) {
    this.context = context;
  }

  /** That of a node; it cannot be changed. */
  public static <N extends Node<V>, V> Map<N, V> of(NodeContext<N, V> context) {
    return Collections.unmodifiableMap(new HeapView<>(context));
  }

  /**
   * The entries of values that heaps would serve, each with what the heap knows its node by; of
   * each key the first.
   *
   * @throws CachemeUsageException if one of them cannot tell what it has (R32)
   */
  public static <N extends Node<V>, V> Iterator<Map.Entry<Object, HeapEntry<V>>> served(
      NodeContext<N, V> context) {
    return isServing(context) ? new Walk<>(context) : Collections.emptyIterator();
  }

  private static boolean isServing(NodeContext<?, ?> context) {
    return !context.isDisabled() && !context.surroundings.isClosed();
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    Objects.requireNonNull(key, "a null node");
    Object local = isServing(context) ? context.keys.localOrNull(key) : null;
    return local == null ? null : look(context.chain.heaps(), local);
  }

  private static <V> @Nullable V look(List<HeapTier<V>> heaps, Object local) {
    HeapEntry<V> first = first(heaps, local);
    return first == null ? null : first.value();
  }

  private static <V> @Nullable HeapEntry<V> first(List<HeapTier<V>> heaps, Object local) {
    for (HeapTier<V> heap : heaps) {
      HeapEntry<V> entry = heap.look(local);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Map.Entry<N, V>> entrySet() {
    return entries;
  }

  /** No values in a log. */
  @Override
  public String toString() {
    return "what heaps have of " + context.spec.name();
  }

  private final class Entries extends AbstractSet<Map.Entry<N, V>> {

    @Override
    public Iterator<Map.Entry<N, V>> iterator() {
      Iterator<Map.Entry<Object, HeapEntry<V>>> served = served(context);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return served.hasNext();
        }

        @Override
        public Map.Entry<N, V> next() {
          Map.Entry<Object, HeapEntry<V>> next = served.next();
          V value = Objects.requireNonNull(next.getValue().value(), "the value of an entry");
          return Map.entry(context.keys.node(next.getKey()), value);
        }
      };
    }

    @Override
    public int size() {
      long size = 0;
      for (Iterator<?> served = served(context); served.hasNext(); served.next()) {
        size++;
      }
      return (int) Math.min(size, Integer.MAX_VALUE);
    }

    @Override
    public boolean isEmpty() {
      return !served(context).hasNext();
    }
  }

  /** Through all heaps, one after another. */
  private static final class Walk<V> implements Iterator<Map.Entry<Object, HeapEntry<V>>> {

    private final NodeContext<?, V> context;
    private final List<HeapTier<V>> heaps;
    private int place = -1;
    private Iterator<Map.Entry<Object, Object>> entries = Collections.emptyIterator();
    private Map.@Nullable Entry<Object, HeapEntry<V>> next;

    Walk(NodeContext<?, V> context) {
      this.context = context;
      this.heaps = context.chain.heaps();
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Map.Entry<Object, HeapEntry<V>> next() {
      Map.Entry<Object, HeapEntry<V>> now = next;
      if (now == null) {
        throw new NoSuchElementException();
      }
      advance();
      return now;
    }

    private void advance() {
      next = null;
      while (next == null) {
        if (entries.hasNext()) {
          next = servedOrNull(entries.next());
        } else if (++place < heaps.size()) {
          entries = entries(heaps.get(place));
        } else {
          return;
        }
      }
    }

    private Iterator<Map.Entry<Object, Object>> entries(HeapTier<V> heap) {
      Iterator<Map.Entry<Object, Object>> all = heap.entries();
      if (all == null) {
        throw mute(context, heap);
      }
      return all;
    }

    @SuppressWarnings("unchecked") // a key belongs to one node, and only its tiers write it
    private Map.@Nullable Entry<Object, HeapEntry<V>> servedOrNull(Map.Entry<Object, Object> kept) {
      Object key = kept.getKey();
      if (!context.keys.isOwn(key) || !(kept.getValue() instanceof HeapEntry<?> some)) {
        return null;
      }
      HeapEntry<V> entry = (HeapEntry<V>) some;
      boolean isServed =
          entry.value() != null
              && heaps.get(place).serves(entry)
              && first(heaps.subList(0, place), key) == null; // which may say that there is none
      return isServed ? Map.entry(key, entry) : null;
    }
  }

  private static CachemeUsageException mute(NodeContext<?, ?> context, HeapTier<?> heap) {
    return new CachemeUsageException(
        "R32",
        Help.message(
            "R32",
            heap.describe() + " cannot tell what it has of " + context.spec.name(),
            "its entries() answers null, as that of a LocalStorage does unless it is overridden",
            "ask for single nodes, by asMap().get(node); or override LocalStorage.entries()"));
  }
}
