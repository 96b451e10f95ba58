package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.local;

import io.cacheme.spi.Expirable;
import io.cacheme.spi.LocalStorage;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Heap storages that say that they look again when an entry ends, and do not. */
final class LocalIdleDefects {

  private LocalIdleDefects() {}

  static List<Defect<LocalStorage>> all() {
    return List.of(
        local(
            "keeps to the time of the put",
            KeepsToThePut::new,
            "deferred_isThereUntilItsNewEnd",
            "deferred_isAmongTheEntriesUntilItsNewEnd",
            "deferred_isToldToHaveExpiredAfterItsNewEnd"),
        local(
            "does not write when an entry ends",
            NotesNothing::new,
            "neverDeferred_isThereUntilItsFirstEnd"));
  }

  /** All that a telling storage does, and that it looks again. */
  private static class Looking extends ForwardingLocalStorage {

    Looking(LocalStorage behind) {
      super(behind);
    }

    @Override
    public boolean supportsExpireAfterAccess() {
      return true;
    }

    @Override
    public Iterator<Map.Entry<Object, Object>> entries() {
      return behind.entries();
    }

    @Override
    public boolean tellRemovals(Removals listener) {
      return behind.tellRemovals(listener);
    }
  }

  /** The object cannot be told by the good storage to be one that knows its end. */
  private static final class KeepsToThePut extends Looking {

    KeepsToThePut(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      super.put(key, value instanceof Expirable ? new Box(value) : value, ttlNanos);
    }

    @Override
    public Object get(Object key) {
      return super.get(key) instanceof Box box ? box.value() : super.get(key);
    }

    private record Box(Object value) {}
  }

  private static final class NotesNothing extends Looking {

    NotesNothing(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      super.put(key, value, ttlNanos);
      if (value instanceof Expirable own) {
        own.expireAtNanos(Long.MAX_VALUE >> 1);
      }
    }
  }
}
