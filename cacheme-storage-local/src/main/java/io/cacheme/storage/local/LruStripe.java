package io.cacheme.storage.local;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map in order of use that drops its longest unused entry when it is full. */
final class LruStripe {

  private final Map<Object, Held> entries;

  LruStripe(int capacity) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Object, Held> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized @Nullable Object get(Object key, long now) {
    Held held = entries.get(key);
    if (held == null) {
      return null;
    }
    if (held.isExpired(now)) {
      entries.remove(key);
      return null;
    }
    return held.value;
  }

  synchronized void put(Object key, Held held) {
    entries.put(key, held);
  }

  synchronized void remove(Object key) {
    entries.remove(key);
  }

  synchronized int size() {
    return entries.size();
  }
}
