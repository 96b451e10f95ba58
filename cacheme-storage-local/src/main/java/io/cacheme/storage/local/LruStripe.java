package io.cacheme.storage.local;

import io.cacheme.spi.Expirable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map in order of use that drops its longest unused entry when it is full. */
final class LruStripe {

  private final Map<Object, Expirable> entries;

  LruStripe(int capacity) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Object, Expirable> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized @Nullable Object get(Object key, long now) {
    Expirable held = entries.get(key);
    if (held == null) {
      return null;
    }
    if (Held.isExpired(held, now)) {
      entries.remove(key);
      return null;
    }
    return Held.value(held);
  }

  synchronized void put(Object key, Expirable held) {
    entries.put(key, held);
  }

  synchronized void remove(Object key) {
    entries.remove(key);
  }

  synchronized int size() {
    return entries.size();
  }
}
