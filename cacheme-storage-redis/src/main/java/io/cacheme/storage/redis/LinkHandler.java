package io.cacheme.storage.redis;

import io.lettuce.core.protocol.RedisCommand;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The event loop's side of a connection: writes calls while the socket takes them, and closes a
 * connection on which nothing has arrived for long while answers were due. Without that, a server
 * that vanished without a word would be waited for until TCP gives up, after a quarter of an hour.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class LinkHandler extends ChannelInboundHandlerAdapter {

  private final Channel channel;
  private final Duration silenceTimeout;
  private final Queue<RedisCommand<?, ?, ?>> sent;
  private @Nullable RedisCall<?> first;
  private @Nullable RedisCall<?> last;
  private int waiting;
  private boolean silent;
  private boolean wasDue;
  private volatile int unanswered;
  private volatile @Nullable Throwable abandoned;

  LinkHandler(
      Channel channel, Duration silenceTimeout, @Nullable Queue<RedisCommand<?, ?, ?>> sent) {
    this.silenceTimeout = silenceTimeout;
    this.channel = channel;
    this.sent = sent == null ? new ArrayDeque<>() : sent;
  }

  /** How many calls have been taken and not answered; read by any thread, and a little late. */
  int unanswered() {
    return unanswered;
  }

  /** Counts {@code calls} that are about to be written, so that the bound holds meanwhile. */
  void expect(int calls) {
    unanswered = waiting + sent.size() + calls;
  }

  void abandon(Throwable why) {
    if (abandoned == null) {
      abandoned = why;
    }
  }

  @Nullable Throwable abandoned() {
    return abandoned;
  }

  /** Appends a chain of calls and writes what the socket takes. */
  void write(RedisCall<?> calls) {
    if (last == null) {
      first = calls;
    } else {
      last.next = calls;
    }
    RedisCall<?> end = calls;
    waiting++;
    while (end.next != null) {
      end = end.next;
      waiting++;
    }
    last = end;
    flushWaiting();
  }

  /** Fails what the socket has not taken yet. */
  void failWaiting(Throwable why) {
    RedisCall<?> lost = first;
    first = null;
    last = null;
    waiting = 0;
    RedisLink.failAll(lost, why);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    watchLater();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    silent = false;
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    unanswered = waiting + sent.size();
    context.fireChannelReadComplete();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (first != null && channel.isWritable()) {
      flushWaiting();
    }
    context.fireChannelWritabilityChanged();
  }

  /** A broken socket is told to the calls, not to the driver, which would log it with its stack. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      context.close();
    } else {
      context.fireExceptionCaught(cause);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    context.fireChannelInactive();
    failWaiting(new RedisFailure("the connection was lost"));
  }

  private void flushWaiting() {
    while (first != null && channel.isWritable()) {
      CallBatch batch = new CallBatch();
      while (first != null && !batch.isFull()) {
        RedisCall<?> call = first;
        first = call.next;
        call.next = null;
        waiting--;
        batch.addUnlessDone(call);
      }
      if (!batch.isEmpty()) {
        channel.write(batch).addListener(batch);
      }
      if (!channel.isWritable()) {
        channel.flush();
      }
    }
    if (first == null) {
      last = null;
    }
    channel.flush();
    unanswered = waiting + sent.size();
  }

  private void watchLater() {
    channel.eventLoop().schedule(this::watch, silenceTimeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void watch() {
    boolean due = first != null || !sent.isEmpty();
    if (due && wasDue && silent) {
      abandon(
          new RedisFailure("the connection was silent for " + silenceTimeout.toMillis() + " ms"));
      channel.close();
      return;
    }
    wasDue = due;
    silent = true;
    if (channel.isActive()) {
      watchLater();
    }
  }
}
