package io.cacheme.internal.env;

import io.cacheme.LoadSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things may take, and how many there may be. Changed only while a builder collects them.
 */
public final class Settings {

  /** As good as for ever, and leaves room for sums of them in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private static final Duration LEAST_TOMBSTONE_TTL = Duration.ofSeconds(60);

  private Duration readSilence = Duration.ofMillis(500);
  private Duration bulkReadSilence = Duration.ofSeconds(1);
  private Duration readTimeout = Duration.ofSeconds(5);
  private Duration writeTimeout = Duration.ofSeconds(5);
  private Duration invalidateTimeout = Duration.ofSeconds(2);
  private Duration loadTimeout = Duration.ofSeconds(30);
  private Duration connectTimeout = Duration.ofSeconds(3);
  private Duration closeTimeout = Duration.ofSeconds(5);
  private Duration followLease = Duration.ofSeconds(2);
  private @Nullable Duration tombstoneTtl;
  private int maxOutstanding = 262_144;
  private int maxQuarantined = 10_000;
  private int maxInflatedBytes = 16 << 20;

  public Duration readSilence() {
    return readSilence;
  }

  /** At least that of one read, of which a bulk read is many. */
  public Duration bulkReadSilence() {
    return longer(bulkReadSilence, readSilence);
  }

  /** At least the silence after which a read ends anyway. */
  public Duration readTimeout() {
    return longer(readTimeout, bulkReadSilence());
  }

  public Duration writeTimeout() {
    return writeTimeout;
  }

  public Duration invalidateTimeout() {
    return invalidateTimeout;
  }

  public Duration loadTimeout() {
    return loadTimeout;
  }

  /** After how long a load has failed whose node says {@code own}. */
  public Duration loadTimeout(LoadSpec own) {
    Duration set = own.timeout();
    return set == null ? loadTimeout : set;
  }

  public Duration connectTimeout() {
    return connectTimeout;
  }

  public Duration closeTimeout() {
    return closeTimeout;
  }

  /** For how long a heap may serve what it was not told of, for it could not be. */
  public Duration followLease() {
    return followLease;
  }

  /**
   * How long a tombstone is kept, which is how old a load may be that is kept in a remote tier. At
   * least all that a load and its reads and fills may take, unless it was set.
   */
  public Duration tombstoneTtl() {
    return tombstoneTtlAfter(loadTimeout);
  }

  /** The same for a node whose loads may take that long. */
  public Duration tombstoneTtlAfter(Duration loadTimeout) {
    Duration set = tombstoneTtl;
    if (set != null) {
      return set;
    }
    Duration longest =
        loadTimeout.plus(readTimeout()).plus(writeTimeout).plus(readSilence.multipliedBy(2));
    return longer(LEAST_TOMBSTONE_TTL, longest);
  }

  public int maxOutstanding() {
    return maxOutstanding;
  }

  /** How many keys a storage are remembered that a write did not reach. */
  public int maxQuarantined() {
    return maxQuarantined;
  }

  public int maxInflatedBytes() {
    return maxInflatedBytes;
  }

  public void readSilence(Duration value) {
    readSilence = positive("readSilence", value);
  }

  public void bulkReadSilence(Duration value) {
    bulkReadSilence = positive("bulkReadSilence", value);
  }

  public void readTimeout(Duration value) {
    readTimeout = positive("readTimeout", value);
  }

  public void writeTimeout(Duration value) {
    writeTimeout = positive("writeTimeout", value);
  }

  public void invalidateTimeout(Duration value) {
    invalidateTimeout = positive("invalidateTimeout", value);
  }

  public void loadTimeout(Duration value) {
    loadTimeout = positive("loadTimeout", value);
  }

  public void connectTimeout(Duration value) {
    connectTimeout = positive("connectTimeout", value);
  }

  public void closeTimeout(Duration value) {
    closeTimeout = positive("closeTimeout", value);
  }

  public void followLease(Duration value) {
    followLease = positive("followLease", value);
  }

  public void tombstoneTtl(Duration value) {
    tombstoneTtl = positive("tombstoneTtl", value);
  }

  public void maxOutstanding(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("maxOutstanding must be at least 1, not " + value);
    }
    maxOutstanding = value;
  }

  public void maxQuarantined(int value) {
    maxQuarantined = value;
  }

  public void maxInflatedBytes(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("maxInflatedBytes must be at least 1, not " + value);
    }
    maxInflatedBytes = value;
  }

  public Settings copy() {
    Settings copy = new Settings();
    copy.readSilence = readSilence;
    copy.bulkReadSilence = bulkReadSilence;
    copy.readTimeout = readTimeout;
    copy.writeTimeout = writeTimeout;
    copy.invalidateTimeout = invalidateTimeout;
    copy.loadTimeout = loadTimeout;
    copy.connectTimeout = connectTimeout;
    copy.closeTimeout = closeTimeout;
    copy.followLease = followLease;
    copy.tombstoneTtl = tombstoneTtl;
    copy.maxOutstanding = maxOutstanding;
    copy.maxQuarantined = maxQuarantined;
    copy.maxInflatedBytes = maxInflatedBytes;
    return copy;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
    return value.compareTo(LONGEST) > 0 ? LONGEST : value;
  }
}
