package io.cacheme.benchmarks.storage;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.List;

/**
 * Lettuce's asynchronous commands over one connection (in a cluster: one a node), as its manual
 * advises. Its settings are the defaults.
 */
final class LettuceContender implements Contender {

  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);

  private final AbstractRedisClient client;
  private final RedisClusterAsyncCommands<String, byte[]> commands;

  private LettuceContender(
      AbstractRedisClient client, RedisClusterAsyncCommands<String, byte[]> commands) {
    this.client = client;
    this.commands = commands;
  }

  static LettuceContender standalone(String url) {
    RedisClient client = RedisClient.create(RedisURI.create(url));
    return new LettuceContender(client, client.connect(CODEC).async());
  }

  static LettuceContender cluster(List<RedisURI> nodes) {
    RedisClusterClient client = RedisClusterClient.create(nodes);
    return new LettuceContender(client, client.connect(CODEC).async());
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
    client.shutdown();
  }

  @Override
  public String toString() {
    return "Lettuce";
  }
}
