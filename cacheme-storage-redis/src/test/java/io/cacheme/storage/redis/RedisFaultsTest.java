package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ExpectedFailures;
import io.cacheme.testkit.FaultSettings;
import io.cacheme.testkit.KillableServer;
import io.cacheme.testkit.KilledData;
import io.cacheme.testkit.RemoteStorageFaultContract;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Faults of server and network while the storage is open, over one connection as is the default.
 */
class RedisFaultsTest extends RemoteStorageFaultContract {

  private static RedisProcess redis;

  @BeforeAll
  static void startServer() {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stopServer() {
    redis.close();
  }

  @Override
  protected KillableServer server() {
    return redis;
  }

  @Override
  protected RemoteStorage create(FaultSettings settings) {
    return RedisStorage.builder("redis://127.0.0.1:" + settings.port())
        .poolSize(settings.poolSize())
        .maxOutstanding(settings.maxOutstanding())
        .silenceTimeout(settings.silenceTimeout())
        .build();
  }

  @Override
  protected ExpectedFailures failures() {
    return new ExpectedFailures(
        RedisFailure.class,
        "silent for " + silenceTimeout().toMillis() + " ms",
        MAX_OUTSTANDING + " unanswered commands (maxOutstanding)",
        "cannot be reached",
        "is closed");
  }

  @Override
  protected KilledData killedData() {
    return KilledData.LOST;
  }

  @Override
  protected int poolSize() {
    return 1;
  }

  @Test
  void manyLargeValues_areNotTakenForSilence() {
    reopen(silenceTimeout());
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      puts.add(storage().put(key("big" + i), new byte[1 << 20], 60_000).toCompletableFuture());
    }
    puts.forEach(Await::value);
    assertThat(Await.value(storage().get(key("big59"))).bytes()).hasSize(1 << 20);
  }

  @Test
  void valueOfAnotherType_isAReplyForThatKey() throws IOException {
    try (RedisProcess redis = RedisProcess.builder().start();
        Socket socket = new Socket(redis.host(), redis.port())) {
      socket.getOutputStream().write("LPUSH list x\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo(':');
      RemoteStorage storage = RedisStorage.builder(redis.url()).build();
      try {
        Await.value(storage.open(StorageContexts.system("types")));
        assertThat(Await.failure(storage.get("list")))
            .isInstanceOf(StorageReplyException.class)
            .hasMessageContaining("GET failed: WRONGTYPE");
      } finally {
        Await.value(storage.close());
      }
    }
  }

  @Test
  void outOfMemory_failsTheWrite_readsGoOn() {
    try (RedisProcess small = RedisProcess.builder().setting("maxmemory", "1b").start()) {
      RemoteStorage full = RedisStorage.builder(small.url()).build();
      try {
        Await.value(full.open(StorageContexts.system("small")));
        assertThat(Await.failure(full.put("a", new byte[1], 1_000)))
            .isInstanceOf(StorageReplyException.class)
            .hasMessageContaining("SET failed: OOM");
        assertThat(Await.failure(full.put("a", new byte[2 << 20], 1_000)))
            .isInstanceOf(StorageReplyException.class)
            .hasMessageContaining("maxValueBytes");
        assertThat(Await.value(full.get("a"))).isNull();
      } finally {
        Await.value(full.close());
      }
    }
  }
}
