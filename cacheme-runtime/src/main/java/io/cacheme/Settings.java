package io.cacheme;

import java.time.Duration;

/** How long things may take, and how many there may be. */
record Settings(
    Duration opTimeout,
    Duration bulkTimeout,
    Duration hardTimeout,
    Duration fillTimeout,
    Duration invalidateTimeout,
    Duration loadTimeout,
    Duration connectTimeout,
    Duration closeTimeout,
    int maxOutstanding,
    int maxInflatedBytes) {

  static final Settings DEFAULTS =
      new Settings(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          262_144,
          16 << 20);

  Settings withOpTimeout(Duration value) {
    return new Settings(
        positive("opTimeout", value),
        bulkTimeout.compareTo(value) < 0 ? value : bulkTimeout,
        hardTimeout.compareTo(value) < 0 ? value : hardTimeout,
        fillTimeout,
        invalidateTimeout,
        loadTimeout,
        connectTimeout,
        closeTimeout,
        maxOutstanding,
        maxInflatedBytes);
  }

  Settings withLoadTimeout(Duration value) {
    return new Settings(
        opTimeout,
        bulkTimeout,
        hardTimeout,
        fillTimeout,
        invalidateTimeout,
        positive("loadTimeout", value),
        connectTimeout,
        closeTimeout,
        maxOutstanding,
        maxInflatedBytes);
  }

  Settings withConnectTimeout(Duration value) {
    return new Settings(
        opTimeout,
        bulkTimeout,
        hardTimeout,
        fillTimeout,
        invalidateTimeout,
        loadTimeout,
        positive("connectTimeout", value),
        closeTimeout,
        maxOutstanding,
        maxInflatedBytes);
  }

  Settings withMaxInflatedBytes(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("maxInflatedBytes must be positive, not " + value);
    }
    return new Settings(
        opTimeout,
        bulkTimeout,
        hardTimeout,
        fillTimeout,
        invalidateTimeout,
        loadTimeout,
        connectTimeout,
        closeTimeout,
        maxOutstanding,
        value);
  }

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
    return value;
  }
}
