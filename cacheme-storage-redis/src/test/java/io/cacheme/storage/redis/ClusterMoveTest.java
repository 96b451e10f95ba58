package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.RedisClusterNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slots go from node to node while they are in use. */
class ClusterMoveTest {

  private static final int PUTS_IN_A_ROW = 40;
  private static final int SLOTS_MOVED = 30;

  private static RedisCluster cluster;
  private static int used;
  private final String tag = "{move" + used++ + "}";
  private final int slot = ClusterSlot.of(tag);
  private RedisClusterNode from;
  private RedisClusterNode to;
  private RemoteStorage storage;

  @BeforeAll
  static void startCluster() {
    cluster = RedisCluster.start();
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void open() {
    from = cluster.firstOwner(slot);
    to = cluster.masters().get((cluster.masters().indexOf(from) + 1) % 3);
    storage = RedisStorage.builder(cluster.url()).poolSize(2).build();
    Await.value(storage.open(StorageContexts.system("cluster-move")));
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
  }

  @Test
  void moved_isFollowed_byEveryCommand() {
    put("a", 1);
    put("b", 2);
    move(from, to);

    assertThat(Await.value(storage.getAll(keys("a", "b", "c")))).hasSize(2);
    move(to, from);
    assertHas("a", 1);
    move(from, to);
    put("a", 3);
    move(to, from);
    Await.value(storage.remove(key("b")));
    assertThat(Await.value(storage.getAll(keys("a", "b", "c")))).containsOnlyKeys(key("a"));
    assertHas("a", 3);
  }

  @Test
  void moved_newOwner_isLearntOf() {
    move(from, to);
    put("a", 1);
    long before = redirections(from);
    Await.until(
        "calls go where the slot is now",
        () -> {
          long seen = redirections(from);
          put("a", 1);
          return redirections(from) == seen;
        });
    assertThat(redirections(from)).isGreaterThanOrEqualTo(before);
  }

  @Test
  void asked_keysThatHaveMovedAndThoseThatHaveNot_areAllServed() {
    put("moved", 1);
    put("stays", 2);
    cluster.beginMove(slot, from, to);
    cluster.moveKey(key("moved"), from, to);

    assertHas("moved", 1);
    assertHas("stays", 2);
    put("moved", 3);
    put("stays", 4);
    put("new", 5);
    assertThat(from.ask("CLUSTER", "GETKEYSINSLOT", "" + slot, "9"))
        .as("what is new is at the new owner")
        .isEqualTo(List.of(key("stays")));
    assertHas("moved", 3);
    assertHas("stays", 4);
    assertHas("new", 5);
    Await.value(storage.remove(key("moved")));
    assertThat(Await.value(storage.get(key("moved")))).isNull();

    cluster.moveKeys(slot, from, to);
    cluster.endMove(slot, to);
    assertHas("stays", 4);
    assertHas("new", 5);
    move(to, from);
  }

  @Test
  void asked_readOfManyKeysOfTheSlot_costsTheOthersNothing() {
    put("moved", 1);
    put("stays", 2);
    String other = ClusterKeys.of((cluster.masters().indexOf(from) + 2) % 3).get(0);
    Await.value(storage.put(other, new byte[] {1}, 60_000));
    cluster.beginMove(slot, from, to);
    cluster.moveKey(key("moved"), from, to);

    assertThat(Await.value(storage.getAll(List.of(other, key("moved"), key("stays")))))
        .as("Redis answers TRYAGAIN to one MGET over two nodes")
        .containsOnlyKeys(other);
    assertThat(Await.failure(storage.getAll(keys("moved", "stays"))))
        .hasMessageContaining("TRYAGAIN");
    cluster.moveKeys(slot, from, to);
    cluster.endMove(slot, to);
    assertThat(Await.value(storage.getAll(keys("moved", "stays")))).hasSize(2);
    move(to, from);
  }

  @Test
  void moves_underLoad_loseNothing_andKeepTheOrderOfWrites() {
    List<String> tags =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "{load" + i + "}")
            .filter(load -> cluster.firstOwner(ClusterSlot.of(load)) == from)
            .limit(SLOTS_MOVED)
            .toList();
    AtomicBoolean ended = new AtomicBoolean();
    List<CompletableFuture<Integer>> writers =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> writeInOrder(tags, "w" + i, ended), task -> new Thread(task).start()))
            .toList();
    for (int i = 0; i < 3; i++) {
      tags.forEach(load -> move(ClusterSlot.of(load), from, to));
      tags.forEach(load -> move(ClusterSlot.of(load), to, from));
    }
    ended.set(true);
    int rounds = writers.stream().mapToInt(Await::value).sum();

    System.out.println(
        "[cluster move] " + rounds + " rounds of " + PUTS_IN_A_ROW + " writes, all in order");
    assertThat(rounds).isGreaterThan(SLOTS_MOVED);
  }

  /** Writes many times without waiting, then reads; the last write must be what is read. */
  private int writeInOrder(List<String> tags, String name, AtomicBoolean ended) {
    int number = 0;
    int rounds = 0;
    for (; !ended.get(); rounds++) {
      String key = tags.get(rounds % tags.size()) + name;
      List<CompletionStage<Void>> puts = new ArrayList<>();
      for (int i = 0; i < PUTS_IN_A_ROW; i++) {
        byte[] value = ByteBuffer.allocate(4).putInt(++number).array();
        puts.add(
            i % 8 == 7
                ? storage.putAll(List.of(new StoredEntry(key, value, 60_000)))
                : storage.put(key, value, 60_000));
      }
      StoredValue last = Await.value(storage.get(key));
      puts.forEach(Await::value);
      assertThat(ByteBuffer.wrap(last.bytes()).getInt()).isEqualTo(number);
    }
    return rounds;
  }

  private void move(RedisClusterNode source, RedisClusterNode target) {
    move(slot, source, target);
  }

  private static void move(int moving, RedisClusterNode source, RedisClusterNode target) {
    cluster.beginMove(moving, source, target);
    cluster.moveKeys(moving, source, target);
    cluster.endMove(moving, target);
  }

  private static long redirections(RedisClusterNode node) {
    String text = String.valueOf(node.ask("INFO", "errorstats"));
    int start = text.indexOf("errorstat_MOVED:count=");
    return start < 0 ? 0 : Long.parseLong(text.substring(start + 22).split("\\s", 2)[0]);
  }

  private void put(String name, int value) {
    Await.value(storage.put(key(name), new byte[] {(byte) value}, 60_000));
  }

  private void assertHas(String name, int value) {
    StoredValue found = Await.value(storage.get(key(name)));
    assertThat(found).as(name).isNotNull();
    assertThat(found.bytes()).containsExactly(value);
  }

  private String key(String name) {
    return tag + name;
  }

  private List<String> keys(String... names) {
    return Arrays.stream(names).map(this::key).toList();
  }
}
