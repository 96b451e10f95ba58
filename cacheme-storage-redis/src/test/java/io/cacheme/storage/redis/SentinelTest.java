package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import io.cacheme.testservers.RedisSentinel;
import io.cacheme.testservers.RedisSentinels;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sentinels say where the master is, also when another server has become it. */
class SentinelTest {

  private final LogCapture log = new LogCapture();
  private RemoteStorage storage;

  @AfterEach
  void close() {
    if (storage != null) {
      Await.value(storage.close());
    }
    assertThat(log.text()).doesNotContain("canary").doesNotContain("\tat ");
    log.close();
  }

  @Test
  void masterKilled_theReplicaServesByItself() {
    try (RedisSentinels group = RedisSentinels.start("canary1", "canary2")) {
      Await.value(open(group.url()));
      put("a");
      assertThat(Await.value(storage.get("a"))).isNotNull();

      RedisProcess old = group.master();
      old.kill();

      assertServesAgain("killed");
      Await.until("there is a new master", () -> group.master() != old);
      assertWritesTo(group.master());
    }
  }

  @Test
  void masterHung_theReplicaServesByItself() {
    try (RedisSentinels group = RedisSentinels.start()) {
      Await.value(open(group.url()));
      put("a");
      RedisProcess old = group.master();

      old.stop();
      assertServesAgain("hung");
      old.cont();

      Await.until("it knows that it is none", () -> group.master() != old);
      assertServesAgain("back as a replica");
    }
  }

  @Test
  void switchedOver_theNewMasterServesByItself() {
    try (RedisSentinels group = RedisSentinels.start("canary1", null)) {
      Await.value(open(group.url()));
      put("a");

      group.switchOver();

      assertWritesTo(group.master());
    }
  }

  /** Which Sentinels tell some ten seconds later; until then it takes writes, which are lost. */
  @Test
  void switchedOver_theOldMasterIsLeft_beforeItKnows() {
    try (RedisSentinels group = RedisSentinels.start("canary1", null)) {
      Await.value(open(group.url()));
      RedisProcess old = group.master();

      group.switchOver();

      assertWritesTo(group.master());
      assertThat(role(old)).isEqualTo("master");
    }
  }

  @Test
  void sentinelNamesAReplica_isNotServedByIt_thenByTheMaster() {
    try (RedisSentinels group = RedisSentinels.start()) {
      RedisSentinel behind = group.sentinels().get(0);
      RedisProcess master = group.master();
      monitor(behind, group.replicas().get(0));

      assertThat(Await.failure(open("redis://" + behind.address() + "?sentinel=main")))
          .isInstanceOf(RedisFailure.class)
          .hasMessageContaining("the Sentinels named a server that is a replica by now");
      assertThat(Await.failure(storage.get("a"))).isInstanceOf(RedisFailure.class);
      monitor(behind, master);

      assertServesAgain("named the master");
    }
  }

  /** As by an operator, or by a Sentinel that may not end the connections of others. */
  @Test
  void masterMadeAReplica_isReadNoMore_onceItRefusesAWrite() {
    try (RedisSentinels group = RedisSentinels.start()) {
      Await.value(open(group.url()));
      put("a");
      RedisProcess other = group.replicas().get(0);
      group.master().ask("REPLICAOF", other.host(), "" + other.port());

      assertThat(Await.failure(storage.put("a", new byte[] {2}, 60_000)))
          .hasMessageContaining("READONLY");
      Await.until("it is not read", () -> !succeeds(storage.get("a")));
    }
  }

  @Test
  void sentinelsMayNotBeListenedTo_serves_andIsLogged() {
    try (RedisSentinels group = RedisSentinels.start()) {
      group.sentinels().forEach(one -> one.ask("ACL", "SETUSER", "default", "-subscribe"));

      Await.value(open(group.url()));

      put("a");
      Await.until("it is said", () -> log.text().contains("does not say when another server"));
      assertThat(log.text()).contains("ACL SETUSER name +subscribe &+switch-master");
    }
  }

  private static void monitor(RedisSentinel sentinel, RedisProcess server) {
    sentinel.ask("SENTINEL", "REMOVE", RedisSentinels.MASTER);
    sentinel.ask(
        "SENTINEL", "MONITOR", RedisSentinels.MASTER, server.host(), "" + server.port(), "3");
  }

  private static @Nullable Object role(RedisProcess server) {
    return server.ask("ROLE") instanceof List<?> role ? role.get(0) : null;
  }

  @Test
  void someSentinelsDown_serves() {
    try (RedisSentinels group = RedisSentinels.start()) {
      group.sentinels().get(0).kill();
      group.sentinels().get(1).kill();

      Await.value(open(group.url()));

      put("a");
    }
  }

  @Test
  void allSentinelsDown_failsPlainly_thenServesOnceOneIsUp() {
    try (RedisSentinels group = RedisSentinels.start("canary1", "canary2")) {
      group.sentinels().forEach(RedisSentinel::kill);

      assertThat(Await.failure(open(group.url())))
          .isInstanceOf(RedisFailure.class)
          .hasMessageContaining("cannot be reached: ")
          .hasMessageNotContaining("canary");
      group.sentinels().get(2).restart();

      assertServesAgain("a Sentinel restarted");
    }
  }

  @Test
  void masterUnknown_isRejected() {
    try (RedisSentinels group = RedisSentinels.start()) {
      String url = group.url().replace("sentinel=main", "sentinel=mian");

      assertThat(Await.failure(open(url)))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("knows no master named \"mian\"");
    }
  }

  @Test
  void serverThatIsNoSentinel_isRejected_andTheMendServes() {
    try (RedisProcess redis = RedisProcess.start()) {
      assertThat(Await.failure(open(redis.url() + "?sentinel=main")))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("is no Sentinel\n    help:  leave out sentinel=main");
      Await.value(storage.close());

      Await.value(open(redis.url()));
      put("a");
    }
  }

  @Test
  void sentinelTakenForARedis_isRejected_andTheMendServes() {
    try (RedisSentinels group = RedisSentinels.start()) {
      String address = "redis://" + group.sentinels().get(0).address();

      assertThat(Await.failure(open(address)))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageContaining(
              "is a Sentinel, which keeps no entries\n    help:  add sentinel=NAME");
      Await.value(storage.close());

      Await.value(open(address + "?sentinel=main"));
      put("a");
    }
  }

  @Test
  void sentinelPassword_wrong_isRejected() {
    try (RedisSentinels group = RedisSentinels.start(null, "right")) {
      String url = group.url().replace("sentinelPassword=right", "sentinelPassword=canary");

      assertThat(Await.failure(open(url)))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("refused the user or the password")
          .hasMessageNotContaining("canary");
    }
  }

  @Test
  void sentinelPassword_missing_isRejected_andTheMendServes() {
    try (RedisSentinels group = RedisSentinels.start(null, "right")) {
      String url = group.url().replaceAll("[?&]sentinelPassword=right", "");

      assertThat(Await.failure(open(url)))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("wants a password")
          .hasMessageContaining("; that of the Sentinels is sentinelPassword=");
      Await.value(storage.close());

      Await.value(open(group.url()));
    }
  }

  @Test
  void password_wrong_isRejected() {
    try (RedisSentinels group = RedisSentinels.start("right", null)) {
      assertThat(Await.failure(open(group.url().replace(":right@", ":canary@"))))
          .isInstanceOf(StorageRejectedException.class)
          .hasMessageContaining("refused the user or the password")
          .hasMessageNotContaining("canary");
    }
  }

  @Test
  void build_severalHostsAndNeitherClusterNorSentinel_saysBoth() {
    assertThatThrownBy(() -> RedisStorage.builder("redis://a,b").build())
        .hasMessageContaining("names 2 hosts instead of one")
        .hasMessageContaining("sentinel=NAME");
  }

  @Test
  void build_clusterAndSentinel_isRefused() {
    assertThatThrownBy(() -> RedisStorage.builder("redis://a,b?cluster=true").sentinel("x").build())
        .hasMessageContaining("has both cluster=true and sentinel");
  }

  @Test
  void build_sentinelPasswordAlone_isRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> RedisStorage.builder("redis://a").sentinelPassword("canary").build())
        .hasMessageContaining("has a sentinelPassword and no sentinel")
        .hasMessageNotContaining("canary");
  }

  private CompletionStage<Void> open(String url) {
    storage = RedisStorage.builder(url).silenceTimeout(Duration.ofSeconds(1)).build();
    return storage.open(StorageContexts.system("sentinel"));
  }

  private void put(String key) {
    Await.value(storage.put(key, new byte[] {1}, 60_000));
  }

  /** Until Sentinels have told it, the old master takes writes, which are lost. */
  private void assertWritesTo(RedisProcess server) {
    RemoteStorage direct = RedisStorage.builder(server.url()).build();
    Await.value(direct.open(StorageContexts.system("direct")));
    Await.until(
        "writes reach the new master",
        () ->
            succeeds(storage.put("c", new byte[] {3}, 60_000))
                && Await.value(direct.get("c")) != null);
    Await.value(direct.close());
  }

  private void assertServesAgain(String after) {
    long start = System.nanoTime();
    Await.until("it takes writes", () -> succeeds(storage.put("b", new byte[] {2}, 60_000)));
    System.out.println(
        "[sentinel] " + after + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
    assertThat(Await.value(storage.get("b")).bytes()).containsExactly(2);
  }

  private static boolean succeeds(CompletionStage<?> stage) {
    return Await.value(stage.handle((value, thrown) -> thrown == null));
  }
}
