package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.TierException;
import io.cacheme.testservers.LogCapture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of before there was a log: all goes on as it did. */
class LogMissingTest {

  @TempDir Path folder;

  private final LogCapture log = new LogCapture();
  private final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofMinutes(5))
          .tier("shared", Duration.ofMinutes(10));

  @BeforeEach
  void dropTheLog() throws Exception {
    builder("?createSchema=true").build().close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cache.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE cacheme_data_log");
    }
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void bind_isWarnedOf_writesSucceed_andTheHeapServes() {
    try (Cacheme cacheme = builder("").build()) {
      NodeCache<DynamicNode<String>, String> cache = type.cache(cacheme);
      done(cache.put(type.key("a"), "value"));
      done(cache.invalidate(type.key("b")));

      assertThat(done(cache.getIfPresent(type.key("a")))).isEqualTo("value");
      assertThat(cache.stats().tiers().get(0).hitCount()).isEqualTo(1);
    }
    assertThat(log.text())
        .containsOnlyOnce("cannot tell what other processes write")
        .containsOnlyOnce("no storage of it can tell what other processes write");
  }

  @Test
  void namedAsBus_isR24() {
    try (Cacheme cacheme = builder("").bus("shared").build()) {
      assertThatThrownBy(() -> type.cache(cacheme))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContainingAll("[R24]", "\"shared\"", "its own warning");
    }
  }

  @Test
  void theMend_isNotWarnedOf() {
    try (Cacheme cacheme = builder("?createSchema=true").build()) {
      type.cache(cacheme);
    }
    assertThat(log.text()).doesNotContain("can tell");
  }

  @Test
  void droppedWhileItRuns_writesFailWithTheMend_entriesAreKept_andItServesOnceItIsThere()
      throws Exception {
    builder("?createSchema=true").build().close();
    DynamicType<String> withoutHeap =
        DynamicNode.type("thing", "v1", String.class).tier("shared", Duration.ofMinutes(10));
    try (Cacheme cacheme = builder("").build();
        Cacheme other = builder("").build()) {
      NodeCache<DynamicNode<String>, String> cache = type.cache(cacheme);
      NodeCache<DynamicNode<String>, String> tier = withoutHeap.cache(other);
      done(cache.put(type.key("a"), "before"));
      dropTheLog();
      for (int i = 0; i < 10; i++) { // more than a breaker lets fail
        String value = "value" + i;
        assertThatThrownBy(() -> done(cache.put(type.key("a"), value)))
            .hasCauseInstanceOf(TierException.class)
            .hasStackTraceContaining("help:  apply sql/sqlite.sql");
        assertThat(done(tier.getIfPresent(withoutHeap.key("a")))).isEqualTo(value);
      }

      builder("?createSchema=true").build().close();
      done(cache.put(type.key("a"), "mended"));
    }
    assertThat(log.text()).containsOnlyOnce("which was there before");
  }

  private Cacheme.Builder builder(String options) {
    return Cacheme.builder()
        .storage("local", "local://tlfu?size=1000")
        .storage("shared", "sqlite:///" + folder.resolve("cache.db") + options)
        .required("shared");
  }
}
