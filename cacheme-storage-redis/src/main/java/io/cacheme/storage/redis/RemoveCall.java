package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.VoidOutput;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** {@code UNLINK key}. */
final class RemoveCall extends KeyCall<@Nullable Void> {

  private static final byte[] HEAD = Resp.head(2, "UNLINK");

  RemoveCall(String key) {
    super(key);
  }

  @Override
  CommandOutput<String, StoredValue, @Nullable Void> newOutput() {
    return new VoidOutput<>();
  }

  @Override
  int size() {
    return HEAD.length + Resp.OVERHEAD + key().length();
  }

  @Override
  public ProtocolKeyword getType() {
    return CommandType.UNLINK;
  }

  @Override
  public void encode(ByteBuf target) {
    target.writeBytes(HEAD);
    Resp.ascii(target, key());
  }
}
