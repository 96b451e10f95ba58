package io.cacheme.storage.redis;

import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredValue;
import io.lettuce.core.protocol.CommandType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A command that is about no key. */
final class ControlCall<T extends @Nullable Object> extends RedisCall<T> {

  private static final byte[] PING = Resp.head(1, "PING");
  private static final byte[] ASKING = Resp.head(1, "ASKING");
  private static final byte[] TIME = Resp.head(1, "TIME");
  private static final byte[] CLUSTER_SLOTS = Resp.head(2, "CLUSTER", "SLOTS");

  private final CommandType type;
  private final byte[] request;
  private final Function<@Nullable Object, T> reading;
  private final @Nullable RedisEndpoint judged;
  private final @Nullable String subject;

  private ControlCall(
      CommandType type,
      byte[] request,
      Function<@Nullable Object, T> reading,
      @Nullable RedisEndpoint judged) {
    this(type, request, reading, judged, null);
  }

  private ControlCall(
      CommandType type,
      byte[] request,
      Function<@Nullable Object, T> reading,
      @Nullable RedisEndpoint judged,
      @Nullable String subject) {
    this.type = type;
    this.request = request;
    this.reading = reading;
    this.judged = judged;
    this.subject = subject;
  }

  static ControlCall<@Nullable Void> ping() {
    return new ControlCall<>(CommandType.PING, PING, Replies::done, null);
  }

  /** Lets the next command of the connection into a slot that the server is about to take over. */
  static ControlCall<@Nullable Void> asking() {
    return new ControlCall<>(CommandType.ASKING, ASKING, Replies::done, null);
  }

  /** Asks {@code node} which node serves which slot; what it answers may show a wrong set-up. */
  static ControlCall<List<Object>> clusterSlots(RedisEndpoint node) {
    return new ControlCall<>(CommandType.CLUSTER, CLUSTER_SLOTS, Replies::list, node);
  }

  /** Asks for the server's time: seconds since the epoch, and microseconds. */
  static ControlCall<List<Object>> time() {
    return new ControlCall<>(CommandType.TIME, TIME, Replies::list, null);
  }

  /** Tells {@code message} to all who listen to {@code channel}; answers to how many. */
  static ControlCall<Long> publish(String channel, String message) {
    return new ControlCall<>(
        CommandType.PUBLISH,
        Resp.head(3, "PUBLISH", channel, message),
        Replies::number,
        null,
        channel);
  }

  /**
   * Removes {@code key}, which nobody has, to see whether the server takes writes. Answered by a
   * {@link StorageReplyException} if that says nothing of it.
   */
  static ControlCall<Long> unlink(String key) {
    return new ControlCall<>(
        CommandType.UNLINK, Resp.head(2, "UNLINK", key), Replies::number, null, key);
  }

  /** Asks what the server is, in one regard. */
  static ControlCall<@Nullable StoredValue> info(String section) {
    return new ControlCall<>(CommandType.INFO, Resp.head(2, "INFO", section), Replies::value, null);
  }

  @Override
  RuntimeException failure(String error) {
    if (subject != null) {
      return ofTheBus(error, subject);
    }
    return judged == null ? super.failure(error) : RedisRefusal.fromAnswer(judged, error);
  }

  private RuntimeException ofTheBus(String error, String subject) {
    String what = type + " failed: " + error;
    if (type == CommandType.PUBLISH) {
      return RedisRights.isMissing(error)
          ? new StorageReplyException(what + RedisRights.busHelp(error, subject))
          : super.failure(error);
    }
    return RedisRights.takesNoWrites(error)
        ? new RedisFailure(what)
        : new StorageReplyException(what);
  }

  @Override
  @Nullable T read(@Nullable Object reply) {
    return reading.apply(reply);
  }

  @Override
  CommandType getType() {
    return type;
  }

  @Override
  void encode(RespWriter target) {
    target.raw(request);
  }
}
