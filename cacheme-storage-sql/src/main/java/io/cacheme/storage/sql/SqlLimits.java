package io.cacheme.storage.sql;

import java.time.Duration;

/**
 * How much one statement may carry.
 *
 * @param keys how many keys
 * @param bytes about how many bytes of values; a single larger value goes alone
 */
public record SqlLimits(int keys, int bytes) {

  /** What suits most databases: 500 keys, 4 MiB. */
  public static final SqlLimits DEFAULT = new SqlLimits(500, 4 << 20);

  /**
   * The longest time to live, a thousand years; what is longer does not expire. Databases' clocks
   * end some time.
   */
  public static final long MOST_TTL_MILLIS = Duration.ofDays(365_000).toMillis();
}
