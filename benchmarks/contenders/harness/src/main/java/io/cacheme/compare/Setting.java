package io.cacheme.compare;

/**
 * What a contender is opened with.
 *
 * @param redisUrl as {@code redis://127.0.0.1:6379}, without a password
 * @param prefix is to begin every key in Redis; of letters and digits, new for each pass
 * @param heapEntries how many entries to keep on the heap before Redis; 0 for Redis alone
 * @param source what to load from
 * @param workers how many ask at once
 * @param valueBytes about how large the values are; 0 for the small ones of the trace
 */
public record Setting(
    String redisUrl, String prefix, int heapEntries, Source source, int workers, int valueBytes) {

  /** How long entries live, on the heap and in Redis. */
  public static final long TTL_SECONDS = 3_600;
}
