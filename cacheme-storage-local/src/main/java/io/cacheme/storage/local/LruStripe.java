package io.cacheme.storage.local;

import io.cacheme.spi.Expirable;
import io.cacheme.spi.LocalStorage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A map in order of use that drops its longest unused entries while it has more than it may. */
final class LruStripe {

  private final Map<Object, Expirable> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final long capacity;
  private final ToIntFunction<Expirable> weigher;
  private final LocalStorage.@Nullable Removals listener;
  private long weight;
  private long evictions;

  LruStripe(
      long capacity, ToIntFunction<Expirable> weigher, LocalStorage.@Nullable Removals listener) {
    this.capacity = capacity;
    this.weigher = weigher;
    this.listener = listener;
  }

  @Nullable Object get(Object key, long now) {
    Expirable held;
    synchronized (this) {
      held = entries.get(key);
      if (held == null) {
        return null;
      }
      if (!Held.isExpired(held, now)) {
        return Held.value(held);
      }
      drop(key);
    }
    tell(key, held, LocalStorage.Cause.EXPIRED);
    return null;
  }

  void put(Object key, Expirable held, long now) {
    Expirable replaced;
    List<Map.Entry<Object, Expirable>> evicted;
    synchronized (this) {
      replaced = drop(key); // with its key, which may be another object
      entries.put(key, held);
      weight += weigher.applyAsInt(held);
      evicted = weight > capacity ? evict() : List.of();
    }
    tell(key, replaced, why(replaced, now, LocalStorage.Cause.REPLACED));
    for (Map.Entry<Object, Expirable> entry : evicted) {
      Expirable old = entry.getValue();
      tell(entry.getKey(), old, why(old, now, LocalStorage.Cause.SIZE));
    }
  }

  /** Drops what there is too much; what that was, if anybody wants to know. */
  private List<Map.Entry<Object, Expirable>> evict() {
    List<Map.Entry<Object, Expirable>> evicted = listener == null ? List.of() : new ArrayList<>(1);
    Iterator<Map.Entry<Object, Expirable>> eldest = entries.entrySet().iterator();
    while (weight > capacity) {
      Map.Entry<Object, Expirable> entry = eldest.next();
      weight -= weigher.applyAsInt(entry.getValue());
      eldest.remove();
      evictions++;
      if (listener != null) {
        evicted.add(entry);
      }
    }
    return evicted;
  }

  void remove(Object key, long now) {
    Expirable held;
    synchronized (this) {
      held = drop(key);
    }
    tell(key, held, why(held, now, LocalStorage.Cause.EXPLICIT));
  }

  private @Nullable Expirable drop(Object key) {
    Expirable held = entries.remove(key);
    if (held != null) {
      weight -= weigher.applyAsInt(held);
    }
    return held;
  }

  private static LocalStorage.Cause why(
      @Nullable Expirable held, long now, LocalStorage.Cause otherwise) {
    return held != null && Held.isExpired(held, now) ? LocalStorage.Cause.EXPIRED : otherwise;
  }

  /** Without the lock: who is told may do what it likes. */
  private void tell(Object key, @Nullable Expirable held, LocalStorage.Cause why) {
    if (listener != null && held != null) {
      listener.removed(key, Held.value(held), why);
    }
  }

  /** What it has, the longest unused first. */
  synchronized List<Map.Entry<Object, Object>> entries(long now) {
    List<Map.Entry<Object, Object>> all = new ArrayList<>(entries.size());
    entries.forEach( // which is no use, as a get would be
        (key, held) -> {
          if (!Held.isExpired(held, now)) {
            all.add(Map.entry(key, Held.value(held)));
          }
        });
    return all;
  }

  synchronized int size() {
    return entries.size();
  }

  synchronized long evictions() {
    return evictions;
  }

  synchronized long weight() {
    return weight;
  }
}
