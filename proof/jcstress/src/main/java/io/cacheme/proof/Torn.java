package io.cacheme.proof;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Atomic operations in two steps, between which others come: what sabotaged classes call. */
public final class Torn {

  private static final int PAUSE = 10;

  private Torn() {}

  /** Instead of {@link AtomicReferenceArray#compareAndSet}. */
  public static boolean compareAndSet(
      AtomicReferenceArray<@Nullable Object> array, int place, Object old, @Nullable Object next) {
    if (array.get(place) != old) {
      return false;
    }
    pause();
    array.set(place, next);
    return true;
  }

  /** Instead of {@link AtomicReference#compareAndSet}. */
  public static boolean compareAndSet(AtomicReference<Object> reference, Object old, Object next) {
    if (reference.get() != old) {
      return false;
    }
    pause();
    reference.set(next);
    return true;
  }

  /** Instead of {@link AtomicReferenceFieldUpdater#getAndSet}. */
  public static @Nullable Object getAndSet(
      AtomicReferenceFieldUpdater<Object, @Nullable Object> field, Object of, Object next) {
    Object old = field.get(of);
    pause();
    field.set(of, next);
    return old;
  }

  /** Instead of {@link AtomicIntegerArray#getAndIncrement}. */
  public static int getAndIncrement(AtomicIntegerArray array, int place) {
    int old = array.get(place);
    pause();
    array.set(place, old + 1);
    return old;
  }

  /** Instead of {@link LongAdder#add}. */
  public static void add(LongAdder adder, long more) {
    long old = adder.sum();
    pause();
    adder.reset();
    adder.add(old + more);
  }

  /** For long enough that others come between two steps within seconds. */
  public static void pause() {
    for (int i = 0; i < PAUSE; i++) {
      Thread.onSpinWait();
    }
  }
}
