package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server, or who has taken its place, that asks for a file of the process's machine. */
class HostileMysqlTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("id_rsa"), "canary".repeat(1_000));
  }

  @Test
  void fileIsAskedFor_isNotSent_norItsLength_andTheConnectionEnds() throws IOException {
    assertNothingIsSaidOf(file);
  }

  /** As of a file that may not be read, of which the driver tells how long it is. */
  @Test
  void folderIsAskedFor_nothingIsSaid_andTheConnectionEnds() throws IOException {
    assertNothingIsSaidOf(folder);
  }

  @Test
  void fileThatIsNotThereIsAskedFor_nothingIsSaid_andTheConnectionEnds() throws IOException {
    assertNothingIsSaidOf(folder.resolve("no_such_file"));
  }

  private static void assertNothingIsSaidOf(Path wanted) throws IOException {
    try (ThievingServer thief = new ThievingServer(wanted)) {
      String url = "mysql://user:word@127.0.0.1:" + thief.port() + "/cache";
      RemoteStorage storage = MysqlStorage.builder(url).poolSize(1).build();
      var opening = storage.open(StorageContexts.system("hostile", Duration.ofSeconds(2)));

      assertThat(Await.value(thief.taken())).isEmpty();
      assertThat(Await.failure(opening)).isNotNull();
      Await.value(storage.close());
    }
  }

  /** Else the above would hold whatever the storage did. */
  @Test
  void theDriverAlone_sendsIt() throws IOException {
    assertThat(sentByTheDriverAlone(file)).contains("canary".repeat(1_000));
  }

  @Test
  void theDriverAlone_tellsHowLongAFolderIs_andThatAFileIsNotThere() throws IOException {
    assertThat(sentByTheDriverAlone(folder)).hasSize(8).doesNotStartWith("\0\0\0");
    assertThat(sentByTheDriverAlone(folder.resolve("no_such_file"))).hasSize(4);
  }

  private static String sentByTheDriverAlone(Path wanted) throws IOException {
    Vertx vertx = Vertx.vertx();
    try (ThievingServer thief = new ThievingServer(wanted)) {
      MySQLConnectOptions options =
          new MySQLConnectOptions()
              .setHost("127.0.0.1")
              .setPort(thief.port())
              .setUser("user")
              .setPassword("word")
              .setDatabase("cache");
      MySQLConnection.connect(vertx, options)
          .compose(connection -> connection.query("SELECT 1").execute());

      return Await.value(thief.taken());
    } finally {
      Await.value(vertx.close().toCompletionStage());
    }
  }
}
