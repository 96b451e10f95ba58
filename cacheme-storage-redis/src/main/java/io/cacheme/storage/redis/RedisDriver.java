package io.cacheme.storage.redis;

import io.cacheme.spi.StorageContext;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lettuce, for connecting: TCP, TLS, handshake and credentials. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class RedisDriver {

  private static final System.Logger LOG = System.getLogger(RedisStorage.class.getName());

  private static final int CONNECT_ATTEMPTS = 4;

  private final String name;
  private final Duration timeout;
  private final ServerRuns runs;
  private final RedisThreads threads;
  private final RedisClient client;
  private final AtomicBoolean rejectionLogged = new AtomicBoolean();
  private volatile @Nullable CompletableFuture<@Nullable Void> closing;

  RedisDriver(RedisOptions options, StorageContext context, ServerRuns runs) {
    this.runs = runs;
    this.name = context.name();
    this.timeout = context.connectTimeout();
    this.threads =
        new RedisThreads(name, options.cluster() ? Integer.MAX_VALUE : options.poolSize());
    this.client = RedisClient.create(threads.resources());
    client.setOptions(clientOptions(options, timeout));
  }

  /** A connected and authenticated channel, or the driver's reason why not. */
  CompletionStage<Channel> connect(RedisEndpoint endpoint) {
    return connect(endpoint, CONNECT_ATTEMPTS);
  }

  /**
   * Lettuce begins to listen to a connection once it is under way. When the server refuses the
   * handshake before that, which takes a busy machine, the reason is lost, and is asked for again.
   */
  private CompletionStage<Channel> connect(RedisEndpoint endpoint, int attempts) {
    return connectOnce(endpoint)
        .exceptionallyCompose(
            thrown ->
                attempts > 1 && !closing() && RedisRefusal.isUnexplained(thrown)
                    ? connect(endpoint, attempts - 1)
                    : CompletableFuture.failedFuture(thrown));
  }

  private CompletionStage<Channel> connectOnce(RedisEndpoint endpoint) {
    if (closing()) {
      return CompletableFuture.failedFuture(new RedisFailure(endpoint + " is closed"));
    }
    try {
      return client
          .connectAsync(ByteArrayCodec.INSTANCE, endpoint.uri(timeout))
          .toCompletableFuture() // the driver's own stage lacks what came with Java 12
          .thenApply(
              connection -> {
                Channel channel =
                    threads.channelOf(((RedisChannelHandler<?, ?>) connection).getChannelWriter());
                channel.closeFuture().addListener(future -> forget(connection));
                return channel;
              });
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A connection to listen over. */
  CompletionStage<Listening> listen(RedisEndpoint endpoint) {
    return listen(endpoint, endpoint.uri(timeout));
  }

  /** Connections to listen over to each Sentinel of {@code endpoint}, which are not made yet. */
  List<Supplier<CompletionStage<Listening>>> sentinels(RedisEndpoint endpoint) {
    List<Supplier<CompletionStage<Listening>>> all = new ArrayList<>();
    for (RedisURI sentinel : endpoint.uri(timeout).getSentinels()) {
      all.add(() -> listen(endpoint, sentinel));
    }
    return all;
  }

  private CompletionStage<Listening> listen(RedisEndpoint endpoint, RedisURI uri) {
    if (closing()) {
      return CompletableFuture.failedFuture(new RedisFailure(endpoint + " is closed"));
    }
    try {
      return client
          .connectPubSubAsync(StringCodec.UTF8, uri)
          .toCompletableFuture()
          .thenApply(
              connection -> {
                Channel channel =
                    threads.channelOf(((RedisChannelHandler<?, ?>) connection).getChannelWriter());
                channel.pipeline().addFirst(new BrokenSocket());
                channel.closeFuture().addListener(future -> forget(connection));
                return new Listening(connection, channel);
              });
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * A connection to listen over, and its channel, which knows whether it is still there.
   *
   * @param connection the driver's
   * @param channel what it stands on
   */
  record Listening(StatefulRedisPubSubConnection<String, String> connection, Channel channel) {}

  /** Ends a connection whose socket broke: the driver would log it, with its stack. */
  private static final class BrokenSocket extends ChannelInboundHandlerAdapter {

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (cause instanceof IOException) {
        context.close();
      } else {
        context.fireExceptionCaught(cause);
      }
    }
  }

  private boolean closing() {
    return closing != null;
  }

  /** Runs {@code task} on the storage's own thread, unless it is closed by then. */
  void later(Runnable task, long delayMillis) {
    try {
      threads.executor().schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ignored) {
      // closed
    }
  }

  /** A server has said what it is, and may be used. */
  void accepted(RedisEndpoint endpoint, ServerReport report) {
    runs.met(name, endpoint, report);
    rejectionLogged.set(false);
  }

  /** Logs once until the server accepts again; with null, somebody was told otherwise. */
  void rejected(@Nullable String message) {
    if (rejectionLogged.compareAndSet(false, true) && message != null) {
      LOG.log(System.Logger.Level.WARNING, "storage \"{0}\": {1}", name, message);
    }
  }

  boolean isEventLoop(Thread thread) {
    return threads.isEventLoop(thread);
  }

  /**
   * Runs {@code disconnect} and ends the driver, once. It is said before that it ends: connections
   * that go then are the driver's to close, which warns of a second time.
   */
  synchronized CompletionStage<@Nullable Void> close(Runnable disconnect) {
    if (closing == null) {
      CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
      closing = closed;
      disconnect.run();
      threads
          .closeChannels()
          .thenCompose(nothing -> client.shutdownAsync(0, 1, TimeUnit.SECONDS))
          .whenComplete((nothing, thrown) -> threads.close(closed));
    }
    return closing;
  }

  /** Once; the driver does it itself when it is closed. */
  private void forget(StatefulRedisConnection<?, ?> connection) {
    if (closing == null && !((RedisChannelHandler<?, ?>) connection).isClosed()) {
      connection.closeAsync();
    }
  }

  private static ClientOptions clientOptions(RedisOptions options, Duration timeout) {
    ClientOptions.Builder builder =
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
            .socketOptions(
                SocketOptions.builder()
                    .connectTimeout(timeout)
                    .keepAlive(true)
                    .tcpNoDelay(true)
                    .build());
    MaintenanceNotices.disable(builder);
    if (options.protocol() != null) {
      builder.protocolVersion(options.protocol());
    }
    RedisTls tls = options.tls();
    if (tls != null) {
      builder.sslOptions(tls.sslOptions(timeout));
    }
    return builder.build();
  }
}
