package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisCluster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica takes the place of its master, and is followed there. */
class ClusterFailoverTest {

  private final List<String> first = ClusterKeys.of(0);
  private final List<String> others = ClusterKeys.of(1, 2);
  private RedisCluster cluster;
  private RemoteStorage storage;

  @BeforeEach
  void open() {
    cluster = RedisCluster.builder().replica().password("s3cret").start();
    storage = RedisStorage.builder(cluster.url()).build();
    Await.value(storage.open(StorageContexts.system("cluster-failover")));
    for (String key : ClusterKeys.of(0, 1, 2)) {
      Await.value(storage.put(key, new byte[] {1}, 600_000));
    }
    awaitReplicated();
  }

  @AfterEach
  void close() {
    Await.value(storage.close());
    cluster.close();
  }

  @Test
  void masterKilled_underLoad_itsReplicaServes() {
    try (ClusterLoad load = new ClusterLoad(storage, ClusterKeys.of(0, 1, 2))) {
      long start = System.nanoTime();
      cluster.masters().get(0).kill();
      first.forEach(load::awaitFailing);
      first.forEach(load::awaitFound);
      print("killed", start);
      load.assertNoFailures(others);

      cluster.masters().get(0).restart();
      Await.value(storage.put(first.get(0), new byte[] {2}, 600_000));
      assertThat(Await.value(storage.get(first.get(0))).bytes()).containsExactly(2);
    }
  }

  @Test
  void masterHung_underLoad_itsReplicaServes_andTheOldMasterIsNotBelieved() {
    try (ClusterLoad load = new ClusterLoad(storage, ClusterKeys.of(0, 1, 2))) {
      long start = System.nanoTime();
      cluster.masters().get(0).stop();
      first.forEach(load::awaitFailing);
      first.forEach(load::awaitFound);
      print("hung", start);
      load.assertNoFailures(others);

      Await.value(storage.put(first.get(0), new byte[] {2}, 600_000));
      cluster.masters().get(0).cont();
      assertThat(Await.value(storage.get(first.get(0))).bytes()).containsExactly(2);
    }
  }

  @Test
  void switchedOver_onDemand_losesNoCall() {
    try (ClusterLoad load = new ClusterLoad(storage, ClusterKeys.of(0, 1, 2))) {
      first.forEach(load::awaitFound);
      cluster.replica().ask("CLUSTER", "FAILOVER");
      Await.until(
          "the replica is master",
          () -> String.valueOf(cluster.replica().ask("ROLE")).startsWith("[master"));
      ClusterKeys.of(0, 1, 2).forEach(load::awaitFound);
      load.assertNoFailures(ClusterKeys.of(0, 1, 2));
    }
  }

  private void awaitReplicated() {
    Await.until(
        "the replica has the keys",
        () -> Long.valueOf(first.size()).equals(cluster.replica().ask("DBSIZE")));
  }

  private static void print(String what, long start) {
    System.out.printf(
        "[cluster failover] %s: the replica serves after %d ms%n",
        what, (System.nanoTime() - start) / 1_000_000);
  }
}
