package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisProcess;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A real Redis that is full and may not evict: it removes, whether a tombstone finds room or not.
 */
class RedisTombstoneTest {

  private static final byte[] TOMBSTONE = {9};

  private RedisProcess redis;
  private RemoteStorage storage;
  private ConditionalWrites writes;

  @BeforeEach
  void open() {
    redis = RedisProcess.builder().setting("maxmemory-policy", "noeviction").start();
    storage = RedisStorage.builder(redis.url()).build();
    Await.value(storage.open(StorageContexts.system("full")));
    writes = Objects.requireNonNull(storage.conditionalWrites());
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
    redis.close();
  }

  @Test
  void noRoom_isRemoved_andSaysThatNoTombstoneIsKept() {
    put("a", 1);
    limit("1");

    assertThat(Await.value(writes.putTombstone("a", TOMBSTONE, 60_000))).isFalse();
    assertThat(Await.value(storage.get("a"))).isNull();
    assertThat(Await.value(writes.putTombstone("none", TOMBSTONE, 60_000))).isFalse();
  }

  @Test
  void roomThatTheRemovalMakes_isEnough() {
    int count = fill();

    assertThat(Await.value(writes.putTombstone("a" + (count - 1), TOMBSTONE, 60_000))).isTrue();
    assertThat(Await.value(storage.get("a" + (count - 1))).bytes()).isEqualTo(TOMBSTONE);
  }

  @Test
  void noRoom_theOrderOfWritesHolds() {
    put("a", 1);
    put("b", 1);
    limit("1");
    CompletionStage<Boolean> removed = writes.putTombstone("a", TOMBSTONE, 60_000);
    CompletionStage<Void> refused = storage.put("a", new byte[] {2}, 60_000);
    CompletionStage<Boolean> again = writes.putTombstone("a", TOMBSTONE, 60_000);

    assertThat(Await.value(removed)).isFalse();
    assertThat(Await.failure(refused)).hasMessageContaining("SET failed: OOM");
    assertThat(Await.value(again)).isFalse();
    assertThat(Await.value(storage.get("a"))).isNull();
    assertThat(Await.value(storage.get("b"))).isNotNull();
  }

  @Test
  void noRoom_conditionalWrites_failForTheirKeyAlone() {
    put("a", 1);
    limit("1");

    assertThat(
            Await.failure(
                writes.putIfUnchanged(ConditionalEntry.ifNone("new", new byte[1], 60_000))))
        .isInstanceOf(StorageReplyException.class)
        .hasMessageContaining("SET failed: OOM");
    assertThat(
            Await.failure(
                writes.putIfUnchanged(
                    ConditionalEntry.ifSeen("a", new byte[2], 60_000, new byte[] {1}))))
        .isInstanceOf(StorageReplyException.class)
        .hasMessageContaining("EVAL failed: ")
        .hasMessageContaining("OOM command not allowed");
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(1);
  }

  /** Puts mebibytes until there is no room for another, and answers how many there are. */
  private int fill() {
    limit("20mb");
    for (int i = 0; ; i++) {
      CompletionStage<Void> put = storage.put("a" + i, new byte[1 << 20], 60_000);
      if (Await.value(put.handle((nothing, thrown) -> thrown != null))) {
        return i;
      }
    }
  }

  private void put(String key, int value) {
    Await.value(storage.put(key, new byte[] {(byte) value}, 60_000));
  }

  private void limit(String maxmemory) {
    redis.ask("CONFIG", "SET", "maxmemory", maxmemory);
  }
}
