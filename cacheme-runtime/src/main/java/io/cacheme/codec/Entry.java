package io.cacheme.codec;

import org.jspecify.annotations.Nullable;

/**
 * What a tier keeps of one key.
 *
 * @param value the value; {@code null} if {@code absent}
 * @param absent whether the entry marks that there is no value
 * @param loadedAt when the load of the value began, in milliseconds since the epoch
 * @param expiresAt when the entry expires, in milliseconds since the epoch, or {@link #NEVER}
 * @param <V> the value
 */
public record Entry<V>(@Nullable V value, boolean absent, long loadedAt, long expiresAt) {

  /** The expiry of an entry that does not expire. */
  public static final long NEVER = Long.MAX_VALUE;

  /** An entry of a value. */
  public static <V> Entry<V> of(V value, long loadedAt, long expiresAt) {
    return new Entry<>(value, false, loadedAt, expiresAt);
  }

  /** An entry that marks absence. */
  public static <V> Entry<V> absent(long loadedAt, long expiresAt) {
    return new Entry<>(null, true, loadedAt, expiresAt);
  }

  /** Whether it has expired at {@code now}, in milliseconds since the epoch. */
  public boolean isExpired(long now) {
    return expiresAt <= now;
  }

  /** No value in a log: only what is around it. */
  @Override
  public String toString() {
    return "Entry["
        + (absent ? "absent, " : "")
        + "loadedAt="
        + loadedAt
        + ", expiresAt="
        + (expiresAt == NEVER ? "never" : expiresAt)
        + "]";
  }
}
