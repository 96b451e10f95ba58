package io.cacheme.storage.redis;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.util.ArrayList;

/**
 * Calls that are encoded into one buffer. To Lettuce's command handler a list is a message. It
 * tells its calls when they could not be written.
 */
final class CallBatch extends ArrayList<RedisCall<?>> implements ChannelFutureListener {

  private static final long serialVersionUID = 1L;
  private static final int MOST_CALLS = 1_024;
  private static final int MOST_BYTES = 1 << 18;

  private final transient Runnable recount;
  private int bytes;

  /** {@code recount} is run before calls are told that they could not be written. */
  CallBatch(Runnable recount) {
    this.recount = recount;
  }

  boolean isFull() {
    return size() >= MOST_CALLS || bytes >= MOST_BYTES;
  }

  /** Leaves out what its caller has given up; answers whether it was added. */
  boolean addUnlessDone(RedisCall<?> call) {
    if (call.isDone()) {
      return false;
    }
    bytes += call.size();
    return add(call);
  }

  @Override
  public void operationComplete(ChannelFuture future) {
    Throwable cause = future.cause();
    if (cause != null) {
      recount.run();
      RedisFailure failure = new RedisFailure("the command could not be written: " + cause);
      forEach(call -> call.completeExceptionally(failure));
    }
  }
}
