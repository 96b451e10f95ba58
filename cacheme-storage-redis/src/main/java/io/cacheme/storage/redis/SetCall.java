package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.VoidOutput;
import org.jspecify.annotations.Nullable;

/** Sets a key, whatever it has. */
final class SetCall extends StoreCall<@Nullable Void> {

  SetCall(String key, byte[] value, long ttlMillis) {
    super(key, value, ttlMillis, false);
  }

  @Override
  CommandOutput<String, StoredValue, @Nullable Void> newOutput() {
    return new VoidOutput<>();
  }
}
