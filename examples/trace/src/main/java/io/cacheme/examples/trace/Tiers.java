package io.cacheme.examples.trace;

import io.cacheme.Cacheme;
import java.util.Arrays;
import java.util.Locale;

/** What is asked in a pass. */
enum Tiers {
  /** Redis. */
  REDIS(false, true),
  /** Redis by a storage that writes whatever stands there, as before fills compared. */
  REDIS_PLAIN(false, false),
  /** A heap tier in front of Redis, which follows nobody. */
  HEAP(true, true),
  /** The same before Redis that is written whatever stands there. */
  HEAP_PLAIN(true, false),
  /** A heap tier in front of Redis that follows what other processes write. */
  HEAP_FOLLOWING(true, true),
  /** Redis, and each key is loaded once by all processes. */
  FLEET(false, true);

  private final boolean hasHeap;
  private final boolean compares;

  Tiers(boolean hasHeap, boolean compares) {
    this.hasHeap = hasHeap;
    this.compares = compares;
  }

  /** That which the command line names. */
  static Tiers named(String name) {
    return Arrays.stream(values())
        .filter(tiers -> tiers.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--tiers takes some of " + Arrays.toString(values()) + ", not " + name));
  }

  boolean hasHeap() {
    return hasHeap;
  }

  /** Whether what is loaded is kept only where nobody has written meanwhile. */
  boolean compares() {
    return compares;
  }

  /** The cache of such tiers. */
  TracedCache cache(Cacheme cacheme, ItemSource source) {
    return switch (this) {
      case REDIS, REDIS_PLAIN -> {
        ItemCache cache = ItemCache.create(cacheme, source);
        yield new TracedCache("Item", cache::get, cache::put, cache::stats);
      }
      case HEAP, HEAP_PLAIN -> {
        NearItemCache cache = NearItemCache.create(cacheme, source);
        yield new TracedCache("NearItem", cache::get, cache::put, cache::stats);
      }
      case HEAP_FOLLOWING -> {
        FollowingItemCache cache = FollowingItemCache.create(cacheme, source);
        yield new TracedCache("FollowingItem", cache::get, cache::put, cache::stats);
      }
      case FLEET -> {
        FleetItemCache cache = FleetItemCache.create(cacheme, source);
        yield new TracedCache("FleetItem", cache::get, cache::put, cache::stats);
      }
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
