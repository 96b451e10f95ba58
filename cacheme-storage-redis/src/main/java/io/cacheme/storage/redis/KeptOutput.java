package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads whether a value was set: {@code OK}, or nil. */
final class KeptOutput extends CommandOutput<String, StoredValue, Boolean> {

  KeptOutput() {
    super(StoredValueCodec.INSTANCE, false);
  }

  @Override
  public void set(@Nullable ByteBuffer bytes) {
    output = bytes != null;
  }
}
