package io.cacheme.storage.redis;

import org.jspecify.annotations.Nullable;

/** Sets a key, whatever it has. */
final class SetCall extends StoreCall<@Nullable Void> {

  SetCall(String key, byte[] value, long ttlMillis) {
    super(key, value, ttlMillis, false);
  }

  @Override
  @Nullable Void read(@Nullable Object reply) {
    return Replies.done(reply);
  }
}
