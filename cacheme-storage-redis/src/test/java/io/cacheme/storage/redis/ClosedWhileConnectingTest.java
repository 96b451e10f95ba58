package io.cacheme.storage.redis;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisProcess;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A storage that is closed while it connects leaves no connection behind. Of a thousand 398 did,
 * before the channels were closed ahead of their threads.
 */
class ClosedWhileConnectingTest {

  private static final int TIMES = 100;
  private static final int MOST_SPINS = 40_000;

  @Test
  void close_atAnyMomentOfTheStart_leavesNoConnection() {
    SplittableRandom random = new SplittableRandom(1);
    try (RedisProcess redis = RedisProcess.start()) {
      for (int i = 0; i < TIMES; i++) {
        RemoteStorage storage = RedisStorage.builder(redis.url()).poolSize(4).build();
        storage.open(StorageContexts.system("redis"));
        for (int spins = random.nextInt(MOST_SPINS); spins > 0; spins--) {
          Thread.onSpinWait();
        }
        Await.value(storage.close());
      }
      Await.until("the end of all connections", () -> connections(redis) == 0);
    }
  }

  private static long connections(RedisProcess redis) {
    return String.valueOf(redis.ask("CLIENT", "LIST")).lines().count() - 1; // but the one that asks
  }
}
