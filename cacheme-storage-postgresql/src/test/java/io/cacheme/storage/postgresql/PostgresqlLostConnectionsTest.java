package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LiveObjects;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.PostgresProcess;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Connections that were lost take no memory any more. */
class PostgresqlLostConnectionsTest {

  private static final int LOST = 20;
  private static final int FULL = 6;
  private static final int CLOSED = 40;
  private static final int MORE_THAN_SOCKETS_TAKE = 32 << 20;

  @Test
  void lostConnections_areForgotten() {
    try (PostgresProcess server = PostgresProcess.start();
        Psql psql = new Psql(server.url())) {
      RemoteStorage storage =
          PostgresqlStorage.builder(server.url()).createSchema(true).poolSize(1).build();
      long others = channels(); // of tests before this one
      Await.value(storage.open(StorageContexts.system("lost")));
      for (int i = 0; i < LOST; i++) {
        Await.until("an answer", () -> answers(storage));
        psql.others().forEach(psql::kill);
      }
      Await.until("an answer", () -> answers(storage));

      assertThat(channels()).as("its own is among them").isPositive();
      Await.until("the end of what belonged to them", () -> channels() < others + LOST / 2);
      Await.value(storage.close());
    }
  }

  /** What is to be written would wait for ever, and so would an end that waits for that. */
  @Test
  void connectionsThatTakeNoMoreBytes_areForgotten() {
    try (PostgresProcess server = PostgresProcess.start();
        FaultProxy proxy = FaultProxy.to(server.host(), server.port())) {
      RemoteStorage storage =
          PostgresqlStorage.builder(server.url().replace(":" + server.port(), ":" + proxy.port()))
              .createSchema(true)
              .poolSize(1)
              .silenceTimeout(Duration.ofSeconds(1))
              .build();
      long others = channels();
      Await.value(storage.open(StorageContexts.system("full")));
      for (int i = 0; i < FULL; i++) {
        Await.until("an answer", () -> answers(storage));
        proxy.halfOpen();
        assertThat(storage.put("key", new byte[MORE_THAN_SOCKETS_TAKE], 60_000))
            .failsWithin(Duration.ofSeconds(30));
      }
      Await.until("an answer", () -> answers(storage));

      assertThat(channels()).as("its own is among them").isPositive();
      Await.until("the end of what belonged to them", () -> channels() < others + FULL / 2);
      Await.value(storage.close());
    }
  }

  /** Netty would log, with a stack, that nobody is left to be told of their end. */
  @Test
  void connectionsThatEndWithTheStorage_areNotLogged() {
    try (LogCapture log = new LogCapture("io.netty", Level.INFO);
        PostgresProcess server = PostgresProcess.start();
        FaultProxy proxy = FaultProxy.to(server.host(), server.port())) {
      for (int i = 0; i < CLOSED; i++) {
        RemoteStorage storage =
            PostgresqlStorage.builder(server.url().replace(":" + server.port(), ":" + proxy.port()))
                .createSchema(true)
                .poolSize(2)
                .build();
        Await.value(storage.open(StorageContexts.system("closed")));
        Await.until("an answer", () -> answers(storage));
        proxy.halfOpen();
        storage.get("key");
        Await.value(storage.close());
      }
      Await.until("the end of its threads", () -> !hasThreads());

      assertThat(log.text()).isEmpty();
    }
  }

  private static boolean hasThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().contains("closed"));
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
