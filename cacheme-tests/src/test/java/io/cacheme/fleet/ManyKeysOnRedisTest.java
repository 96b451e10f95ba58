package io.cacheme.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.testservers.RedisProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More keys than a Redis storage may have commands unanswered, by its defaults. */
class ManyKeysOnRedisTest extends FleetCases {

  private static final int KEYS = 300_000;
  private static final int CHUNKS = KEYS / 500;

  private static RedisProcess redis;

  @BeforeAll
  static void start() {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return builder.storage("shared", redis.url()).required("shared").build();
  }

  @Test
  void getAll_ofManyKeys_takesAsManyCommandsAsChunksAndLoadsNothing() {
    ManyKeysCase many = ManyKeysCase.of(KEYS);
    many.assertStored(process());
    long before = multiGets();
    many.assertRead(process());
    assertThat(multiGets() - before)
        .as("and a read of the generation now and then")
        .isBetween((long) CHUNKS, CHUNKS + 50L);
  }

  private static long multiGets() {
    String begin = "cmdstat_mget:calls=";
    try (RedisClient client = RedisClient.create(RedisURI.create(redis.url()));
        var connection = client.connect()) {
      return connection
          .sync()
          .info("commandstats")
          .lines()
          .filter(line -> line.startsWith(begin))
          .mapToLong(line -> Long.parseLong(line.substring(begin.length(), line.indexOf(','))))
          .sum();
    }
  }
}
