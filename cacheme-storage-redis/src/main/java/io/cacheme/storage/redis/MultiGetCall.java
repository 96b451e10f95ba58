package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Map;

/** {@code MGET key…}. */
final class MultiGetCall extends ReadCall<Map<String, StoredValue>> {

  private final List<String> keys;

  MultiGetCall(List<String> keys) {
    super(keys.get(0));
    this.keys = keys;
  }

  @Override
  CommandOutput<String, StoredValue, Map<String, StoredValue>> newOutput() {
    return new FoundOutput(keys);
  }

  @Override
  int size() {
    int size = Resp.OVERHEAD;
    for (String key : keys) {
      size += Resp.OVERHEAD + key.length();
    }
    return size;
  }

  @Override
  public ProtocolKeyword getType() {
    return CommandType.MGET;
  }

  @Override
  public void encode(ByteBuf target) {
    target.writeBytes(Resp.head(keys.size() + 1, "MGET"));
    for (String key : keys) {
      Resp.ascii(target, key);
    }
  }

  @Override
  void addTo(Map<String, StoredValue> found) {
    found.putAll(join());
  }
}
