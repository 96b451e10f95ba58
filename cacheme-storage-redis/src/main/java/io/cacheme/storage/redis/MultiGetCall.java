package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.protocol.CommandType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code MGET key…}. */
final class MultiGetCall extends ReadCall<Map<String, StoredValue>> {

  private static final byte[] NAME = Resp.argument("MGET");

  private final List<String> keys;

  MultiGetCall(List<String> keys) {
    super(keys.get(0));
    this.keys = keys;
  }

  /** The values of the keys, in their order; of those that are not there, nil. */
  @Override
  Map<String, StoredValue> read(@Nullable Object reply) {
    List<?> values = Replies.list(reply);
    if (values.size() != keys.size()) {
      throw new RespException(values.size() + " values, where " + keys.size() + " were asked for");
    }
    Map<String, StoredValue> found = new HashMap<>(keys.size() * 4 / 3 + 1);
    for (int i = 0; i < keys.size(); i++) {
      StoredValue value = Replies.value(values.get(i));
      if (value != null) {
        found.put(keys.get(i), value);
      }
    }
    return found;
  }

  @Override
  CommandType getType() {
    return CommandType.MGET;
  }

  @Override
  void encode(RespWriter target) {
    target.parts(keys.size() + 1);
    target.raw(NAME);
    for (String key : keys) {
      target.ascii(key);
    }
  }

  @Override
  void addTo(Map<String, StoredValue> found) {
    found.putAll(join());
  }
}
