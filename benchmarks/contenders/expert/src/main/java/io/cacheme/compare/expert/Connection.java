package io.cacheme.compare.expert;

import io.cacheme.compare.Item;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;

/** One connection of Lettuce, which many commands share a flush of. */
final class Connection implements AutoCloseable {

  private static final int MOST_FLUSHES_AT_ONCE = 256;

  private final ClientResources resources;
  private final RedisClient client;
  private final StatefulRedisConnection<Long, Item> connection;

  Connection(String url, ItemCodec codec) {
    resources = ClientResources.builder().nettyCustomizer(new Consolidation()).build();
    client = RedisClient.create(resources, RedisURI.create(url));
    connection = client.connect(codec);
  }

  RedisAsyncCommands<Long, Item> commands() {
    return connection.async();
  }

  /** Redis answers in turn: all that was sent before has been done. */
  void awaitAnswers() {
    String unused = connection.sync().ping();
  }

  @Override
  public void close() {
    connection.close();
    client.shutdown();
    resources.shutdown().syncUninterruptibly();
  }

  /** Netty's handler for that, before the driver's own. */
  private static final class Consolidation implements NettyCustomizer {
    @Override
    public void afterChannelInitialized(Channel channel) {
      channel.pipeline().addFirst(new FlushConsolidationHandler(MOST_FLUSHES_AT_ONCE, true));
    }
  }
}
