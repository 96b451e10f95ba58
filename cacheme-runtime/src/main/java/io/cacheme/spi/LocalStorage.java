package io.cacheme.spi;

import org.jspecify.annotations.Nullable;

/**
 * A storage on the heap: keeps objects under typed keys. No method blocks or throws, and all may be
 * called by any thread. It bounds itself, and may forget an entry at any time.
 *
 * <p>If one throws all the same, no call of the cache fails: a get is a miss, and a key that a put
 * or removal failed for is not served from this storage until another got through.
 */
public non-sealed interface LocalStorage extends Storage {

  /** The time to live of an entry that does not expire. */
  long NO_EXPIRY = Long.MAX_VALUE;

  /** The {@link #maximumBytes} of a storage that does not count bytes. */
  long UNBOUNDED = Long.MAX_VALUE;

  /** The object under {@code key}, or null if there is none or it has expired. */
  @Nullable Object get(Object key);

  /**
   * The same as {@link #get}, not counted as a use of the entry where the storage can tell. The
   * default is {@link #get} itself.
   */
  default @Nullable Object peek(Object key) {
    return get(key);
  }

  /**
   * Keeps {@code value} for {@code ttlNanos} (positive) by the context's clock; replaces another.
   * If the value is {@link Expirable}, the time of its expiry may be noted in it.
   */
  void put(Object key, Object value, long ttlNanos);

  /** Forgets {@code key}. */
  void remove(Object key);

  /** How many entries it keeps, about. */
  long size();

  /**
   * How many bytes its entries may take; {@link #UNBOUNDED} if it does not count bytes. One that
   * does is given values that are {@link Weighed} and keeps no others, nor any that weighs more
   * than this.
   */
  default long maximumBytes() {
    return UNBOUNDED;
  }

  /** How many bytes its entries take, about, by what they weigh; 0 if it does not count bytes. */
  default long weighedBytes() {
    return 0;
  }
}
