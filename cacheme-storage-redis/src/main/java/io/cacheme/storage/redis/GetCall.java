package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.protocol.CommandType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET key}. */
final class GetCall extends ReadCall<@Nullable StoredValue> {

  private static final byte[] HEAD = Resp.head(2, "GET");

  GetCall(String key) {
    super(key);
  }

  @Override
  @Nullable StoredValue read(@Nullable Object reply) {
    return Replies.value(reply);
  }

  @Override
  CommandType getType() {
    return CommandType.GET;
  }

  @Override
  void encode(RespWriter target) {
    target.raw(HEAD);
    target.ascii(key());
  }

  @Override
  void addTo(Map<String, StoredValue> found) {
    StoredValue value = join();
    if (value != null) {
      found.put(key(), value);
    }
  }
}
