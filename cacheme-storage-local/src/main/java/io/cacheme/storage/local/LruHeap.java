package io.cacheme.storage.local;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.TimeSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stripes of {@link LruStripe}, chosen by the key's hash, whose capacities add up to the size. One
 * alone where bytes are counted: a part of them might be too small for an entry that fits the
 * whole.
 */
final class LruHeap implements Heap {

  private static final int MAX_STRIPES = 16;
  private static final int LEAST_STRIPE = 512;

  private final LruStripe[] stripes;
  private final Bound bound;
  private final TimeSource time;

  LruHeap(Bound bound, TimeSource time, LocalStorage.@Nullable Removals listener) {
    this.bound = bound;
    this.time = time;
    int count = bound.inBytes() ? 1 : stripes((int) bound.maximum());
    stripes = new LruStripe[count];
    for (int i = 0; i < count; i++) {
      long capacity = bound.maximum() / count + (i < bound.maximum() % count ? 1 : 0);
      stripes[i] = new LruStripe(capacity, bound::weight, listener);
    }
  }

  private static int stripes(int size) {
    return Math.min(MAX_STRIPES, Integer.highestOneBit(Math.max(1, size / LEAST_STRIPE)));
  }

  @Override
  public @Nullable Object get(Object key) {
    return stripe(key).get(key, time.coarseNanoTime());
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    if (bound.allows(value)) {
      long now = time.coarseNanoTime();
      stripe(key).put(key, Held.of(value, ttlNanos, now), now);
    } else {
      remove(key);
    }
  }

  @Override
  public void remove(Object key) {
    stripe(key).remove(key, time.coarseNanoTime());
  }

  /** One stripe after another, each as it is when its turn comes. */
  @Override
  public Iterator<Map.Entry<Object, Object>> entries() {
    return Arrays.stream(stripes)
        .flatMap(stripe -> stripe.entries(time.coarseNanoTime()).stream())
        .iterator();
  }

  @Override
  public long size() {
    long size = 0;
    for (LruStripe stripe : stripes) {
      size += stripe.size();
    }
    return size;
  }

  @Override
  public long evictionCount() {
    long evictions = 0;
    for (LruStripe stripe : stripes) {
      evictions += stripe.evictions();
    }
    return evictions;
  }

  @Override
  public long weighedBytes() {
    return bound.inBytes() ? stripes[0].weight() : 0;
  }

  /** By the hash's upper bits after mixing: the map in the stripe uses the lower ones. */
  private LruStripe stripe(Object key) {
    int mixed = key.hashCode() * 0x9E3779B9;
    return stripes[(mixed >>> 16) & (stripes.length - 1)];
  }
}
