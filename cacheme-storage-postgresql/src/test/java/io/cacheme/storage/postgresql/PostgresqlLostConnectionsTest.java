package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LiveObjects;
import io.cacheme.testservers.PostgresProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Connections that were lost take no memory any more. */
class PostgresqlLostConnectionsTest {

  private static final int LOST = 20;

  @Test
  void lostConnections_areForgotten() {
    try (PostgresProcess server = PostgresProcess.start();
        Psql psql = new Psql(server.url())) {
      RemoteStorage storage =
          PostgresqlStorage.builder(server.url()).createSchema(true).poolSize(1).build();
      long others = channels(); // of tests before this one, which are closed, but known to timers
      Await.value(storage.open(StorageContexts.system("lost")));
      for (int i = 0; i < LOST; i++) {
        Await.until("an answer", () -> answers(storage));
        psql.others().forEach(psql::kill);
      }
      Await.until("an answer", () -> answers(storage));

      // timers that bound how long connecting takes know of them until they are over
      assertThat(channels()).as("its own is among them").isPositive();
      Await.until("the end of what belonged to them", () -> channels() < others + LOST / 2);
      Await.value(storage.close());
    }
  }

  private static boolean answers(RemoteStorage storage) {
    return storage
        .get("key")
        .handle((value, failure) -> failure == null)
        .toCompletableFuture()
        .join();
  }

  private static long channels() {
    return LiveObjects.now().counts().entrySet().stream()
        .filter(type -> type.getKey().endsWith(".SessionChannel"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
