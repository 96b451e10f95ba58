package io.cacheme.storage.local;

/**
 * A value and when it expires. Equal only to itself, so that it can be removed if it is still
 * there.
 */
final class Held {

  /** Far enough, and near enough for the difference of two times not to overflow. */
  private static final long LONGEST_TTL = Long.MAX_VALUE >> 1;

  final Object value;
  private final long expiresAt;

  Held(Object value, long ttlNanos, long now) {
    this.value = value;
    this.expiresAt = now + Math.min(ttlNanos, LONGEST_TTL);
  }

  boolean isExpired(long now) {
    return now - expiresAt >= 0;
  }
}
