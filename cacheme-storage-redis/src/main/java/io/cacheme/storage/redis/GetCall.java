package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.output.ValueOutput;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** {@code GET key}. */
final class GetCall extends RedisCall<@Nullable StoredValue> {

  private static final byte[] HEAD = Resp.head(2, "GET");

  private final String key;

  GetCall(String key) {
    super(new ValueOutput<>(StoredValueCodec.INSTANCE));
    this.key = key;
  }

  @Override
  int size() {
    return HEAD.length + Resp.OVERHEAD + key.length();
  }

  @Override
  public ProtocolKeyword getType() {
    return CommandType.GET;
  }

  @Override
  public void encode(ByteBuf target) {
    target.writeBytes(HEAD);
    Resp.ascii(target, key);
  }
}
