package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisProcess;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection that is lost while a storage is opened, at each part of what Redis says then. */
class RedisOpenLossTest {

  private static final int STEP = 60;

  private static RedisProcess redis;

  @BeforeAll
  static void start() {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  /** With protocol 2 nothing is said before the answer to {@code INFO}. */
  @ParameterizedTest
  @CsvSource({"2, 1", "2, 3", "3, 1"})
  void lost_inTheAnswers_failsPlainly_thenServes(int protocol, int poolSize) {
    int lost = 0;
    for (int bytes = 0; bytes < answers(); bytes += STEP) {
      lost += openAndLose(bytes, protocol, poolSize) ? 1 : 0;
    }

    assertThat(lost).as("openings that failed").isGreaterThan(answers() / STEP / 2);
  }

  /** How many bytes Redis says of itself. */
  private static int answers() {
    return String.valueOf(redis.ask("INFO", "server")).length();
  }

  private static boolean openAndLose(int bytes, int protocol, int poolSize) {
    try (FaultProxy proxy = FaultProxy.to(redis.host(), redis.port())) {
      RemoteStorage storage =
          RedisStorage.builder("redis://127.0.0.1:" + proxy.port() + "?protocol=" + protocol)
              .poolSize(poolSize)
              .build();
      proxy.resetAfter(bytes);
      CompletionStage<Void> opening = storage.open(StorageContexts.system("test"));
      Throwable failure = Await.value(opening.handle((nothing, thrown) -> thrown));
      if (failure != null) {
        assertThat(failure)
            .isNotInstanceOf(StorageRejectedException.class)
            .message()
            .containsPattern("the connection was lost|closed the connection|cannot be reached: ");
      }
      proxy.heal();

      Await.until("it serves after " + bytes, () -> serves(storage));
      Await.value(storage.put("a", new byte[] {1}, 60_000));
      assertThat(Await.value(storage.get("a")).bytes()).containsExactly(1);
      Await.value(storage.close());
      return failure != null;
    }
  }

  private static boolean serves(RemoteStorage storage) {
    return Await.value(storage.get("a").handle((value, thrown) -> thrown == null));
  }
}
