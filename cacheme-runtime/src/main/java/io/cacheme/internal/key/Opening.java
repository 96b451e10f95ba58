package io.cacheme.internal.key;

/** Makes the flight of who asks first. It does nothing else: the slot is locked. */
@FunctionalInterface
public interface Opening<V, F extends Flight<V>> {

  F flight(KeySlot<V> slot);
}
