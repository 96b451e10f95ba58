package io.cacheme.storage.redis;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredValue;
import io.lettuce.core.output.CommandOutput;
import org.jspecify.annotations.Nullable;

/** Sets a key that has nothing. Whether it is too late is judged whenever the call is sent. */
final class SetIfNoneCall extends StoreCall<Boolean> {

  private final long notAfterMillis;
  private final ServerClock clock;

  SetIfNoneCall(ConditionalEntry entry, ServerClock clock) {
    super(entry.key(), entry.bytes(), entry.ttlMillis(), true);
    this.notAfterMillis = entry.notAfterMillis();
    this.clock = clock;
  }

  @Override
  CommandOutput<String, StoredValue, Boolean> newOutput() {
    return new KeptOutput();
  }

  @Override
  @Nullable Runnable endIfLate() {
    return notAfterMillis != Long.MAX_VALUE && clock.nowMillis() > notAfterMillis
        ? () -> complete(false)
        : null;
  }
}
