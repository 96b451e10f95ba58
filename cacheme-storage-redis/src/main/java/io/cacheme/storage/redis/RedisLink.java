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
  private final RedisOptions options;
  private final LinkHandler handler;
  private final AtomicReference<@Nullable RedisCall<?>> stack = new AtomicReference<>();
  private final Runnable drain = this::drain;

  RedisLink(Channel channel, RedisOptions options) {
    this.channel = channel;
    this.options = options;
    CommandHandler commands = channel.pipeline().get(CommandHandler.class);
    this.handler =
        new LinkHandler(
            channel, options.silenceTimeout(), commands == null ? null : commands.getStack());
    channel.pipeline().addFirst(handler);
  }

  void submit(RedisCall<?> call) {
    RedisCall<?> top;
    do {
      top = stack.get();
      call.next = top;
      call.depth = top == null ? 1 : top.depth + 1;
      if (call.depth + handler.unanswered() > options.maxOutstanding()) {
        call.next = null;
        call.completeExceptionally(tooMany());
        return;
      }
    } while (!stack.compareAndSet(top, call));
    if (top == null) {
      wake();
    }
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
      failAll(takeInOrder(), new RedisFailure(options + " is closed"));
    }
  }

  private void drain() {
    RedisCall<?> top = stack.get();
    handler.expect(top == null ? 0 : top.depth);
    RedisCall<?> calls = takeInOrder();
    Throwable abandoned = handler.abandoned();
    if (abandoned != null) {
      handler.failWaiting(abandoned);
      failAll(calls, abandoned);
    } else if (calls != null) {
      handler.write(calls);
    }
  }

  private @Nullable RedisCall<?> takeInOrder() {
    RedisCall<?> call = stack.getAndSet(null);
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
        options + " has " + options.maxOutstanding() + " unanswered commands (maxOutstanding)");
  }
}
