package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.RedisClusterNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node of a cluster is lost or hangs: its keys fail, the others' are served throughout. */
class ClusterFaultsTest {

  private static RedisCluster cluster;
  private final List<String> first = ClusterKeys.of(0);
  private final List<String> others = ClusterKeys.of(1, 2);
  private final List<String> all = ClusterKeys.of(0, 1, 2);
  private RedisClusterNode node;
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
    node = cluster.masters().get(0);
    storage = RedisStorage.builder(cluster.url()).build();
    Await.value(storage.open(StorageContexts.system("cluster-faults")));
    putAll();
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
  }

  @Test
  void killed_underLoad_costsItsOwnKeysOnly_untilItIsBack() {
    try (ClusterLoad load = new ClusterLoad(storage, all)) {
      all.forEach(load::awaitFound);
      node.kill();
      first.forEach(load::awaitFailing);
      others.forEach(load::awaitFound);
      assertThat(Await.value(storage.getAll(all))).containsOnlyKeys(others);
      assertThat(Await.failure(storage.getAll(first))).hasMessageContaining(node.address());
      assertThat(Await.failure(storage.putAll(entries(all)))).hasMessageContaining(node.address());

      restart();
      long start = System.nanoTime();
      Await.until("it serves", () -> succeeds(storage.putAll(entries(all))));
      print("its keys are served again", start);
      first.forEach(load::awaitFound);
      load.assertNoFailures(others);
    }
  }

  @Test
  void killed_callsUnderWay_failAndAreNotSentAgain() {
    node.stop();
    List<CompletableFuture<Void>> puts = new ArrayList<>();
    first.forEach(key -> puts.add(storage.put(key, new byte[] {2}, 60_000).toCompletableFuture()));
    node.kill();
    puts.forEach(put -> assertThat(Await.failure(put)).isInstanceOf(RedisFailure.class));

    restart();
    Await.until("it serves", () -> succeeds(storage.get(first.get(0))));
    assertThat(Await.value(storage.getAll(first))).isEmpty();
  }

  @Test
  void killed_conditionalWritesUnderWay_failAndAreNotSentAgain() {
    ConditionalWrites writes = Objects.requireNonNull(storage.conditionalWrites());
    byte[] seen = {1};
    byte[] fresh = {2};
    Await.value(storage.remove(first.get(0)));
    node.stop();
    List<CompletionStage<?>> calls =
        List.of(
            writes.putIfUnchanged(ConditionalEntry.ifNone(first.get(0), fresh, 60_000)),
            writes.putIfUnchanged(ConditionalEntry.ifSeen(first.get(1), fresh, 60_000, seen)),
            writes.putTombstone(first.get(2), fresh, 60_000),
            writes.putAllIfUnchanged(
                List.of(
                    ConditionalEntry.ifSeen(first.get(3), fresh, 60_000, seen),
                    ConditionalEntry.ifSeen(others.get(0), fresh, 60_000, seen))));
    node.kill();
    calls.forEach(call -> assertThat(Await.failure(call)).isInstanceOf(RedisFailure.class));

    restart();
    Await.until("it serves", () -> succeeds(storage.get(first.get(0))));
    assertThat(Await.value(storage.getAll(first))).isEmpty();
    assertThat(Await.value(storage.get(others.get(0))).bytes()).isEqualTo(fresh);
  }

  @Test
  void hung_underLoad_costsItsOwnKeysOnly_andIsAskedAgainOnceItAnswers() {
    try (ClusterLoad load = new ClusterLoad(storage, all)) {
      all.forEach(load::awaitFound);
      node.stop();
      long start = System.nanoTime();
      assertThat(Await.value(storage.getAll(all))).containsOnlyKeys(others);
      print("the others' values come", start);
      assertThat(Await.failure(storage.get(first.get(0))))
          .hasMessage(
              "node " + node.address() + " of " + cluster.url() + " has been silent for 300 ms");
      first.forEach(load::awaitFailing);
      others.forEach(load::awaitFound);

      node.cont();
      start = System.nanoTime();
      first.forEach(load::awaitFound);
      print("its keys are served again", start);
      load.assertNoFailures(others);
    }
  }

  @Test
  void hung_writesGivenUp_doNotOvertakeLaterOnes() {
    String key = first.get(0);
    node.stop();
    CompletableFuture<Void> early = storage.put(key, new byte[] {2}, 60_000).toCompletableFuture();
    assertThat(Await.failure(early)).isInstanceOf(RedisFailure.class);
    node.cont();
    Await.until("it serves", () -> succeeds(storage.put(key, new byte[] {3}, 60_000)));

    assertThat(Await.value(storage.get(key)).bytes()).containsExactly(3);
  }

  @Test
  void hung_closeEndsSoon_andFailsWhatWasUnderWay() {
    node.stop();
    CompletableFuture<Void> put =
        storage.put(first.get(0), new byte[1 << 20], 1_000).toCompletableFuture();
    long start = System.nanoTime();
    Await.value(storage.close());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(Await.failure(put)).isNotNull();
    node.cont();
    Await.until(
        "its threads end",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("cacheme-cluster-faults-")));
  }

  @Test
  void down_atTheStart_costsItsOwnKeysOnly_untilItIsUp() {
    node.kill();
    RemoteStorage late = RedisStorage.builder(cluster.url()).build();
    Await.value(late.open(StorageContexts.system("cluster-late")));
    assertThat(Await.value(late.getAll(all))).containsOnlyKeys(others);
    assertThat(Await.failure(late.get(first.get(0)))).hasMessageContaining("cannot be reached");

    restart();
    Await.until("it serves", () -> succeeds(late.get(first.get(0))));
    Await.value(late.close());
  }

  @Test
  void hung_atTheStart_doesNotStopIt() {
    node.stop();
    RemoteStorage late = RedisStorage.builder(cluster.url()).build();
    Await.value(late.open(StorageContexts.system("cluster-late")));
    assertThat(Await.value(late.getAll(all))).containsOnlyKeys(others);

    node.cont();
    Await.until("it serves", () -> succeeds(late.get(first.get(0))));
    Await.value(late.close());
  }

  @Test
  void serverTime_isTold_whileAnyMasterAnswers() {
    List<RedisClusterNode> masters = cluster.masters();
    for (RedisClusterNode down : masters.subList(0, masters.size() - 1)) {
      down.stop();
      long before = System.currentTimeMillis();
      Await.until("another one tells", () -> succeeds(storage.serverTimeMillis()));

      assertThat(Await.value(storage.serverTimeMillis()))
          .isBetween(before - 1, System.currentTimeMillis());
    }
    masters.forEach(RedisClusterNode::cont);
    all.forEach(key -> Await.until("it serves", () -> succeeds(storage.get(key))));
  }

  @Test
  void allDown_thenUp_servesAgain() {
    cluster.masters().forEach(RedisClusterNode::kill);
    Await.until("calls fail", () -> !succeeds(storage.get(others.get(0))));
    RemoteStorage late = RedisStorage.builder(cluster.url()).build();
    assertThat(Await.failure(late.open(StorageContexts.system("cluster-late"))))
        .hasMessageContaining("cannot be reached");
    assertThat(Await.failure(late.get(first.get(0)))).hasMessageContaining("cannot be reached");

    cluster.masters().forEach(RedisClusterNode::restart);
    cluster.awaitOk();
    long start = System.nanoTime();
    for (RemoteStorage each : List.of(storage, late)) {
      all.forEach(key -> Await.until("it serves", () -> succeeds(each.get(key))));
    }
    print("all are served again", start);
    Await.value(late.close());
  }

  private void restart() {
    node.restart();
    cluster.awaitOk();
  }

  private void putAll() {
    Await.value(storage.putAll(entries(all)));
  }

  private static List<StoredEntry> entries(List<String> keys) {
    return keys.stream().map(key -> new StoredEntry(key, new byte[] {1}, 600_000)).toList();
  }

  private static boolean succeeds(CompletionStage<?> stage) {
    return Await.value(stage.handle((value, thrown) -> thrown == null));
  }

  private static void print(String what, long start) {
    System.out.println(
        "[cluster faults] " + what + " after " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }
}
