package io.cacheme.benchmarks.storage;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.util.List;

/**
 * Lettuce's asynchronous commands over one connection (in a cluster: one a node), as its manual
 * advises. Its settings are the defaults, but for flushes where they are to be consolidated.
 */
final class LettuceContender implements Contender {

  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);
  private static final int MOST_FLUSHES_AT_ONCE = 256;

  private final ClientResources resources;
  private final AbstractRedisClient client;
  private final StatefulConnection<String, byte[]> connection;
  private final RedisClusterAsyncCommands<String, byte[]> commands;

  private LettuceContender(
      ClientResources resources,
      AbstractRedisClient client,
      StatefulConnection<String, byte[]> connection,
      RedisClusterAsyncCommands<String, byte[]> commands) {
    this.resources = resources;
    this.client = client;
    this.connection = connection;
    this.commands = commands;
  }

  /** As it is. */
  static LettuceContender standalone(String url) {
    return standalone(url, ClientResources.create());
  }

  /** With one flush for many commands: Netty's handler for that in front of the driver's own. */
  static LettuceContender consolidated(String url) {
    NettyCustomizer consolidation =
        new NettyCustomizer() {
          @Override
          public void afterChannelInitialized(Channel channel) {
            channel.pipeline().addFirst(new FlushConsolidationHandler(MOST_FLUSHES_AT_ONCE, true));
          }
        };
    return standalone(url, ClientResources.builder().nettyCustomizer(consolidation).build());
  }

  static LettuceContender cluster(List<RedisURI> nodes) {
    ClientResources resources = ClientResources.create();
    RedisClusterClient client = RedisClusterClient.create(resources, nodes);
    StatefulRedisClusterConnection<String, byte[]> connection = client.connect(CODEC);
    return new LettuceContender(resources, client, connection, connection.async());
  }

  private static LettuceContender standalone(String url, ClientResources resources) {
    RedisClient client = RedisClient.create(resources, RedisURI.create(url));
    StatefulRedisConnection<String, byte[]> connection = client.connect(CODEC);
    return new LettuceContender(resources, client, connection, connection.async());
  }

  @Override
  public void get(String key, Answer answer) {
    commands
        .get(key)
        .whenComplete(
            (value, failure) -> {
              if (value != null) {
                answer.value(key, value, StoredValue.UNKNOWN);
              }
              answer.done(failure);
            });
  }

  @Override
  public void getAll(List<String> keys, Answer answer) {
    commands
        .mget(keys.toArray(String[]::new))
        .whenComplete(
            (values, failure) -> {
              if (values != null) {
                for (KeyValue<String, byte[]> value : values) {
                  value.ifHasValue(
                      bytes -> answer.value(value.getKey(), bytes, StoredValue.UNKNOWN));
                }
              }
              answer.done(failure);
            });
  }

  @Override
  public void put(String key, byte[] value, Answer answer) {
    commands
        .set(key, value, SetArgs.Builder.px(Entries.TTL_MILLIS))
        .whenComplete((ok, failure) -> answer.done(failure));
  }

  @Override
  public void close() {
    connection.close();
    client.shutdown();
    resources.shutdown().syncUninterruptibly();
  }

  @Override
  public String toString() {
    return "Lettuce";
  }
}
