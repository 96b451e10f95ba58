package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MysqlProcessTest {

  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() throws Exception {
    VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void start_answersOnTheLoopback(MysqlKind kind) throws Exception {
    try (MysqlProcess server = MysqlProcess.builder(kind).startOrSkip()) {
      assertThat(server.url())
          .isEqualTo(
              kind.scheme() + "://cacheme:let-me-in@127.0.0.1:" + server.port() + "/cacheme");
      assertThat(answer(server, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
      assertThat(server.version()).endsWith(answer(server, "SELECT @@version").split("-")[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void password_isRequired(MysqlKind kind) {
    try (MysqlProcess server = MysqlProcess.builder(kind).startOrSkip()) {
      MySQLConnectOptions wrong = options(server).setPassword("wrong");
      assertThatThrownBy(() -> connect(wrong).get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("Access denied");
    }
  }

  @ParameterizedTest
  @EnumSource
  void setting_reachesTheServer(MysqlKind kind) throws Exception {
    try (MysqlProcess server =
        MysqlProcess.builder(kind).setting("max_connections", "17").startOrSkip()) {
      assertThat(answer(server, "SELECT @@max_connections")).isEqualTo("17");
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopAndCont_hangsAndGoesOn(MysqlKind kind) throws Exception {
    try (MysqlProcess server = MysqlProcess.builder(kind).startOrSkip()) {
      server.stop();
      CompletableFuture<MySQLConnection> connection = connect(options(server));
      assertThatThrownBy(() -> connection.get(500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      server.cont();
      connection.get(10, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void killAndRestart_samePort_keepsWhatWasCommitted(MysqlKind kind) throws Exception {
    try (MysqlProcess server = MysqlProcess.builder(kind).startOrSkip()) {
      int port = server.port();
      answer(server, "CREATE TABLE kept (a INT PRIMARY KEY)");
      answer(server, "INSERT INTO kept VALUES (42)");
      server.kill();
      assertThatThrownBy(() -> connect(options(server)).get(10, TimeUnit.SECONDS))
          .hasMessageContaining("refused");
      server.restart();
      assertThat(server.port()).isEqualTo(port);
      assertThat(answer(server, "SELECT a FROM kept")).isEqualTo("42");
    }
  }

  @ParameterizedTest
  @EnumSource
  void close_deletesItsData(MysqlKind kind) {
    MysqlProcess server = MysqlProcess.builder(kind).startOrSkip();
    Path data = server.dataFolder();
    assertThat(data).isNotEmptyDirectory();
    server.close();
    assertThat(data).doesNotExist();
  }

  @Test
  void shared_isTheSameServerEachTime() {
    assertThat(TestServers.mysql()).isSameAs(TestServers.mysql());
    assertThat(TestServers.mysql().toString())
        .contains(":" + TestServers.mysql().port())
        .doesNotContain("let-me-in");
    assertThat(TestServers.mariadb().url()).startsWith("mariadb://");
  }

  private static String answer(MysqlProcess server, String sql) throws Exception {
    MySQLConnection connection = connect(options(server)).get(10, TimeUnit.SECONDS);
    return connection
        .query(sql)
        .execute()
        .map(rows -> rows.size() == 0 ? "" : String.valueOf(rows.iterator().next().getValue(0)))
        .eventually(connection::close)
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private static MySQLConnectOptions options(MysqlProcess server) {
    return MySQLConnectOptions.fromUri(server.url());
  }

  private static CompletableFuture<MySQLConnection> connect(MySQLConnectOptions options) {
    return MySQLConnection.connect(VERTX, options).toCompletionStage().toCompletableFuture();
  }
}
