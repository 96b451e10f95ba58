package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that listen, and are no good any more: who is not told knows it, and mends it. */
class RedisBusFaultsTest {

  /** Longer than any wait of these tests: not noticed by silence. */
  private static final Duration FOR_EVER = Duration.ofMinutes(5);

  private final LogCapture log = new LogCapture();
  private RedisProcess redis;
  private FaultProxy proxy;
  private BusMember member;
  private int missedBefore;

  @BeforeEach
  void start() {
    redis = RedisProcess.start();
    proxy = FaultProxy.to(redis.host(), redis.port());
  }

  @AfterEach
  void close() {
    if (member != null) {
      member.close();
    }
    proxy.close();
    redis.close();
    log.close();
  }

  @Test
  void halfOpen_bothTakeItForGood_noSignComesBack_thenListensAnew() {
    listen(Duration.ofSeconds(1));
    proxy.muteNewest();

    assertThat(Await.failure(member.bus.sync()))
        .isInstanceOf(RedisFailure.class)
        .hasMessageContaining("is not listened to: ");
    assertIsToldAgain();
  }

  @Test
  void lostOnTheServersSideOnly_isSeenByTheNextSign_withoutWaiting() {
    listen(FOR_EVER);
    proxy.muteNewest();
    redis.ask("CLIENT", "KILL", "TYPE", "pubsub");

    assertThat(Await.failure(member.bus.sync()))
        .hasMessageContaining("it knows of no connection that listens");
    assertIsToldAgain();
  }

  @Test
  void allHalfOpen_listensAnew() {
    listen(Duration.ofSeconds(1));
    proxy.halfOpen();

    Await.failure(member.bus.sync());
    assertIsToldAgain();
  }

  @Test
  void halfOpenBeforeItIsConfirmed_listensAnew() {
    member = BusMember.of(BusMember.at(proxy.port(), Duration.ofSeconds(1)));
    int before = proxy.connections();
    proxy.blackhole();
    member.bus.subscribe(BusMember.CHANNEL);
    CompletionStage<Void> sign = member.bus.sync();
    Await.until("it connects", () -> proxy.connections() > before);
    proxy.halfOpen();
    proxy.heal();

    Await.failure(sign);
    member.awaitSure();
    assertThat(member.missed.get()).isPositive();
    member.publish("new");
    member.assertTold("new");
  }

  @Test
  void serverThatHung_theConnectionThatListensIsKept() {
    listen(Duration.ofSeconds(1));
    redis.stop();
    Await.failure(member.bus.sync());
    redis.cont();

    member.awaitSure();
    assertThat(member.missed.get()).as("losses").isEqualTo(missedBefore);
  }

  @Test
  void restarted_listensAnew_andSaysSo() {
    listen(FOR_EVER);
    redis.kill();
    Await.until("it knows", () -> !member.isSure());
    Await.until("it says so", () -> log.text().contains("cannot be listened to: "));
    redis.restart();

    assertIsToldAgain();
    assertThat(log.text())
        .containsOnlyOnce("cannot be listened to: ")
        .containsOnlyOnce("is listened to again");
  }

  @Test
  void replica_isNoServerThatGivesSigns_untilItTakesWritesAgain() {
    listen(FOR_EVER);
    redis.ask("REPLICAOF", "127.0.0.1", "1");
    assertThat(Await.failure(member.bus.sync())).hasMessageContaining("UNLINK failed: READONLY");
    redis.ask("REPLICAOF", "NO", "ONE");

    assertIsToldAgain();
  }

  @Test
  void masterWithoutTheReplicasItMustHave_givesNoSigns() {
    listen(FOR_EVER);
    redis.ask("CONFIG", "SET", "min-replicas-to-write", "1");
    assertThat(Await.failure(member.bus.sync())).hasMessageContaining("UNLINK failed: NOREPLICAS");
    redis.ask("CONFIG", "SET", "min-replicas-to-write", "0");

    member.awaitSure();
    assertThat(member.missed.get()).as("losses").isEqualTo(missedBefore);
  }

  private void listen(Duration silence) {
    member = BusMember.listening(BusMember.at(proxy.port(), silence));
    missedBefore = member.missed.get();
  }

  private void assertIsToldAgain() {
    member.awaitSure();
    assertThat(member.missed.get()).as("that it may have missed").isGreaterThan(missedBefore);
    try (BusMember other = BusMember.of(BusMember.at(redis.port(), FOR_EVER))) {
      other.publish("new");
    }
    member.assertTold("new");
  }
}
