package io.cacheme.storage.redis;

import io.lettuce.core.output.VoidOutput;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** {@code UNLINK key}. */
final class RemoveCall extends RedisCall<@Nullable Void> {

  private static final byte[] HEAD = Resp.head(2, "UNLINK");

  private final String key;

  RemoveCall(String key) {
    super(new VoidOutput<>());
    this.key = key;
  }

  @Override
  int size() {
    return HEAD.length + Resp.OVERHEAD + key.length();
  }

  @Override
  public ProtocolKeyword getType() {
    return CommandType.UNLINK;
  }

  @Override
  public void encode(ByteBuf target) {
    target.writeBytes(HEAD);
    Resp.ascii(target, key);
  }
}
