package io.cacheme.storage.local;

import io.cacheme.spi.Expirable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A map in order of use that drops its longest unused entries while it has more than it may. */
final class LruStripe {

  private final Map<Object, Expirable> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final long capacity;
  private final ToIntFunction<Expirable> weigher;
  private long weight;

  LruStripe(long capacity, ToIntFunction<Expirable> weigher) {
    this.capacity = capacity;
    this.weigher = weigher;
  }

  synchronized @Nullable Object get(Object key, long now) {
    Expirable held = entries.get(key);
    if (held == null) {
      return null;
    }
    if (Held.isExpired(held, now)) {
      remove(key);
      return null;
    }
    return Held.value(held);
  }

  synchronized void put(Object key, Expirable held) {
    remove(key); // with its key, which may be another object
    entries.put(key, held);
    weight += weigher.applyAsInt(held);
    Iterator<Expirable> eldest = entries.values().iterator();
    while (weight > capacity) {
      weight -= weigher.applyAsInt(eldest.next());
      eldest.remove();
    }
  }

  synchronized void remove(Object key) {
    Expirable held = entries.remove(key);
    if (held != null) {
      weight -= weigher.applyAsInt(held);
    }
  }

  synchronized int size() {
    return entries.size();
  }

  synchronized long weight() {
    return weight;
  }
}
