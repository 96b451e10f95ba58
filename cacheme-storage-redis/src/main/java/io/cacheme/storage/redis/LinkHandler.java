package io.cacheme.storage.redis;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The event loop's side of a connection: writes calls while the socket takes them, gives each its
 * reply, and closes a connection on which nothing has arrived for long while answers were due.
 * Without that, a server that vanished without a word would be waited for until TCP gives up, after
 * a quarter of an hour.
 *
 * <p>What is read ends here: the driver's handlers, which have made the connection, see of it only
 * that it ends.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class LinkHandler extends ChannelInboundHandlerAdapter {

  private static final String LOST = "is not connected: the connection was lost";

  private final Channel channel;
  private final RedisEndpoint endpoint;
  private final CallStack stack;
  private final Runnable onMute;
  private final SilenceWatch silence;
  private final UnansweredCalls calls;
  private final RespReader reader = new RespReader();
  private final ChannelFutureListener written = this::written;
  private final AtomicLong heardBytes = new AtomicLong();
  private @Nullable ChannelHandlerContext context;
  private boolean broken;
  private volatile @Nullable Throwable abandoned;
  private volatile @Nullable Throwable mute;

  private LinkHandler(Channel channel, RedisEndpoint endpoint, CallStack stack, Runnable onMute) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.stack = stack;
    this.onMute = onMute;
    this.silence = SilenceWatch.of(endpoint.options());
    this.calls = new UnansweredCalls(channel.eventLoop());
  }

  /** Takes over {@code channel}, on which the driver awaits no more replies. */
  static LinkHandler of(Channel channel, RedisEndpoint endpoint, CallStack stack, Runnable onMute) {
    LinkHandler handler = new LinkHandler(channel, endpoint, stack, onMute);
    ChannelPipeline pipeline = channel.pipeline();
    ChannelHandlerContext tls = pipeline.context(SslHandler.class);
    if (tls == null) {
      pipeline.addFirst(handler);
    } else {
      pipeline.addAfter(tls.name(), null, handler);
    }
    pipeline.addFirst(new LinkSocket(handler));
    return handler;
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

  /** So many bytes have arrived, whatever they are. */
  void heard(int bytes) {
    heardBytes.lazySet(heardBytes.get() + bytes); // by this thread only
    silence.heard();
    if (mute != null) {
      mute = null;
    }
  }

  /** How many bytes have arrived; read by any thread. */
  long heardBytes() {
    return heardBytes.get();
  }

  /** Whether something was sent that has no answer yet. */
  boolean isUnanswered() {
    return calls.isSent();
  }

  /** Appends {@code chain} and writes what the socket takes. */
  void write(RedisCall<?> chain) {
    calls.add(chain);
    try {
      flushWaiting();
    } catch (RuntimeException | Error e) {
      breakOff("could not be written to: " + e);
    }
  }

  /** Fails what the socket has not taken yet. */
  void failWaiting(Throwable why) {
    failAll(List.of(), why);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
    if (channel.isActive()) {
      watchLater();
    } else {
      abandon(why(LOST));
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf arrived = (ByteBuf) message;
    try {
      if (!broken) {
        reader.begin(arrived, LoopBuffers.ofThisThread().window());
        for (Object reply = reader.next(); reply != RespReader.MORE; reply = reader.next()) {
          answered(reply);
        }
      }
    } catch (RespException e) {
      breakOff("answered what is not Redis's protocol: " + e.getMessage());
    } finally {
      arrived.release();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (calls.isWaiting() && channel.isWritable()) {
      flushWaiting();
    }
    context.fireChannelWritabilityChanged();
  }

  /** Told to the calls, not to the driver, which would log it with its stack. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    breakOff("broke off: " + cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    Throwable why = why(LOST);
    abandon(why);
    failAll(calls.takeSent(), why);
    context.fireChannelInactive();
  }

  private void answered(@Nullable Object reply) {
    RedisCall<?> call = calls.poll();
    if (call == null) {
      throw new RespException("a reply to nothing that was asked");
    }
    recount(); // who waits for the answer may well send another call at once
    if (reply instanceof RespError error && RedisRights.isOfReplica(error.message())) {
      leaveReplica();
    }
    try {
      call.answer(reply);
    } catch (RespException e) {
      calls.putBack(call); // so that it fails with the others
      throw e;
    } catch (RuntimeException | Error e) { // its reply was read whole: the others get theirs
      call.completeExceptionally(e);
    }
  }

  /** Leaves the server, where Sentinels know the master: what it has may be old. */
  private void leaveReplica() {
    if (endpoint.options().sentinel() != null) {
      abandon(new RedisFailure(endpoint + " is not connected: its server is a replica by now"));
      channel.close();
    }
  }

  private void flushWaiting() {
    ChannelHandlerContext link = Objects.requireNonNull(context);
    while (calls.isWaiting() && channel.isWritable()) {
      writeBatch(link);
      if (!channel.isWritable()) {
        link.flush();
      }
    }
    link.flush();
    recount(); // some were given up before they were written
  }

  private void writeBatch(ChannelHandlerContext link) {
    RespWriter writer = LoopBuffers.ofThisThread().writer();
    writer.begin(channel.alloc());
    try {
      calls.writeBatch(writer);
    } catch (RuntimeException | Error e) {
      writer.discard();
      throw e;
    }
    if (writer.written() > 0) {
      link.write(writer.end()).addListener(written);
    }
  }

  private void written(Future<?> writing) {
    Throwable cause = writing.cause();
    if (cause != null) {
      breakOff("could not be written to: " + cause);
    }
  }

  private void watchLater() {
    channel.eventLoop().schedule(this::watch, silence.interval().toNanos(), TimeUnit.NANOSECONDS);
  }

  private void watch() {
    switch (silence.tick(calls.count() > 0)) {
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
    failAll(calls.sent(), reason);
    onMute.run();
  }

  /** Hangs up, for what goes over the connection is not to be understood any more. */
  private void breakOff(String what) {
    if (!broken) {
      broken = true;
      Throwable why = why(what);
      abandon(why);
      channel.close(); // first: who is told may ask whether it is there
      failAll(calls.sent(), why);
    }
  }

  /** Why it was given up, or {@code what} if it was not. */
  private Throwable why(String what) {
    Throwable why = abandoned;
    return why == null ? new RedisFailure(endpoint + " " + what) : why;
  }

  /** Fails {@code unanswered}, which were sent, and what is to be. */
  private void failAll(List<RedisCall<?>> unanswered, Throwable reason) {
    RedisCall<?> unsent = calls.takeWaiting();
    recount();
    unanswered.forEach(call -> call.completeExceptionally(reason));
    RedisLink.failAll(unsent, reason);
  }

  /** Tells how many calls are left; before any caller is told, who may send more at once. */
  private void recount() {
    stack.left(calls.count());
  }
}
