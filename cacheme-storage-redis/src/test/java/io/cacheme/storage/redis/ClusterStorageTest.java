package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.RemoteStorageContract;
import io.cacheme.testservers.TestServers;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract, on a real Redis Cluster. */
class ClusterStorageTest {

  @Nested
  class AsItComes extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redisCluster().url()).build();
    }

    @Test
    void answers_comeOnThreadsThatMustNotBlock() {
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      storage().get(key("a")).whenComplete((value, t) -> thread.complete(Thread.currentThread()));

      Thread answering = Await.value(thread);
      if (answering != Thread.currentThread()) {
        assertThat(storage().mustNotBlock(answering)).isTrue();
      }
    }

    @Test
    void hashTags_areKeptTogether_andReadAsOne() {
      List<String> keys = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        keys.add(key("{" + i % 7 + "}:" + i));
      }
      Await.value(
          storage()
              .putAll(
                  keys.stream().map(key -> new StoredEntry(key, new byte[] {1}, 9_999)).toList()));

      assertThat(Await.value(storage().getAll(keys))).containsOnlyKeys(keys);
    }

    @Test
    void keys_areWhereOtherClientsLookForThem() {
      RedisClusterClient other =
          RedisClusterClient.create(
              RedisURI.create(TestServers.redisCluster().url().split(",")[0]));
      try (var connection = other.connect()) {
        for (String name : List.of("plain", "{tag}a", "a{tag}b", "{}a", "{", "a{b", "a}b{c}d")) {
          Await.value(storage().put(key(name), "x".getBytes(), 9_999));
          assertThat(connection.sync().get(key(name))).as(name).isEqualTo("x");
        }
      } finally {
        other.shutdown();
      }
    }
  }

  @Nested
  class ThreeConnectionsANode extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redisCluster().url()).poolSize(3).build();
    }
  }

  @Nested
  class OldProtocol extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redisCluster().url()).protocol(2).build();
    }
  }

  @Test
  void slots_areTheDriversSlots() {
    long seed = System.nanoTime();
    System.out.println("[slots] seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder key = new StringBuilder(UUID.randomUUID().toString());
      for (int j = random.nextInt(5); j > 0; j--) {
        key.insert(random.nextInt(key.length() + 1), random.nextBoolean() ? '{' : '}');
      }
      assertThat(ClusterSlot.of(key.toString()))
          .as(key.toString())
          .isEqualTo(SlotHash.getSlot(key.toString()));
    }
  }
}
