package io.cacheme.spi;

import org.jspecify.annotations.Nullable;

/**
 * An entry that is to be kept only where its key still has what its writer saw there.
 *
 * @param key the key
 * @param bytes the value
 * @param ttlMillis at least 1, or {@link RemoteStorage#NO_EXPIRY}
 * @param seen the value that the key must have, byte for byte; null that it must have none
 * @param orNone whether a key that has no value any more counts as unchanged where {@code seen} is
 *     not null
 * @param notAfterMillis when it is too late to keep the entry, by the clock of {@link
 *     RemoteStorage#serverTimeMillis}, in milliseconds since the epoch; {@link Long#MAX_VALUE} for
 *     never
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two layers, never compared
public record ConditionalEntry(
    String key,
    byte[] bytes,
    long ttlMillis,
    byte @Nullable [] seen,
    boolean orNone,
    long notAfterMillis) {

  /** An entry for a key that must have no value; never too late. */
  public static ConditionalEntry ifNone(String key, byte[] bytes, long ttlMillis) {
    return new ConditionalEntry(key, bytes, ttlMillis, null, true, Long.MAX_VALUE);
  }

  /** An entry for a key that must have {@code seen}, or no value any more; never too late. */
  public static ConditionalEntry ifSeen(String key, byte[] bytes, long ttlMillis, byte[] seen) {
    return new ConditionalEntry(key, bytes, ttlMillis, seen, true, Long.MAX_VALUE);
  }

  /**
   * The same entry, which is kept only where the key has what was seen, and not where it has none.
   */
  public ConditionalEntry orElseRefused() {
    return new ConditionalEntry(key, bytes, ttlMillis, seen, false, notAfterMillis);
  }

  /** The same entry, to be kept until {@code millis} only, by the server's clock. */
  public ConditionalEntry notAfter(long millis) {
    return new ConditionalEntry(key, bytes, ttlMillis, seen, orNone, millis);
  }

  /** The key and the sizes, never a value. */
  @Override
  public String toString() {
    return "ConditionalEntry["
        + key
        + ", "
        + bytes.length
        + " bytes where "
        + (seen == null ? "nothing" : seen.length + " bytes")
        + " was seen]";
  }
}
