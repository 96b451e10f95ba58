package io.cacheme.spi;

/**
 * One of many entries to write.
 *
 * @param key the key
 * @param bytes the value
 * @param ttlMillis at least 1, or {@link RemoteStorage#NO_EXPIRY}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two layers, never compared
public record StoredEntry(String key, byte[] bytes, long ttlMillis) {

  /** The key and the size, never the value. */
  @Override
  public String toString() {
    return "StoredEntry[" + key + ", " + bytes.length + " bytes]";
  }
}
