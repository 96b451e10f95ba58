package io.cacheme.storage.redis;

import io.cacheme.spi.ConditionalEntry;
import org.jspecify.annotations.Nullable;

/** Sets a key where it is not too late, which is judged whenever the call is sent. */
final class SetInTimeCall extends StoreCall<Boolean> {

  private final long notAfterMillis;
  private final ServerClock clock;

  private SetInTimeCall(ConditionalEntry entry, boolean ifNone, ServerClock clock) {
    super(entry.key(), entry.bytes(), entry.ttlMillis(), ifNone);
    this.notAfterMillis = entry.notAfterMillis();
    this.clock = clock;
  }

  /** One for a key that has nothing. */
  static SetInTimeCall ifNone(ConditionalEntry entry, ServerClock clock) {
    return new SetInTimeCall(entry, true, clock);
  }

  /** One for a key whatever it has. */
  static SetInTimeCall anyway(ConditionalEntry entry, ServerClock clock) {
    return new SetInTimeCall(entry, false, clock);
  }

  @Override
  Boolean read(@Nullable Object reply) {
    return Replies.isSet(reply);
  }

  @Override
  @Nullable Runnable endIfLate() {
    return notAfterMillis != Long.MAX_VALUE && clock.nowMillis() > notAfterMillis
        ? () -> complete(false)
        : null;
  }
}
