package io.cacheme.internal.key;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of one node for which something goes on just now. */
public final class Slots<V> {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");

  private final ConcurrentMap<Object, KeySlot<V>> table = new ConcurrentHashMap<>();
  private final FencePolicy fences;

  public Slots(FencePolicy fences) {
    this.fences = fences;
  }

  /** Someone asks for {@code key}; null if there is nothing to join, and a flight is needed. */
  public @Nullable Asked<V> join(Object key, Waiter<V> waiter, Flight.Kind kind, long nowMillis) {
    KeySlot<V> slot = table.get(key);
    if (slot == null || !slot.tryLock()) {
      return null;
    }
    try {
      return slot.join(waiter, kind, nowMillis);
    } finally {
      slot.unlock();
    }
  }

  /**
   * The same for who brings a flight, since {@link #join} found nothing; null if it was opened, and
   * is to be started.
   */
  public @Nullable Asked<V> ask(Waiter<V> waiter, Flight<V> own, long nowMillis) {
    KeySlot<V> slot = lockNew(own.key());
    try {
      return slot.ask(waiter, own, nowMillis);
    } finally {
      slot.unlock();
    }
  }

  /**
   * A write of {@code key} is asked, for {@code listener} if there is one: older flights are fenced
   * from now on.
   */
  public Write.Submitted<V> submit(
      Object key, Write.@Nullable Listener listener, Function<KeySlot<V>, Write<V>> write) {
    KeySlot<V> slot = lock(key);
    try {
      Write<V> submitted = write.apply(slot);
      if (listener != null) {
        submitted.group.add(listener);
      }
      return slot.submit(submitted);
    } finally {
      slot.unlock();
    }
  }

  /** A refresh of {@code key} is asked. */
  public <R extends Refresh<V>> Refresh.Asked<V, R> refresh(
      Object key, Waiter<V> waiter, Refresh.Opening<V, R> opening) {
    KeySlot<V> slot = lock(key);
    try {
      return slot.refresh(waiter, opening);
    } finally {
      slot.unlock();
    }
  }

  /** The same where there was none a moment ago. */
  private KeySlot<V> lockNew(Object key) {
    KeySlot<V> slot = added(key);
    return slot.tryLock() ? slot : lock(key);
  }

  /** The slot of {@code key} in the table: a fresh one, or who was there first. */
  private KeySlot<V> added(Object key) {
    KeySlot<V> fresh = new KeySlot<>(key, this, fences);
    KeySlot<V> present = table.putIfAbsent(key, fresh);
    return present == null ? fresh : present;
  }

  /** The slot of {@code key}, in the table and locked. */
  private KeySlot<V> lock(Object key) {
    while (true) {
      KeySlot<V> slot = table.get(key);
      if (slot == null) {
        slot = added(key);
      }
      if (slot.tryLock()) {
        return slot;
      }
      drop(slot); // whoever should have may be late, or have failed in the key's own code
    }
  }

  void drop(KeySlot<V> slot) {
    try {
      table.remove(slot.key, slot);
    } catch (Throwable e) { // the key's own hashCode or equals
      LOG.log(System.Logger.Level.DEBUG, "a key failed when it was dropped", e);
    }
  }

  public boolean isEmpty() {
    return table.isEmpty();
  }
}
