package io.cacheme.storage.sql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import org.jspecify.annotations.Nullable;

/** What an entry must be like to be sent. */
final class SqlEntryCheck {

  private final SqlOptions options;
  private final SqlRefusal refusal;

  SqlEntryCheck(SqlOptions options, SqlRefusal refusal) {
    this.options = options;
    this.refusal = refusal;
  }

  /** How many bytes it may have. */
  int maxBytes() {
    return options.maxValueBytes() + RemoteStorage.ENVELOPE_BYTES;
  }

  /** Why it is not sent, or null if it is. */
  @Nullable StorageReplyException refused(String key, int bytes, long ttlMillis) {
    if (bytes > maxBytes()) {
      return refusal.refused(
          "takes values of at most "
              + options.maxValueBytes()
              + " bytes (maxValueBytes) and "
              + RemoteStorage.ENVELOPE_BYTES
              + " around them; that of "
              + key
              + " has "
              + bytes);
    }
    return ttlMillis >= 1
        ? null
        : refusal.refused(
            "takes times to live from 1 ms; that of " + key + " is " + ttlMillis + " ms");
  }

  /** The time to live that a database is told: its clock ends some time. */
  static long bounded(long ttlMillis) {
    return ttlMillis <= SqlLimits.MOST_TTL_MILLIS ? ttlMillis : RemoteStorage.NO_EXPIRY;
  }
}
