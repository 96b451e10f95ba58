package io.cacheme.storage.redis;

import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.RedisCommand;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The event loop's side of a connection: writes calls while the socket takes them, and closes a
 * connection on which nothing has arrived for long while answers were due. Without that, a server
 * that vanished without a word would be waited for until TCP gives up, after a quarter of an hour.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class LinkHandler extends ChannelDuplexHandler {

  private final Channel channel;
  private final RedisEndpoint endpoint;
  private final CallStack stack;
  private final Queue<RedisCommand<?, ?, ?>> sent;
  private final Runnable onMute;
  private final SilenceWatch silence;
  private @Nullable RedisCall<?> first;
  private @Nullable RedisCall<?> last;
  private int waiting;
  private boolean asking;
  private volatile @Nullable Throwable abandoned;
  private volatile @Nullable Throwable mute;

  LinkHandler(
      Channel channel,
      RedisEndpoint endpoint,
      CallStack stack,
      @Nullable Queue<RedisCommand<?, ?, ?>> sent,
      Runnable onMute) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.stack = stack;
    this.sent = sent == null ? new ArrayDeque<>() : sent;
    this.onMute = onMute;
    this.silence = SilenceWatch.of(endpoint.options());
  }

  /** Tells how many calls are left; before any caller is told, who may send more at once. */
  void recount() {
    stack.left(waiting + sent.size());
  }

  void abandon(Throwable why) {
    if (abandoned == null) {
      abandoned = why;
    }
  }

  @Nullable Throwable abandoned() {
    return abandoned;
  }

  /** Why calls are not to be sent for the time being, or null; read by any thread. */
  @Nullable Throwable mute() {
    return mute;
  }

  /** Leaves the server, where Sentinels know the master: what it has may be old. */
  void isReplica() {
    if (endpoint.options().sentinel() != null) {
      abandon(new RedisFailure(endpoint + " is not connected: its server is a replica by now"));
      channel.close();
    }
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
    recount();
    RedisLink.failAll(lost, why);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    watchLater();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    silence.heard();
    if (mute != null) {
      mute = null;
    }
    context.fireChannelRead(message);
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

  /**
   * Resets the connection if calls are unanswered. Otherwise the operating system would go on
   * sending what it has of them, for minutes, and a network that heals would let writes take effect
   * that everybody has given up.
   */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    try {
      if (!sent.isEmpty() && channel.isOpen()) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
      }
    } finally {
      context.close(promise);
    }
  }

  /** Where we have hung up ourselves, the driver would not say why. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    Throwable why = abandoned;
    if (why != null) {
      failAll(why);
    }
    context.fireChannelInactive();
    failWaiting(new RedisFailure("the connection was lost"));
  }

  private void flushWaiting() {
    while (first != null && channel.isWritable()) {
      CallBatch batch = new CallBatch(this::recount);
      while (first != null && !batch.isFull()) {
        RedisCall<?> call = first;
        first = call.next;
        call.next = null;
        waiting--;
        add(call, batch);
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
    recount(); // some were given up before they were written
  }

  private void add(RedisCall<?> call, CallBatch batch) {
    Runnable end = call.endIfLate();
    if (end != null) {
      channel.eventLoop().execute(end); // once it is not counted any more
    }
    boolean added = end == null && batch.addUnlessDone(call);
    if (!added && asking) {
      batch.add(ControlCall.ping()); // or it would let in whatever comes next
    }
    asking = added && call.getType() == CommandType.ASKING;
  }

  private void watchLater() {
    channel.eventLoop().schedule(this::watch, silence.interval().toNanos(), TimeUnit.NANOSECONDS);
  }

  private void watch() {
    switch (silence.tick(first != null || !sent.isEmpty())) {
      case DEAD -> {
        long millis = endpoint.options().silenceTimeout().toMillis();
        abandon(new RedisFailure(endpoint + " was silent for " + millis + " ms"));
        channel.close();
      }
      case MUTE -> giveUpWaiting();
      case FINE -> {}
    }
    if (channel.isActive()) {
      watchLater();
    }
  }

  /** Fails what was sent or is to be, and keeps the connection: late answers are dropped. */
  private void giveUpWaiting() {
    long millis = endpoint.options().nodeTimeout().toMillis();
    RedisFailure reason = new RedisFailure(endpoint + " has been silent for " + millis + " ms");
    mute = reason;
    failAll(reason);
    onMute.run();
  }

  /** Fails what was sent and what is to be. */
  private void failAll(Throwable reason) {
    failWaiting(reason);
    for (RedisCommand<?, ?, ?> command : new ArrayList<>(sent)) {
      command.completeExceptionally(reason);
    }
  }
}
