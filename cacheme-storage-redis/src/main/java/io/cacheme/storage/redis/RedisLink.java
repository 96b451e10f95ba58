package io.cacheme.storage.redis;

import io.lettuce.core.protocol.CommandHandler;
import io.netty.channel.Channel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<@Nullable RedisCall<?>> stack = new AtomicReference<>();
  private final Runnable drain = this::drain;

  /** Takes {@code channel} over; {@code onMute} is told when its server is not to be waited for. */
  RedisLink(Channel channel, RedisEndpoint endpoint, Runnable onMute) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.maxOutstanding = endpoint.options().maxOutstanding();
    CommandHandler commands = channel.pipeline().get(CommandHandler.class);
    this.handler =
        new LinkHandler(channel, endpoint, commands == null ? null : commands.getStack(), onMute);
    channel.pipeline().addFirst(handler);
  }

  void submit(RedisCall<?> call) {
    Throwable mute = handler.mute();
    if (mute != null) {
      call.completeExceptionally(mute);
      return;
    }
    RedisCall<?> top;
    do {
      top = stack.get();
      if (depth(top) + 1 + handler.unanswered() > maxOutstanding) {
        call.next = null;
        call.completeExceptionally(tooMany());
        return;
      }
    } while (!push(call, call, top));
  }

  /** Submits both with nothing between them, and also beyond the bound. */
  void submitPair(RedisCall<?> call, RedisCall<?> following) {
    RedisCall<?> top;
    do {
      top = stack.get();
      following.next = call;
      following.depth = depth(top) + 2;
    } while (!push(call, following, top));
  }

  /** Submits a command that must not be refused. */
  void submitAlways(RedisCall<?> call) {
    while (!push(call, call, stack.get())) {}
  }

  /** Whether the server may be expected to answer. */
  boolean isServing() {
    return handler.mute() == null && channel.isActive();
  }

  private boolean push(RedisCall<?> lowest, RedisCall<?> highest, @Nullable RedisCall<?> top) {
    lowest.next = top;
    lowest.depth = depth(top) + 1;
    if (!stack.compareAndSet(top, highest)) {
      return false;
    }
    if (top == null) {
      wake();
    }
    return true;
  }

  private static int depth(@Nullable RedisCall<?> top) {
    return top == null ? 0 : top.depth;
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
      failAll(inOrder(stack.getAndSet(null)), new RedisFailure(endpoint + " is closed"));
    }
  }

  private void drain() {
    RedisCall<?> calls = takeCounted();
    Throwable abandoned = handler.abandoned();
    if (abandoned != null) {
      handler.failWaiting(abandoned);
      failAll(calls, abandoned);
    } else if (calls != null) {
      handler.write(calls);
    }
  }

  /** Takes just what it has counted before, so that no more come in than may be unanswered. */
  private @Nullable RedisCall<?> takeCounted() {
    RedisCall<?> top;
    do {
      top = stack.get();
      handler.expect(depth(top));
    } while (!stack.compareAndSet(top, null));
    return inOrder(top);
  }

  private static @Nullable RedisCall<?> inOrder(@Nullable RedisCall<?> top) {
    RedisCall<?> call = top;
    RedisCall<?> reversed = null;
    while (call != null) {
      RedisCall<?> next = call.next;
      call.next = reversed;
      reversed = call;
      call = next;
    }
    return reversed;
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
