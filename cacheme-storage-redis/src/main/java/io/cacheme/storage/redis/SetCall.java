package io.cacheme.storage.redis;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.VoidOutput;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** {@code SET key value PX ttl}, or {@code SET key value} for a value that does not expire. */
final class SetCall extends KeyCall<@Nullable Void> {

  private static final byte[] HEAD = Resp.head(3, "SET");
  private static final byte[] HEAD_PX = Resp.head(5, "SET");
  private static final byte[] PX = Resp.argument("PX");

  private final byte[] value;
  private final long ttlMillis;

  SetCall(String key, byte[] value, long ttlMillis) {
    super(key);
    this.value = value;
    this.ttlMillis = ttlMillis;
  }

  @Override
  CommandOutput<String, StoredValue, @Nullable Void> newOutput() {
    return new VoidOutput<>();
  }

  @Override
  int size() {
    return HEAD.length + 4 * Resp.OVERHEAD + key().length() + value.length;
  }

  @Override
  public ProtocolKeyword getType() {
    return CommandType.SET;
  }

  @Override
  public void encode(ByteBuf target) {
    boolean expires = ttlMillis != RemoteStorage.NO_EXPIRY;
    target.ensureWritable(size());
    target.writeBytes(expires ? HEAD_PX : HEAD);
    Resp.ascii(target, key());
    Resp.bytes(target, value);
    if (expires) {
      target.writeBytes(PX);
      Resp.ascii(target, Long.toString(ttlMillis));
    }
  }
}
