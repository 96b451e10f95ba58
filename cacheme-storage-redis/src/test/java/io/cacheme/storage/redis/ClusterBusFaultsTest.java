package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.Await;
import io.cacheme.testservers.RedisCluster;
import io.cacheme.testservers.RedisClusterNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes of a cluster go, hang and hand over slots while two processes listen. */
class ClusterBusFaultsTest {

  private RedisCluster cluster;
  private BusMember one;
  private BusMember other;
  private int missedBefore;

  @BeforeEach
  void start() {
    cluster = RedisCluster.builder().replica().start();
    one = BusMember.listening(RedisStorage.builder(cluster.url()));
    other = BusMember.listening(RedisStorage.builder(cluster.url()));
    missedBefore = one.missed.get();
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    cluster.close();
  }

  @Test
  void slotsThatSignsAreWrittenTo_move_nothingIsMissed() {
    for (RedisClusterNode from : cluster.masters()) {
      RedisClusterNode to = after(from);
      int slot = ClusterSlot.of(signKey(from));
      cluster.beginMove(slot, from, to);
      one.awaitSure(); // asked to ask, which only an owner does
      cluster.moveKeys(slot, from, to);
      cluster.endMove(slot, to);

      one.awaitSure();
      other.publish("moved from " + from.port());
      one.assertTold("moved from " + from.port());
    }
    assertThat(one.missed.get()).isEqualTo(missedBefore);
  }

  /** A link between nodes that is given up loses what was to go over it, and says so to nobody. */
  @Test
  void eachNodeHungInTurn_longerThanTheOthersWait_whatIsPublishedMeanwhileIsToldAllTheSame() {
    for (RedisClusterNode node : cluster.masters().subList(1, 3)) { // the first has a replica
      node.stop();
      Await.until("it knows", () -> !one.isSure());
      Await.until(
          "the others give it up",
          () -> String.valueOf(after(node).ask("CLUSTER", "NODES")).contains("fail"));
      String message = "while it hangs " + node.port();
      Await.until("somebody takes it", () -> publishes(message));
      Await.until("it is told", () -> one.told.contains(BusMember.CHANNEL + " " + message));
      node.cont();

      one.awaitSure();
      assertThat(one.missed.get()).as("losses").isEqualTo(missedBefore);
    }
  }

  @Test
  void nodeKilled_nobodyIsSure_thenItIsListenedToAgain() {
    RedisClusterNode node = cluster.masters().get(2);
    node.kill();
    Await.until("it knows", () -> !one.isSure());
    Await.until("somebody takes it", () -> publishes("without it"));
    Await.until("it is told", () -> one.told.contains(BusMember.CHANNEL + " without it"));
    assertThat(one.isSure()).isFalse();
    node.restart();

    one.awaitSure();
    assertThat(one.missed.get()).isGreaterThan(missedBefore);
    other.awaitSure();
    other.publish("with it");
    one.assertTold("with it");
  }

  @Test
  void replicaTakesOver_itIsListenedToInTheMastersPlace() {
    cluster.masters().get(0).kill();

    Await.until(
        "it is listened to",
        () -> {
          one.isSure();
          other.isSure();
          return String.valueOf(cluster.replica().ask("PUBSUB", "NUMSUB", BusMember.CHANNEL))
              .endsWith("2]");
        });
    one.awaitSure();
    assertThat(one.missed.get()).isGreaterThan(missedBefore);
    other.publish("over the replica");
    one.assertTold("over the replica");
  }

  /** The first that {@code node} writes, as the ear that listens to it finds it. */
  private String signKey(RedisClusterNode node) {
    String own = ((RedisBus) one.bus).own();
    return Stream.concat(Stream.of(own), IntStream.range(0, 1_000).mapToObj(i -> own + i))
        .filter(key -> cluster.firstOwner(ClusterSlot.of(key)) == node)
        .findFirst()
        .orElseThrow();
  }

  private boolean publishes(String message) {
    return Await.value(
        other.bus.publish(BusMember.CHANNEL, message).handle((nothing, thrown) -> thrown == null));
  }

  private RedisClusterNode after(RedisClusterNode node) {
    return cluster.masters().get((cluster.masters().indexOf(node) + 1) % 3);
  }
}
