package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.RedisClusterNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

  private static final int SLOTS_MOVED = 30;

  private static RedisCluster cluster;
  private static int used;
  private final String tag = "{move" + used++ + "}";
  private final int slot = ClusterSlot.of(tag);
  private RedisClusterNode from;
  private RedisClusterNode to;
  private RemoteStorage storage;
  private ClusterConnections connections;
  private RemoteStorage patient;

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

  @BeforeEach
  void openPatient() {
    RedisOptions options = RedisOptions.of(StorageUrl.parse(cluster.url() + "&nodeTimeout=15s"));
    connections = new ClusterConnections(options);
    patient = new RedisStorage(options, connections);
    Await.value(patient.open(StorageContexts.system("cluster-patient")));
  }

  @AfterEach
  void close() {
    Await.value(patient.close());
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
    CompletableFuture<Integer> writer =
        CompletableFuture.supplyAsync(
            () -> writeAll(tags, ended), task -> new Thread(task).start());
    for (int i = 0; i < 3; i++) {
      tags.forEach(load -> move(ClusterSlot.of(load), from, to));
      tags.forEach(load -> move(ClusterSlot.of(load), to, from));
    }
    ended.set(true);
    System.out.println("[cluster move] " + Await.value(writer) + " writes, all in order");
  }

  private int writeAll(List<String> tags, AtomicBoolean ended) {
    int count = 0;
    for (int i = 0; !ended.get(); i++) {
      OrderedWrites writes = new OrderedWrites(storage, tags.get(i % tags.size()) + "a");
      writes.writeAndRead(100);
      writes.check();
      count += 100;
    }
    return count;
  }

  @Test
  void learnt_whileAWriteWaitsAtTheOldOwner_isNotOvertakenByLaterWrites() {
    move(from, to);
    from.stop();
    CompletionStage<Void> early = patient.put(key("a"), new byte[] {1}, 60_000);
    ClusterNode owner = connections.node(new StorageUrl.Host(to.host(), to.port()));
    connections.learn(Await.value(owner.topology()));
    CompletionStage<Void> late = patient.put(key("a"), new byte[] {2}, 60_000);
    from.cont();
    Await.value(early);
    Await.value(late);

    assertHas("a", 2);
    move(to, from);
  }

  @Test
  void moved_whileManyWritesWaitAtTheOldOwner_areNotOvertakenByLaterWrites() {
    move(from, to);
    from.stop();
    OrderedWrites writes = new OrderedWrites(patient, key("a"));
    writes.writeAndRead(10_000);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(writes::writeUntilAnswered, task -> new Thread(task).start());
    from.cont();
    Await.value(writing);

    writes.check();
    move(to, from);
  }

  @Test
  void moved_isFollowed_byConditionalWrites() {
    put("a", 1);
    move(from, to);
    assertThat(Await.value(writes().putIfUnchanged(ifNone("b", 1)))).isTrue();
    move(to, from);
    assertThat(Await.value(writes().putIfUnchanged(ifSeen("a", 2, 1)))).isTrue();
    move(from, to);
    assertThat(Await.value(writes().putTombstone(key("b"), new byte[] {9}, 60_000))).isTrue();
    move(to, from);

    assertThat(Await.value(writes().putAllIfUnchanged(List.of(ifNone("a", 3), ifNone("c", 3)))))
        .containsExactly(key("a"));
    assertHas("a", 2);
    assertHas("b", 9);
    assertHas("c", 3);
  }

  @Test
  void asked_conditionalWrites_findWhatHasMovedAndWhatHasNot() {
    put("moved", 1);
    put("stays", 1);
    put("removed", 1);
    cluster.beginMove(slot, from, to);
    cluster.moveKey(key("moved"), from, to);

    assertThat(
            Await.value(
                writes()
                    .putAllIfUnchanged(
                        List.of(ifNone("moved", 2), ifNone("stays", 2), ifNone("new", 2)))))
        .containsExactlyInAnyOrder(key("moved"), key("stays"));
    assertThat(Await.value(writes().putIfUnchanged(ifSeen("moved", 3, 1)))).isTrue();
    assertThat(Await.value(writes().putIfUnchanged(ifSeen("stays", 3, 1)))).isTrue();
    assertThat(Await.value(writes().putTombstone(key("removed"), new byte[] {9}, 60_000))).isTrue();
    assertThat(Await.value(writes().putIfUnchanged(ifNone("removed", 2)))).isFalse();

    cluster.moveKeys(slot, from, to);
    cluster.endMove(slot, to);
    assertHas("moved", 3);
    assertHas("stays", 3);
    assertHas("new", 2);
    assertHas("removed", 9);
    move(to, from);
  }

  @Test
  void asked_tooLateByThen_isNotSentOn() {
    ManualTimeSource time = new ManualTimeSource();
    RemoteStorage own = RedisStorage.builder(cluster.url() + "&nodeTimeout=15s").build();
    Await.value(own.open(StorageContexts.manual("cluster-late", time)));
    put("stays", 1);
    cluster.beginMove(slot, from, to);
    from.stop();
    CompletionStage<Boolean> late =
        own.conditionalWrites()
            .putIfUnchanged(ifNone("late", 1).notAfter(time.epochMillis() + 1_000));
    time.advance(Duration.ofMinutes(1));
    from.cont();

    assertThat(Await.value(late)).isFalse();
    assertThat(Await.value(own.get(key("late")))).isNull();
    assertThat(Await.value(own.get(key("stays"))).bytes()).containsExactly(1);
    cluster.moveKeys(slot, from, to);
    cluster.endMove(slot, to);
    move(to, from);
    Await.value(own.close());
  }

  private ConditionalWrites writes() {
    return Objects.requireNonNull(storage.conditionalWrites());
  }

  private ConditionalEntry ifNone(String name, int value) {
    return ConditionalEntry.ifNone(key(name), new byte[] {(byte) value}, 60_000);
  }

  private ConditionalEntry ifSeen(String name, int value, int seen) {
    byte[] bytes = {(byte) value};
    return ConditionalEntry.ifSeen(key(name), bytes, 60_000, new byte[] {(byte) seen});
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
