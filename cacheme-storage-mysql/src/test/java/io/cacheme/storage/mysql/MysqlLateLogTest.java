package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that is started before its server, which then turns out to have no log. */
class MysqlLateLogTest {

  private static MysqlProcess server;

  private final LogCapture log = new LogCapture();
  private final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofMinutes(5))
          .tier("shared", Duration.ofMinutes(10));
  private final DynamicNode<String> key = type.key("a");
  private FaultProxy proxy;
  private RemoteStorage storage;
  private Cacheme cacheme;
  private NodeCache<DynamicNode<String>, String> cache;

  @BeforeAll
  static void startServer() {
    server = MysqlProcess.builder(MysqlKind.MYSQL).startOrSkip();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void startBeforeTheServer() throws Exception {
    try (Admin admin = Admin.of(server)) {
      admin.ask(Files.readString(Path.of("..", "sql", "mysql.sql")));
      admin.ask("CREATE TABLE lone LIKE cacheme_data");
    }
    proxy = FaultProxy.to(server.host(), server.port());
    proxy.refuse();
    storage =
        MysqlStorage.builder(server.url().replace(":" + server.port(), ":" + proxy.port()))
            .table("lone")
            .build();
    cacheme =
        Cacheme.builder()
            .storage("local", new InMemoryLocalStorage())
            .storage("shared", storage)
            .build();
    cache = type.cache(cacheme);
    assertThat(storage.bus()).as("nothing is known yet").isNotNull();
    assertThat(succeeds(cache.put(key, "old"))).isFalse();
  }

  @AfterEach
  void close() {
    cacheme.close();
    proxy.close();
    log.close();
    try (Admin admin = Admin.of(server)) {
      admin.ask("DROP TABLE IF EXISTS lone, lone_log");
    }
  }

  @Test
  void isSaidOnce_writesSucceed_andTheHeapServes() {
    proxy.heal();
    Await.until("it is written", () -> succeeds(cache.put(key, "new")));
    Await.value(cache.invalidate(type.key("b")));

    assertThat(storage.bus()).isNull();
    Await.until("the heap serves", this::isServedByTheHeap);
    proxy.reset();
    Await.until("it is written again", () -> succeeds(cache.put(key, "new")));
    assertThat(log.text())
        .containsOnlyOnce("cannot tell what other processes write")
        .contains("lone_log", "help:  apply sql/mysql.sql");
  }

  @Test
  void mendedWhileItRuns_tellsFromTheNextConnectionOn() {
    proxy.heal();
    Await.until("it is written", () -> succeeds(cache.put(key, "new")));
    try (Admin admin = Admin.of(server)) {
      admin.ask("CREATE TABLE lone_log LIKE cacheme_data_log");
      proxy.reset();
      Await.until(
          "a message is in the log",
          () ->
              succeeds(cache.put(key, "newer"))
                  && !admin.ask("SELECT COUNT(*) FROM lone_log").equals("0"));
    }

    Await.until("a sign of life", () -> storage.bus() != null && succeeds(storage.bus().sync()));
    Await.until("the heap serves", this::isServedByTheHeap);
  }

  private boolean isServedByTheHeap() {
    long before = cache.stats().tiers().get(0).hitCount();
    boolean found = Await.value(cache.getIfPresent(key)) != null;
    return found && cache.stats().tiers().get(0).hitCount() == before + 1;
  }

  private static boolean succeeds(CompletionStage<?> stage) {
    return Await.value(stage.handle((nothing, thrown) -> thrown == null));
  }
}
