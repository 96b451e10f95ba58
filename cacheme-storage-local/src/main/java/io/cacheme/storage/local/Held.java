package io.cacheme.storage.local;

import io.cacheme.spi.Expirable;

/** A value that cannot note itself when it expires. Equal only to itself. */
final class Held implements Expirable {

  /** Far enough, and near enough for the difference of two times not to overflow. */
  private static final long LONGEST_TTL = Long.MAX_VALUE >> 1;

  private final Object value;
  private long expiresAtNanos;

  private Held(Object value) {
    this.value = value;
  }

  /** What to keep for {@code value}: itself, if it notes when it expires. */
  static Expirable of(Object value, long ttlNanos, long now) {
    Expirable held = value instanceof Expirable itself ? itself : new Held(value);
    held.expireAtNanos(now + Math.min(ttlNanos, LONGEST_TTL));
    return held;
  }

  static boolean isExpired(Expirable held, long now) {
    return now - held.expiresAtNanos() >= 0;
  }

  /** The value that is kept as {@code held}. */
  static Object value(Expirable held) {
    return held instanceof Held other ? other.value : held;
  }

  @Override
  public long expiresAtNanos() {
    return expiresAtNanos;
  }

  @Override
  public void expireAtNanos(long nanos) {
    expiresAtNanos = nanos;
  }
}
