package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.LogCapture;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is started before its server: what it does of a fleet it does from then on. */
class ServerDownAtFirstTest {

  @TempDir Path folder;

  private final String prefix = "late-" + UUID.randomUUID();
  private final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofMinutes(5))
          .tier("shared", Duration.ofMinutes(10));
  private final DynamicNode<String> key = type.key("a");
  private Connection holder;

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mysql", "mariadb"})
  void heap_followsOnceTheServerIsThere(String server) {
    String url = OldLoadsOnServersTest.url(server, folder);
    URI address = URI.create(url);
    try (FaultProxy proxy = FaultProxy.to(address.getHost(), address.getPort());
        Cacheme other = process(url).required("shared").build()) {
      proxy.refuse();
      try (Cacheme one =
          process(url.replace(":" + address.getPort(), ":" + proxy.port())).build()) {
        NodeCache<DynamicNode<String>, String> late = type.cache(one);
        assertThat(late.put(key, "old")).failsWithin(Duration.ofSeconds(20));
        proxy.heal();

        assertFollows(late, type.cache(other));
      }
    }
  }

  @Test
  void heap_followsOnceTheFileCanBeUsed() throws SQLException {
    process(url()).required("shared").build().close();
    hold();
    try (Cacheme one = process(url()).build()) {
      NodeCache<DynamicNode<String>, String> late = type.cache(one);
      assertThat(late.put(key, "old")).failsWithin(Duration.ofSeconds(20));
      letGo();

      try (Cacheme other = process(url()).required("shared").build()) {
        assertFollows(late, type.cache(other));
      }
    }
  }

  @Test
  void fileWithoutALog_isSaidOnce_writesSucceed_andTheHeapServes() throws SQLException {
    process(url()).required("shared").build().close();
    hold("DROP TABLE cacheme_data_log");
    try (LogCapture log = new LogCapture();
        Cacheme one = process(url().replace("createSchema=true&", "")).build()) {
      NodeCache<DynamicNode<String>, String> late = type.cache(one);
      assertThat(late.put(key, "old")).failsWithin(Duration.ofSeconds(20));
      letGo();

      awaitWritten(late, "new");
      done(late.invalidate(type.key("b")));
      awaitHeap(late, "new");
      assertThat(log.text())
          .containsOnlyOnce("cannot tell what other processes write")
          .contains("help:  apply sql/sqlite.sql");
    }
  }

  /** Lets another process have the file for itself, as it were. */
  private void hold(String... statements) throws SQLException {
    holder = DriverManager.getConnection("jdbc:sqlite:" + file());
    try (Statement statement = holder.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("BEGIN EXCLUSIVE");
    }
  }

  @AfterEach
  void letGo() throws SQLException {
    if (holder != null) {
      holder.close();
    }
  }

  private void assertFollows(
      NodeCache<DynamicNode<String>, String> late, NodeCache<DynamicNode<String>, String> other) {
    awaitWritten(late, "old");
    awaitHeap(late, "old");
    Awaitility.await()
        .until(
            () -> {
              done(other.put(key, "new"));
              return late.stats().toldCount() > 0;
            });
    Awaitility.await()
        .untilAsserted(() -> assertThat(done(late.getIfPresent(key))).isEqualTo("new"));
  }

  private void awaitWritten(NodeCache<DynamicNode<String>, String> cache, String value) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              CompletableFuture<Void> written = cache.put(key, value);
              return done(written.handle((nothing, thrown) -> thrown == null));
            });
  }

  private void awaitHeap(NodeCache<DynamicNode<String>, String> cache, String value) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              long before = cache.stats().tiers().get(0).hitCount();
              assertThat(done(cache.getIfPresent(key))).isEqualTo(value);
              assertThat(cache.stats().tiers().get(0).hitCount()).isEqualTo(before + 1);
            });
  }

  private Path file() {
    return folder.resolve("cache.db");
  }

  private String url() {
    return "sqlite:///" + file() + "?createSchema=true&busyTimeout=200ms";
  }

  private Cacheme.Builder process(String url) {
    return Cacheme.builder()
        .prefix(prefix)
        .connectTimeout(Duration.ofSeconds(20))
        .storage("local", "local://tlfu?size=1000")
        .storage("shared", url);
  }
}
