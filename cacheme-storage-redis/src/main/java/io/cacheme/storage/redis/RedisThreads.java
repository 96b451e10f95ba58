package io.cacheme.storage.redis;

import io.cacheme.spi.Stages;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.CommandHandler;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A storage's threads, daemons all, and what else Lettuce wants for its connections. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class RedisThreads {

  private static final int MOST_EVENT_LOOPS = 4;
  private static final int CLOSE_SECONDS = 1;
  private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(1 << 18, 1 << 20);

  private final String name;
  private final AtomicInteger count = new AtomicInteger();
  private final ThreadGroupMark mark = new ThreadGroupMark();
  private final HashedWheelTimer timer;
  private final EventExecutorGroup executor;
  private final DefaultEventLoopGroupProvider eventLoops;
  private final DefaultClientResources resources;
  private final Map<Object, Channel> channels = new ConcurrentHashMap<>();
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  RedisThreads(String name, int connections) {
    this.name = name;
    int cores = Runtime.getRuntime().availableProcessors();
    int loops = Math.min(connections, Math.min(MOST_EVENT_LOOPS, Math.max(1, cores / 2)));
    timer = new HashedWheelTimer(factory("timer"));
    executor = new DefaultEventExecutorGroup(1, factory("driver"));
    eventLoops = new DefaultEventLoopGroupProvider(loops, pool -> factory("io"));
    resources =
        DefaultClientResources.builder()
            .eventLoopGroupProvider(eventLoops)
            .eventExecutorGroup(executor)
            .timer(timer)
            .commandLatencyRecorder(CommandLatencyRecorder.disabled())
            .nettyCustomizer(new Customizer())
            .build();
  }

  ClientResources resources() {
    return resources;
  }

  /** For what is to be done later; its thread is not one that serves connections. */
  EventExecutorGroup executor() {
    return executor;
  }

  /** The channel on which Lettuce's {@code endpoint} was connected just now. */
  Channel channelOf(Object endpoint) {
    Channel channel = channels.get(endpoint);
    if (channel == null) {
      throw new IllegalStateException("the connection was lost at once");
    }
    return channel;
  }

  boolean isEventLoop(Thread thread) {
    return thread instanceof StorageThread own && own.mark == mark;
  }

  /**
   * Closes all channels, and at once those that come to be from now on. A thread of Netty's that is
   * told to end while it is at work, and to wait for nothing, as the driver does it, closes none:
   * those that were just connecting would stay open for as long as the process lives.
   */
  CompletableFuture<@Nullable Void> closeChannels() {
    ending = true;
    List<CompletableFuture<@Nullable Void>> closing = new ArrayList<>();
    for (Channel channel : open) {
      CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
      closing.add(closed);
      channel.closeFuture().addListener(future -> closed.complete(null));
      channel.close();
    }
    return Stages.all(closing).completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS);
  }

  /** Ends all threads within about a second, then completes {@code closed}. */
  void close(CompletableFuture<@Nullable Void> closed) {
    resources.shutdown(0, 1, TimeUnit.SECONDS);
    executor.execute(timer::stop);
    eventLoops
        .shutdown(0, 1, TimeUnit.SECONDS)
        .addListener(
            loops ->
                executor
                    .shutdownGracefully(0, 1, TimeUnit.SECONDS)
                    .addListener(all -> closed.complete(null)));
  }

  private ThreadFactory factory(String use) {
    return task -> {
      String threadName = "cacheme-" + name + "-redis-" + use + "-" + count.incrementAndGet();
      Thread thread = new StorageThread(task, threadName, mark);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Whose threads they are. */
  private static final class ThreadGroupMark {}

  private static final class StorageThread extends FastThreadLocalThread {
    private final ThreadGroupMark mark;

    StorageThread(Runnable task, String name, ThreadGroupMark mark) {
      super(task, name);
      this.mark = mark;
    }
  }

  /** Notes each connection's channel, which Lettuce does not give out. */
  private final class Customizer implements NettyCustomizer {

    @Override
    public void afterBootstrapInitialized(Bootstrap bootstrap) {
      bootstrap.option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
    }

    @Override
    public void afterChannelInitialized(Channel channel) {
      open.add(channel);
      channel.closeFuture().addListener(future -> open.remove(channel));
      if (ending) { // after it is among them, or it could be missed
        channel.close();
        return;
      }
      CommandHandler handler = channel.pipeline().get(CommandHandler.class);
      if (handler != null) {
        Object endpoint = handler.getEndpoint();
        channels.put(endpoint, channel);
        channel.closeFuture().addListener(future -> channels.remove(endpoint));
      }
    }
  }
}
