package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.Await;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import io.cacheme.testservers.RedisSentinels;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another server becomes the master: who listens goes there, and knows what it may have missed. */
class SentinelBusTest {

  private final LogCapture log = new LogCapture();
  private RedisSentinels group;
  private BusMember one;
  private BusMember other;

  @BeforeEach
  void start() {
    group = RedisSentinels.start("canary1", null);
    one = listening();
    other = listening();
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    group.close();
    log.close();
    assertThat(log.text()).doesNotContain("canary").doesNotContain("\tat ");
  }

  @Test
  void masterKilled_listensToTheNewOne() {
    int missed = one.missed.get();
    RedisProcess old = group.master();
    old.kill();
    Await.until("there is a new master", () -> group.master() != old);

    assertIsToldByTheMaster(missed);
  }

  @Test
  void switchedOver_listensToTheNewOne() {
    int missed = one.missed.get();
    group.switchOver();

    assertIsToldByTheMaster(missed);
  }

  @Test
  void masterHung_givesNoSigns_thenTheNewOneIsListenedTo_alsoOnceTheOldOneIsBack() {
    int missed = one.missed.get();
    RedisProcess old = group.master();
    old.stop();
    Await.failure(one.bus.sync());
    Await.until("there is a new master", () -> group.master() != old);
    assertIsToldByTheMaster(missed);

    old.cont();
    Await.until("it is no master any more", () -> group.master() != old);
    assertIsToldByTheMaster(missed);
  }

  /** A sign of life is one of the server that has what is written now. */
  private void assertIsToldByTheMaster(int missed) {
    Await.until("both listen to the new master", () -> listeners() == 2, Duration.ofMinutes(1));
    one.awaitSure();
    other.awaitSure();
    assertThat(one.missed.get()).as("that it may have missed").isGreaterThan(missed);
    other.publish("new" + missed);
    one.assertTold("new" + missed);
  }

  private long listeners() {
    one.isSure(); // as the runtime asks time and again
    other.isSure();
    return group.master().ask("PUBSUB", "NUMSUB", BusMember.CHANNEL) instanceof List<?> counts
        ? (Long) counts.get(1)
        : 0;
  }

  private BusMember listening() {
    return BusMember.listening(
        RedisStorage.builder(group.url()).silenceTimeout(Duration.ofSeconds(1)));
  }
}
