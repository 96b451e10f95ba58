package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What replies that are no errors say to who has asked. Where one cannot be the answer, replies and
 * calls may be out of step, and none that follows is to be trusted: a {@link RespException}.
 */
final class Replies {

  private Replies() {}

  /** That it was done, which a line says. */
  static @Nullable Void done(@Nullable Object reply) {
    if (reply instanceof String) {
      return null;
    }
    throw new RespException("what is no line, where one was to say that it was done");
  }

  static @Nullable StoredValue value(@Nullable Object reply) {
    if (reply == null || reply instanceof StoredValue) {
      return (StoredValue) reply;
    }
    throw new RespException("what is no value, where one was asked for");
  }

  static Long number(@Nullable Object reply) {
    if (reply instanceof Long number) {
      return number;
    }
    throw new RespException("what is no number, where one was asked for");
  }

  /** Whether it was set: {@code OK}, or nil. */
  static Boolean isSet(@Nullable Object reply) {
    if (reply == null || reply instanceof String) {
      return reply != null;
    }
    throw new RespException("what is not whether a value was set");
  }

  @SuppressWarnings("unchecked") // whatever it is a list of
  static List<Object> list(@Nullable Object reply) {
    if (reply instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw new RespException("what is no list, where one was asked for");
  }
}
