package io.cacheme.storage.sql;

import io.cacheme.spi.StorageUrl;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the URL of a storage over SQL says, checked. */
public final class SqlOptions {

  /** The largest value that any of them takes. */
  public static final int MOST_VALUE_BYTES = 16 << 20;

  private static final Set<String> NAMES =
      Set.of(
          "table",
          "maxValueBytes",
          "maxOutstanding",
          "createSchema",
          "silenceTimeout",
          "sweepInterval",
          "sweepBatch");

  private final StorageUrl url;
  private final SqlTable table;
  private final int maxValueBytes;
  private final int maxOutstanding;
  private final boolean createSchema;
  private final Duration silenceTimeout;
  private final @Nullable Duration sweepInterval;
  private final int sweepBatch;

  private SqlOptions(StorageUrl url, Set<String> more, int mostValueBytes) {
    this.url = url;
    Set<String> known = new HashSet<>(NAMES);
    known.addAll(more);
    url.requireKnownOptions(known);
    this.table = SqlTable.of(url);
    this.maxValueBytes = url.bytesOption("maxValueBytes", 1 << 20, 1, mostValueBytes);
    this.maxOutstanding = url.intOption("maxOutstanding", 1 << 18, 1_024, 1 << 24);
    this.createSchema = url.booleanOption("createSchema", false);
    this.silenceTimeout = url.durationOption("silenceTimeout", Duration.ofSeconds(10));
    this.sweepInterval = url.durationOrOff("sweepInterval", Duration.ofSeconds(60));
    this.sweepBatch = url.intOption("sweepBatch", 1_000, 1, 100_000);
  }

  /**
   * Reads the options that all storages over SQL have.
   *
   * @param more the names of those that only this one has
   * @param mostValueBytes the largest size of a value that the option may allow
   * @throws IllegalArgumentException if an option is unknown or wrong
   */
  public static SqlOptions of(StorageUrl url, Set<String> more, int mostValueBytes) {
    return new SqlOptions(url, more, mostValueBytes);
  }

  /** The table. */
  public SqlTable table() {
    return table;
  }

  /** The largest value, in bytes. */
  public int maxValueBytes() {
    return maxValueBytes;
  }

  /** At most how many calls are unanswered. */
  public int maxOutstanding() {
    return maxOutstanding;
  }

  /** Whether a missing table is made. */
  public boolean createSchema() {
    return createSchema;
  }

  /** After how long without a word from the server, while answers are due, it is given up. */
  public Duration silenceTimeout() {
    return silenceTimeout;
  }

  /** How often expired rows are deleted, or null for never. */
  public @Nullable Duration sweepInterval() {
    return sweepInterval;
  }

  /** How many rows one statement of the sweeper deletes. */
  public int sweepBatch() {
    return sweepBatch;
  }

  /** The URL without credentials. */
  @Override
  public String toString() {
    return url.toString();
  }
}
