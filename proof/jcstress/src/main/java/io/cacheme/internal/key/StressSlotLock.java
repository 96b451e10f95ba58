package io.cacheme.internal.key;

/** The lock of a slot that has nothing else. */
final class StressSlotLock extends SlotLock {

  private static final long serialVersionUID = 1L;
}
