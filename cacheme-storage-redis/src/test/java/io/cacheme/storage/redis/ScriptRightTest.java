package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of a real Redis who may not run the script that compares. */
class ScriptRightTest {

  private static final String COMMANDS = "+get +mget +set +unlink +time +eval";
  private static final String HELP =
      "help:  let the user run scripts, and what they run: ACL SETUSER name +eval +get +set +time";

  private final LogCapture log = new LogCapture();
  private RedisProcess redis;
  private RemoteStorage storage;
  private ConditionalWrites writes;

  @BeforeEach
  void start() {
    redis = RedisProcess.start();
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
    log.close();
    redis.close();
    assertThat(log.text()).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-eval", "-@scripting", "-time"})
  void missing_nothingSeenIsComparedFromThenOn_oneWarning_othersServe_andTheMendServes(
      String less) {
    setUser("~*", COMMANDS, less);
    open();
    assertThat(Await.value(writes.putIfUnchanged(ifNone("a")))).isTrue();

    assertThat(Await.failure(writes.putIfUnchanged(ifSeen("a"))))
        .isInstanceOf(StorageReplyException.class) // which does not count against the storage
        .hasMessageStartingWith("EVAL failed: ")
        .hasMessageContaining(HELP);
    assertThat(Await.failure(writes.putIfUnchanged(ifSeen("a").orElseRefused())))
        .isInstanceOf(StorageReplyException.class)
        .hasMessageContaining(HELP);
    assertThat(Await.value(writes.putIfUnchanged(seenElse("a")))).isTrue();
    assertThat(Await.value(writes.putAllIfUnchanged(List.of(seenElse("a"), ifNone("a2")))))
        .isEmpty();
    assertThat(log.text())
        .containsOnlyOnce("storage \"rights\": redis://***@127.0.0.1:" + redis.port())
        .containsOnlyOnce(HELP);
    assertThat(Await.value(storage.get("a"))).isNotNull();

    Await.value(storage.close());
    setUser(COMMANDS);
    open();
    assertThat(Await.value(writes.putIfUnchanged(seenElse("a")))).isFalse();
  }

  /** The protection of most loads does not go with the scripts. */
  @Test
  void missing_removalsLeaveTombstones_thatKeepOldLoadsOut() {
    setUser("~*", COMMANDS, "-eval");
    open();
    Await.failure(writes.putIfUnchanged(ifSeen("a")));

    assertThat(Await.value(writes.putTombstone("a", new byte[] {9}, 60_000))).isTrue();
    assertThat(Await.value(writes.putIfUnchanged(ifNone("a")))).isFalse();
    assertThat(Await.value(writes.putIfUnchanged(seenElse("a").notAfter(1)))).isFalse();
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(9);
  }

  @Test
  void keysMissing_isAReplyForThatKey() {
    setUser("~mine:*", COMMANDS);
    open();

    assertThat(Await.failure(writes.putIfUnchanged(ifSeen("yours"))))
        .isInstanceOf(StorageReplyException.class)
        .hasMessageContaining("help:  let the user use the nodes' keys: ACL SETUSER name ~PATTERN");
    assertThat(log.text()).isEmpty();
    assertThat(Await.value(writes.putIfUnchanged(ifSeen("mine:a")))).isTrue();
    assertThat(Await.value(writes.putIfUnchanged(seenElse("mine:a")))).isFalse();
  }

  @Test
  void commandRenamed_isLikeAMissingRight() {
    redis.close();
    redis = RedisProcess.builder().setting("rename-command", "EVAL", "").start();
    setUser("~*", "+@all");
    open();

    assertThat(Await.failure(writes.putIfUnchanged(ifSeen("a"))))
        .isInstanceOf(StorageReplyException.class)
        .hasMessageContaining("EVAL failed: ERR unknown command")
        .hasMessageNotContaining("local v");
    assertThat(Await.value(writes.putIfUnchanged(seenElse("a")))).isTrue();
  }

  private void setUser(String... rules) {
    String command = "ACL SETUSER few on >canary " + String.join(" ", rules);
    redis.ask(command.split(" "));
  }

  private void open() {
    storage = RedisStorage.builder("redis://few:canary@127.0.0.1:" + redis.port()).build();
    Await.value(storage.open(StorageContexts.system("rights")));
    writes = Objects.requireNonNull(storage.conditionalWrites());
  }

  private static ConditionalEntry ifNone(String key) {
    return ConditionalEntry.ifNone(key, new byte[] {1}, 60_000);
  }

  private static ConditionalEntry seenElse(String key) {
    return ConditionalEntry.ifSeen(key, new byte[] {3}, 60_000, new byte[] {7});
  }

  private static ConditionalEntry ifSeen(String key) {
    return ConditionalEntry.ifSeen(key, new byte[] {2}, 60_000, new byte[] {1})
        .notAfter(Long.MAX_VALUE - 1);
  }
}
