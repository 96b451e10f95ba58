package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.ValueOutput;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.netty.buffer.ByteBuf;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET key}. */
final class GetCall extends ReadCall<@Nullable StoredValue> {

  private static final byte[] HEAD = Resp.head(2, "GET");

  GetCall(String key) {
    super(key);
  }

  @Override
  CommandOutput<String, StoredValue, @Nullable StoredValue> newOutput() {
    return new ValueOutput<>(StoredValueCodec.INSTANCE);
  }

  @Override
  int size() {
    return HEAD.length + Resp.OVERHEAD + key().length();
  }

  @Override
  public ProtocolKeyword getType() {
    return CommandType.GET;
  }

  @Override
  public void encode(ByteBuf target) {
    target.writeBytes(HEAD);
    Resp.ascii(target, key());
  }

  @Override
  void addTo(Map<String, StoredValue> found) {
    StoredValue value = join();
    if (value != null) {
      found.put(key(), value);
    }
  }
}
