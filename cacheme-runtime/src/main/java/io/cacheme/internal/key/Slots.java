package io.cacheme.internal.key;

import io.cacheme.Node;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The keys of one node for which something goes on just now. */
public final class Slots<N extends Node<V>, V> {

  private final ConcurrentMap<Object, KeySlot<N, V>> table = new ConcurrentHashMap<>();

  /** The slot of {@code key}, in the table and locked. */
  public KeySlot<N, V> lock(Object key) {
    while (true) {
      KeySlot<N, V> slot = table.get(key);
      if (slot == null) {
        KeySlot<N, V> fresh = new KeySlot<>(key);
        fresh.lock.lock();
        slot = table.putIfAbsent(key, fresh);
        if (slot == null) {
          return fresh;
        }
      }
      if (slot.tryLive()) {
        return slot;
      }
    }
  }

  /** Unlocks {@code slot}, and drops it if nothing goes on there any more. */
  public void unlock(KeySlot<N, V> slot) {
    if (!slot.dead && slot.isIdle()) {
      slot.dead = true;
      table.remove(slot.key, slot);
    }
    slot.lock.unlock();
  }

  public boolean isEmpty() {
    return table.isEmpty();
  }

  public int size() {
    return table.size();
  }
}
