package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Elections, on two servers in this process that say what members of a replica set say. */
class MongodbReplicaSetTest {

  private final ReplicaSet set = new ReplicaSet();
  private final RemoteStorage storage =
      MongodbStorage.builder(set.url() + "?replicaSet=rs0").createSchema(true).build();

  @AfterEach
  void close() {
    Await.value(storage.close());
    set.close();
  }

  @Test
  void primary_isWhereCallsGo() {
    set.elect(set.second());
    Await.value(storage.open(StorageContexts.system("set")));

    assertServes();
  }

  @Test
  void noPrimary_failsSoonAndPlainly_servesAfterTheElection() {
    assertThat(Await.failure(storage.open(StorageContexts.system("set"))))
        .isNotInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("has no primary");
    set.elect(set.first());

    Await.until("it serves", this::serves);
  }

  @Test
  void election_callsFailMeanwhile_thenGoToTheNewPrimary() {
    set.elect(set.first());
    Await.value(storage.open(StorageContexts.system("set")));
    assertServes();
    set.electNobody();
    Await.until("calls fail", () -> !serves());
    set.elect(set.second());

    long start = System.nanoTime();
    Await.until("it serves", this::serves);
    System.out.println(
        "[replica set] served again after " + (System.nanoTime() - start) / 1_000_000 + " ms");
    Await.until("the other server is asked, which has nothing", this::hasNothing);
    assertServes();
  }

  @Test
  void primary_dies_theOtherIsUsed() {
    set.elect(set.first());
    Await.value(storage.open(StorageContexts.system("set")));
    set.first().kill();
    set.elect(set.second());

    Await.until("it serves", this::serves);
    assertServes();
  }

  /** An election may show its result more than once, so a call may still fail. */
  private void assertServes() {
    Await.until(
        "it keeps a value",
        () ->
            Await.value(
                storage
                    .put("a", new byte[] {1}, 60_000)
                    .thenCompose(nothing -> storage.get("a"))
                    .handle((value, thrown) -> value != null && value.bytes()[0] == 1)));
  }

  private boolean hasNothing() {
    return Await.value(storage.get("a").handle((value, thrown) -> thrown == null && value == null));
  }

  private boolean serves() {
    return Await.value(storage.get("a").handle((value, thrown) -> thrown == null));
  }
}
