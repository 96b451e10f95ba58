package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisProcess;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users of a real Redis who may do less than the storage does, and what lets them. */
class RedisRightsTest {

  private static final String COMMANDS = "+get +mget +set +unlink +time";

  private static RedisProcess redis;
  private RemoteStorage storage;

  @BeforeAll
  static void start() {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
    redis.ask("ACL", "DELUSER", "few");
  }

  @ParameterizedTest
  @CsvSource({"get, GET", "mget, MGET", "set, SET", "unlink, UNLINK"})
  void commandMissing_itsCallsSayWhatToGrant_othersServe_andTheMendServes(
      String missing, String name) {
    setUser("~*", COMMANDS, "-" + missing);
    open("");

    for (String command : List.of("GET", "MGET", "SET", "UNLINK")) {
      if (!command.equals(name)) {
        Await.value(call(command, "a"));
      }
    }
    assertThat(Await.failure(call(name, "a")))
        .hasMessageStartingWith(name + " failed: NOPERM")
        .hasMessageContaining(
            "help:  let the user run what the storage needs: ACL SETUSER name " + COMMANDS)
        .isNotInstanceOf(StorageReplyException.class);

    setUser(COMMANDS); // as the message says; a connection that is open learns it at once
    Await.value(call(name, "a"));
  }

  @ParameterizedTest
  @CsvSource({"GET", "MGET", "SET", "UNLINK"})
  void keysMissing_theirCallsSayWhatToGrant_othersServe_andTheMendServes(String name) {
    setUser("~mine:*", COMMANDS);
    open("");

    Await.value(call(name, "mine:a"));
    assertThat(Await.failure(call(name, "yours:a")))
        .hasMessageContaining("help:  let the user use the nodes' keys: ACL SETUSER name ~PATTERN")
        .isInstanceOf(StorageReplyException.class); // of other keys it says nothing

    setUser("~yours:*");
    Await.value(call(name, "yours:a"));
  }

  @Test
  void selectMissing_isRejected_andTheMendServes() {
    setUser("~*", COMMANDS);

    storage = create("/1");
    assertThat(Await.failure(storage.open(StorageContexts.system("test"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageStartingWith(
            "redis://***@127.0.0.1:" + redis.port() + "/1 does not let the user in: NOPERM")
        .hasMessageContaining("+select with a database")
        .hasMessageNotContaining("canary");
    Await.value(storage.close());

    setUser("+select");
    open("/1");
    Await.value(call("SET", "a"));
  }

  @Test
  void userSwitchedOff_isRejected_andTheMendServes() {
    setUser("~*", COMMANDS, "off");

    storage = create("");
    assertThat(Await.failure(storage.open(StorageContexts.system("test"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("refused the user or the password")
        .hasMessageContaining("help:  correct the URL, or the server's users");
    Await.value(storage.close());

    setUser("on");
    open("");
    Await.value(call("SET", "a"));
  }

  private static void setUser(String... rules) {
    String command = "ACL SETUSER few on >canary " + String.join(" ", rules);
    redis.ask(command.split(" "));
  }

  private void open(String path) {
    storage = create(path);
    Await.value(storage.open(StorageContexts.system("test")));
  }

  private static RemoteStorage create(String path) {
    return RedisStorage.builder("redis://few:canary@127.0.0.1:" + redis.port() + path).build();
  }

  private CompletionStage<?> call(String command, String key) {
    return switch (command) {
      case "GET" -> storage.get(key);
      case "MGET" -> storage.getAll(List.of(key, key + "2"));
      case "SET" -> storage.put(key, new byte[] {1}, 60_000);
      default -> storage.remove(key);
    };
  }
}
