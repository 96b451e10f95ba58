package io.cacheme.storage.redis;

import io.lettuce.core.protocol.CommandType;
import org.jspecify.annotations.Nullable;

/** {@code UNLINK key}. */
final class RemoveCall extends KeyCall<@Nullable Void> {

  private static final byte[] HEAD = Resp.head(2, "UNLINK");

  RemoveCall(String key) {
    super(key);
  }

  @Override
  @Nullable Void read(@Nullable Object reply) {
    Long unused = Replies.number(reply); // how many there were
    return null;
  }

  @Override
  CommandType getType() {
    return CommandType.UNLINK;
  }

  @Override
  void encode(RespWriter target) {
    target.raw(HEAD);
    target.ascii(key());
  }
}
