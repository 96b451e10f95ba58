package io.cacheme.spi;

import io.cacheme.stats.HeapStats;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A storage on the heap: keeps objects under typed keys. No method blocks or throws, and all may be
 * called by any thread. It bounds itself, and may forget an entry at any time.
 *
 * <p>If one throws all the same, no call of the cache fails: a get is a miss, and a key that a put
 * or removal failed for is not served from this storage until another got through.
 *
 * <p>Implemented by storages, also those of others; what is added has a default. The promises of
 * this interface are tested by {@code LocalStorageContract} of {@code cacheme-testkit}.
 */
public non-sealed interface LocalStorage extends Storage {

  /** The time to live of an entry that does not expire. */
  long NO_EXPIRY = Long.MAX_VALUE;

  /** The {@link #maximumBytes} of a storage that does not count bytes. */
  long UNBOUNDED = Long.MAX_VALUE;

  /** The {@link #evictionCount} of a storage that does not count what it drops. */
  long UNCOUNTED = HeapStats.UNCOUNTED;

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
   * Keeps {@code value}, the object itself; replaces another.
   *
   * @param value if it is {@link Expirable}, the time of its expiry may be noted in it, and is by a
   *     storage that {@linkplain #supportsExpireAfterAccess looks} there again
   * @param ttlNanos positive, by the context's clock, or {@link #NO_EXPIRY}
   */
  void put(Object key, Object value, long ttlNanos);

  /**
   * What it keeps, each key with its value, but for what has expired; no use of the entries. Made
   * while others read and write: what is there all the time comes once, what comes or goes
   * meanwhile may be missing.
   *
   * @return an iterator that one thread uses, and that removes nothing. Null if the storage cannot
   *     tell, as the default does; then {@code asMap()} cannot be walked through, and a node cannot
   *     be dumped
   */
  default @Nullable Iterator<Map.Entry<Object, Object>> entries() {
    return null;
  }

  /**
   * From now on tells {@code listener} of every entry that it lets go of; called once at most,
   * before {@link Storage#open}, and only where somebody wants to know. What goes with the storage
   * when it is closed is not told.
   *
   * @return false if it cannot, as the default does; then a node with a {@code RemovalListener} and
   *     a tier here is refused
   */
  default boolean tellRemovals(Removals listener) {
    return false;
  }

  /**
   * Whether it looks anew at {@link Expirable#expiresAtNanos} of what it keeps whenever it is to
   * tell if that has expired. It is to be so for a tier with {@code expireAfterAccess}: an entry is
   * put for as long as it may be idle, and each use of it defers its end there; nothing else is
   * asked of the storage.
   *
   * @return false if it keeps to what it was told at {@link #put}, as the default does; then
   *     entries live for their {@code ttl} there, used or not, which is said by a warning in the
   *     log when such a node is bound
   */
  default boolean supportsExpireAfterAccess() {
    return false;
  }

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

  /**
   * How many entries it has dropped since it was opened to make room for others, new ones that it
   * did not admit included; never less than before. {@link #UNCOUNTED} if it does not count them,
   * as the default says.
   */
  default long evictionCount() {
    return UNCOUNTED;
  }

  /** Why a storage has let go of an entry. */
  enum Cause {
    /** It was told to {@link #remove} it, or did not keep what was to replace it. */
    EXPLICIT,
    /** Another value was put in its place. */
    REPLACED,
    /** Its time was over when it was asked for, replaced, or made room for others. */
    EXPIRED,
    /** It had to make room for others. */
    SIZE
  }

  /** Is told what a storage lets go of. The cache alone implements it; a storage calls it. */
  @FunctionalInterface
  interface Removals {

    /**
     * An entry is gone. Called by any thread, after the fact, without a lock of the storage's own
     * that another call of it would wait for; does not block, and does not throw.
     */
    void removed(Object key, Object value, Cause why);
  }
}
