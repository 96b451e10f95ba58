package io.cacheme.storage.redis;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One live connection. Calls from any thread are stacked without a lock; whoever finds the stack
 * empty wakes the event loop, which then writes all that has gathered as few large buffers with one
 * flush. (With a flush a command, as the driver does it, most of the time is spent in system
 * calls.)
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class RedisLink {

  private final Channel channel;
  private final RedisEndpoint endpoint;
  private final int maxOutstanding;
  private final LinkHandler handler;
  private final CallStack stack;
  private final Runnable drain = this::drain;

  /** Takes {@code channel} over; {@code onMute} is told when its server is not to be waited for. */
  RedisLink(Channel channel, RedisEndpoint endpoint, Runnable onMute) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.maxOutstanding = endpoint.options().maxOutstanding();
    this.stack = new CallStack(maxOutstanding);
    this.handler = LinkHandler.of(channel, endpoint, stack, onMute);
  }

  void submit(RedisCall<?> call) {
    Throwable mute = handler.mute();
    if (mute != null) {
      call.completeExceptionally(mute);
      return;
    }
    switch (stack.push(call)) {
      case FIRST -> wake();
      case BEHIND_OTHERS -> {}
      case REFUSED -> call.completeExceptionally(tooMany());
    }
  }

  /** Submits both with nothing between them, and also beyond the bound. */
  void submitPair(RedisCall<?> call, RedisCall<?> following) {
    if (stack.pushAlways(call, following) == CallStack.Pushed.FIRST) {
      wake();
    }
  }

  /** Submits a command that must not be refused. */
  void submitAlways(RedisCall<?> call) {
    submitPair(call, call);
  }

  /** How many bytes have arrived. */
  long heardBytes() {
    return handler.heardBytes();
  }

  /** Whether the server may be expected to answer. */
  boolean isServing() {
    return handler.mute() == null && channel.isActive();
  }

  /** Why it has ended, or null if it has not. */
  @Nullable RuntimeException ended() {
    if (handler.abandoned() instanceof RuntimeException why) {
      return why;
    }
    return channel.isActive()
        ? null
        : new RedisFailure(endpoint + " is not connected: the connection was lost");
  }

  /** Whether its server has this address. */
  boolean leadsTo(InetSocketAddress address) {
    return address.equals(channel.remoteAddress());
  }

  /** Calls not yet written, and those that still come, fail for {@code why}. */
  void abandon(Throwable why) {
    handler.abandon(why);
    wake();
  }

  /** Closes the connection, too. */
  void close(Throwable why) {
    abandon(why);
    channel.close();
  }

  private void wake() {
    try {
      channel.eventLoop().execute(drain);
    } catch (RejectedExecutionException e) {
      failAll(stack.take(), new RedisFailure(endpoint + " is closed"));
    }
  }

  private void drain() {
    RedisCall<?> calls = stack.take();
    Throwable abandoned = handler.abandoned();
    if (abandoned != null) {
      handler.failWaiting(abandoned);
      failAll(calls, abandoned);
    } else if (calls != null) {
      handler.write(calls);
    }
  }

  static void failAll(@Nullable RedisCall<?> calls, Throwable why) {
    RedisCall<?> call = calls;
    while (call != null) {
      RedisCall<?> next = call.next;
      call.next = null;
      call.completeExceptionally(why);
      call = next;
    }
  }

  private RedisFailure tooMany() {
    return new RedisFailure(
        endpoint + " has " + maxOutstanding + " unanswered commands (maxOutstanding)");
  }
}
