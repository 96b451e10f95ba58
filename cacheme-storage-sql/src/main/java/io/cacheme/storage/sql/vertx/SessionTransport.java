package io.cacheme.storage.sql.vertx;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives Vert.x its sockets and event loops, and so keeps hold of them: a connection to a server
 * that hangs can be closed neither through the SQL client, which waits for an answer, nor through
 * Vert.x, which waits for the client.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class SessionTransport implements Transport, io.vertx.core.spi.transport.Transport {

  private final String threadPrefix;
  private final Consumer<Channel> guard;
  private final AtomicInteger threadCount = new AtomicInteger();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Set<SessionChannel> channels = ConcurrentHashMap.newKeySet();
  private final List<SessionChannel> unclaimed = new ArrayList<>();
  private volatile @Nullable EventLoopGroup eventLoops;
  private volatile boolean closed;

  /** One whose channels are handed to {@code guard} before they connect. */
  SessionTransport(String threadPrefix, Consumer<Channel> guard) {
    this.threadPrefix = threadPrefix;
    this.guard = guard;
  }

  boolean isEventLoop(Thread thread) {
    return threads.contains(thread);
  }

  /** The event loops; there once Vert.x is. */
  EventLoopGroup eventLoops() {
    EventLoopGroup loops = eventLoops;
    if (loops == null) {
      throw new IllegalStateException("Vert.x has asked for no event loops");
    }
    return loops;
  }

  /** The channels that were made since this was last asked. */
  List<SessionChannel> claim() {
    synchronized (unclaimed) {
      List<SessionChannel> claimed = List.copyOf(unclaimed);
      unclaimed.clear();
      return claimed;
    }
  }

  /** Closes all channels, without a word to the other side; what is just being made, soon. */
  void closeChannels() {
    closed = true;
    for (SessionChannel channel : channels) {
      if (channel.isRegistered()) { // else it has no thread to be closed by, and sees it itself
        channel.hangUp();
      }
    }
  }

  @Override
  public String name() {
    return threadPrefix;
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public @Nullable Throwable unavailabilityCause() {
    return null;
  }

  @Override
  public io.vertx.core.spi.transport.Transport implementation() {
    return this;
  }

  @Override
  public IoHandlerFactory ioHandlerFactory() {
    return NioIoHandler.newFactory();
  }

  @Override
  public EventLoopGroup eventLoopGroup(
      int type, int count, ThreadFactory threadFactory, int ioRatio) {
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(count, named(threadFactory), ioHandlerFactory());
    if (type == IO_EVENT_LOOP_GROUP) {
      eventLoops = group;
    }
    return group;
  }

  @Override
  public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
    return this::newChannel;
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return NioServerSocketChannel::new;
  }

  @Override
  public DatagramChannel datagramChannel() {
    return new NioDatagramChannel();
  }

  @Override
  @SuppressWarnings("deprecation") // of Netty, and all that Vert.x asks for
  public DatagramChannel datagramChannel(InternetProtocolFamily family) {
    return new NioDatagramChannel(family);
  }

  private SessionChannel newChannel() {
    SessionChannel channel = new SessionChannel();
    channels.add(channel);
    channel.closeFuture().addListener(ended -> channels.remove(channel));
    channel.pipeline().addFirst(new ClosesWhenLate());
    guard.accept(channel);
    synchronized (unclaimed) {
      unclaimed.add(channel);
    }
    return channel;
  }

  /** Closes a channel that gets its thread only after all were closed. */
  private final class ClosesWhenLate extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRegistered(ChannelHandlerContext context) throws Exception {
      if (closed) {
        context.close();
      }
      super.channelRegistered(context);
    }
  }

  private ThreadFactory named(ThreadFactory factory) {
    return task -> {
      Thread thread = factory.newThread(task);
      thread.setName(threadPrefix + threadCount.incrementAndGet());
      thread.setDaemon(true);
      threads.add(thread);
      return thread;
    };
  }
}
