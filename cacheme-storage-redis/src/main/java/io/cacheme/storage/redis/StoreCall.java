package io.cacheme.storage.redis;

import io.cacheme.spi.RemoteStorage;
import io.lettuce.core.protocol.CommandType;
import org.jspecify.annotations.Nullable;

/**
 * {@code SET key value PX ttl}, or {@code SET key value} for a value that does not expire, and with
 * {@code NX} where only an absent key is to be set.
 */
abstract class StoreCall<T extends @Nullable Object> extends KeyCall<T> {

  private static final byte[][] HEADS = {
    Resp.head(3, "SET"), Resp.head(4, "SET"), Resp.head(5, "SET"), Resp.head(6, "SET")
  };
  private static final byte[] PX = Resp.argument("PX");
  private static final byte[] NX = Resp.argument("NX");

  private final byte[] value;
  private final long ttlMillis;
  private final boolean ifNone;

  StoreCall(String key, byte[] value, long ttlMillis, boolean ifNone) {
    super(key);
    this.value = value;
    this.ttlMillis = ttlMillis;
    this.ifNone = ifNone;
  }

  @Override
  final CommandType getType() {
    return CommandType.SET;
  }

  @Override
  final void encode(RespWriter target) {
    boolean expires = ttlMillis != RemoteStorage.NO_EXPIRY;
    target.raw(HEADS[(expires ? 2 : 0) + (ifNone ? 1 : 0)]);
    target.ascii(key());
    target.bytes(value);
    if (expires) {
      target.raw(PX);
      target.number(ttlMillis);
    }
    if (ifNone) {
      target.raw(NX);
    }
  }
}
