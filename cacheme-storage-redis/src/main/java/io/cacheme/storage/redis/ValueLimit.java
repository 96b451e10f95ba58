package io.cacheme.storage.redis;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import org.jspecify.annotations.Nullable;

/** How large values may be. */
final class ValueLimit {

  private final RedisOptions options;

  ValueLimit(RedisOptions options) {
    this.options = options;
  }

  /** As {@link RemoteStorage#maxValueBytes}. */
  int maxBytes() {
    return options.maxValueBytes() + RemoteStorage.ENVELOPE_BYTES;
  }

  /** How many values one reply may have, however large they are. */
  int mostInReply() {
    return RespReader.MOST_BYTES / (maxBytes() + RespReader.MOST_AROUND_VALUE);
  }

  /** Why {@code value} is not to be sent, without showing it, or null if it is. */
  @Nullable StorageReplyException refusal(String key, byte[] value) {
    return value.length <= maxBytes()
        ? null
        : new StorageReplyException(
            "the value of "
                + key
                + " has "
                + value.length
                + " bytes; "
                + options
                + " takes at most "
                + options.maxValueBytes()
                + " (maxValueBytes) and "
                + RemoteStorage.ENVELOPE_BYTES
                + " around them");
  }
}
