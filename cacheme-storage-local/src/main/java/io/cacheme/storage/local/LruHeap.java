package io.cacheme.storage.local;

import io.cacheme.spi.TimeSource;
import org.jspecify.annotations.Nullable;

/** Stripes of {@link LruStripe}, chosen by the key's hash, whose capacities add up to the size. */
final class LruHeap implements Heap {

  private static final int MAX_STRIPES = 16;
  private static final int LEAST_STRIPE = 512;

  private final LruStripe[] stripes;
  private final TimeSource time;

  LruHeap(int size, TimeSource time) {
    this.time = time;
    int count = Math.min(MAX_STRIPES, Integer.highestOneBit(Math.max(1, size / LEAST_STRIPE)));
    stripes = new LruStripe[count];
    for (int i = 0; i < count; i++) {
      stripes[i] = new LruStripe(size / count + (i < size % count ? 1 : 0));
    }
  }

  @Override
  public @Nullable Object get(Object key) {
    return stripe(key).get(key, time.coarseNanoTime());
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    stripe(key).put(key, Held.of(value, ttlNanos, time.coarseNanoTime()));
  }

  @Override
  public void remove(Object key) {
    stripe(key).remove(key);
  }

  @Override
  public long size() {
    long size = 0;
    for (LruStripe stripe : stripes) {
      size += stripe.size();
    }
    return size;
  }

  /** By the hash's upper bits after mixing: the map in the stripe uses the lower ones. */
  private LruStripe stripe(Object key) {
    int mixed = key.hashCode() * 0x9E3779B9;
    return stripes[(mixed >>> 16) & (stripes.length - 1)];
  }
}
