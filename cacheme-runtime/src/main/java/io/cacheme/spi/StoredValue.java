package io.cacheme.spi;

/**
 * What a remote storage has under a key.
 *
 * @param bytes the value
 * @param ttlLeftMillis how long it will keep it, in milliseconds, or {@link #UNKNOWN}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two layers, never compared
public record StoredValue(byte[] bytes, long ttlLeftMillis) {

  /** The storage does not say how long it will keep the value. */
  public static final long UNKNOWN = -1;

  /** A value of unknown time to live. */
  public static StoredValue of(byte[] bytes) {
    return new StoredValue(bytes, UNKNOWN);
  }

  /** The size, never the value. */
  @Override
  public String toString() {
    return "StoredValue[" + bytes.length + " bytes]";
  }
}
