package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write is told where somebody may listen, and costs no message elsewhere. */
class WhoIsToldTest {

  @TempDir Path folder;

  private Cacheme cacheme;

  @BeforeEach
  void open() {
    cacheme =
        Cacheme.builder()
            .connectTimeout(Duration.ofSeconds(20))
            .storage("local", "local://tlfu?size=1000")
            .storage("shared", "sqlite:///" + folder.resolve("cache.db") + "?createSchema=true")
            .required("shared")
            .build();
  }

  @AfterEach
  void close() {
    cacheme.close();
  }

  @Test
  void withoutAHeap_nobody() throws SQLException {
    assertThat(messagesOfTwoWrites(remote())).isZero();
  }

  @Test
  void withAHeap_allWhoseHeapsFollow() throws SQLException {
    DynamicType<String> type =
        DynamicNode.type("thing", "v1", String.class)
            .tier("local", Duration.ofMinutes(5))
            .tier("shared", Duration.ofMinutes(10));

    assertThat(messagesOfTwoWrites(type)).isEqualTo(2);
  }

  @Test
  void loadedOnce_allWhoWait() throws SQLException {
    assertThat(messagesOfTwoWrites(remote().fleetSingleflight())).isEqualTo(2);
  }

  @Test
  void withAnotherVersion_thoseOfThat() throws SQLException {
    assertThat(messagesOfTwoWrites(remote().alsoInvalidate("v0"))).isEqualTo(2);
  }

  private static DynamicType<String> remote() {
    return DynamicNode.type("thing", "v1", String.class).tier("shared", Duration.ofMinutes(10));
  }

  private int messagesOfTwoWrites(DynamicType<String> type) throws SQLException {
    done(type.cache(cacheme).put(type.key("a"), "value"));
    done(type.cache(cacheme).invalidate(type.key("a")));
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cache.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM cacheme_data_log")) {
      return rows.getInt(1);
    }
  }
}
