package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tier that could not be written is not read for that key until it may be trusted again. */
class QuarantineTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private NodeCache<Thing, String> cache;

  @BeforeEach
  void bind() {
    cache = engine.bind(Thing.redis(), source);
  }

  private void failInvalidate() {
    engine.redis.keep(7, "old", Entry.NEVER);
    engine.redis.fail("remove");
    engine.redis.fail("put");
    assertThat(Failures.of(cache.invalidate(Thing.of(7)))).isInstanceOf(TierException.class);
  }

  @Test
  void get_removalFailed_isNotReadFromThatTier() {
    failInvalidate();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.getAll(Thing.all(7)).join()).containsValue("7#2");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.stats().tiers().get(0).bypassCount()).isEqualTo(3);
  }

  @Test
  void get_otherKeyOfThatTier_isRead() {
    failInvalidate();
    engine.redis.keep(8, "kept", Entry.NEVER);
    assertThat(cache.get(Thing.of(8))).isCompletedWithValue("kept");
  }

  @Test
  void get_putFailed_isNotReadFromThatTier() {
    engine.redis.keep(7, "old", Entry.NEVER);
    engine.redis.fail("put");
    engine.redis.fail("remove");
    assertThat(cache.put(Thing.of(7), "put")).isCompletedExceptionally();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void get_laterFillWentThrough_isReadAgain() {
    failInvalidate();
    engine.redis.recover();
    cache.get(Thing.of(7));
    assertThat(engine.redis.value(7)).isEqualTo("7#1");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void get_laterPutWentThrough_isReadAgain() {
    failInvalidate();
    engine.redis.recover();
    cache.put(Thing.of(7), "put");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
  }

  @Test
  void get_laterInvalidateWentThrough_isReadAgain() {
    failInvalidate();
    engine.redis.recover();
    assertThat(cache.invalidate(Thing.of(7))).isCompletedWithValue(null);
    engine.redis.calls();
    cache.getIfPresent(Thing.of(7));
    assertThat(engine.redis.calls()).containsExactly("get x:7");
  }

  @Test
  void removal_failed_isTriedAgainByItself() {
    failInvalidate();
    engine.redis.recover();
    engine.redis.calls();
    engine.clock.advanceMillis(100);
    assertThat(engine.redis.calls()).containsExactly("remove x:7");
    assertThat(engine.redis.stored).isEmpty();
    engine.clock.advanceMillis(60_000);
    assertThat(engine.redis.calls()).as("no more than needed").isEmpty();
  }

  @Test
  void removals_oneGotThroughAfterALongOutage_soDoAll() {
    failInvalidate();
    engine.clock.advance(Duration.ofSeconds(3)); // so that they are due at different times
    cache.invalidate(Thing.of(8));
    engine.clock.advance(Duration.ofSeconds(4));
    cache.invalidate(Thing.of(9));
    engine.clock.advance(Duration.ofSeconds(30));
    engine.redis.recover();
    engine.redis.calls();
    for (int tenth = 0; tenth < 200 && !engine.redis.stored.isEmpty(); tenth++) {
      engine.clock.advanceMillis(100);
    }
    engine.clock.advanceMillis(100);

    assertThat(engine.cacheme().describe()).doesNotContain("not read");
  }

  @Test
  void removal_goesOnFailing_pausesDouble() {
    NodeCache<Thing, String> slow = cache;
    failInvalidate();
    engine.redis.calls();
    // reads in between keep the breaker closed, as for a disk that is full
    int[] attempts = new int[8];
    for (int tick = 0; tick < 64; tick++) {
      engine.clock.advanceMillis(100);
      slow.getIfPresent(Thing.of(1_000 + tick));
      if (engine.redis.calls().contains("remove x:7")) {
        attempts[Integer.numberOfTrailingZeros(Integer.highestOneBit(tick + 1))]++;
      }
    }
    assertThat(attempts)
        .as("at 0.1, 0.3, 0.7, 1.5, 3.1, 6.3 s")
        .containsExactly(1, 1, 1, 1, 1, 1, 0, 0);
  }

  @Test
  void get_ttlEndedWhileRemovalsFail_isReadAgain() {
    failInvalidate();
    engine.redis.on("put", FakeRemote.Call::answer);
    engine.clock.advance(Thing.REDIS_TTL.plusMillis(100));
    engine.redis.calls();
    cache.getIfPresent(Thing.of(7));
    engine.clock.advance(Duration.ofSeconds(20));
    cache.getIfPresent(Thing.of(7));
    assertThat(engine.redis.calls()).contains("get x:7");
  }

  @Test
  void get_ttlEndedButForAWriteThatMayYetComeLater_isNotRead() {
    engine.redis.keep(7, "old", Entry.NEVER);
    engine.redis.hold("put");
    cache.get(Thing.of(8)); // so that the key is not the only one
    cache.put(Thing.of(7), "hangs");
    var late = cache.invalidate(Thing.of(7));
    engine.clock.advanceMillis(2_100);
    assertThat(Failures.of(late)).as("it waits for the put").isInstanceOf(TierException.class);
    engine.redis.fail("remove");
    engine.clock.advanceMillis(4_000); // the put has timed out, and then the removal failed
    engine.redis.calls();
    engine.clock.advance(Thing.REDIS_TTL.minusMillis(1_000));
    cache.getIfPresent(Thing.of(7));
    engine.clock.advanceMillis(2_000);
    engine.redis.calls();
    cache.getIfPresent(Thing.of(7));
    assertThat(engine.redis.calls()).doesNotContain("get x:7");
  }

  /** Its deadline ends the call, and not the write. */
  @Test
  void get_afterAnInvalidateWasGivenUp_joinsNoneThatReadTheTierBefore() {
    engine.redis.keep(7, "old", Entry.NEVER);
    engine.redis.hold("put");
    List<FakeRemote.Call<?>> reads = new ArrayList<>();
    engine.redis.on(
        "get",
        call -> {
          reads.add(call);
          return call.future();
        });
    cache.put(Thing.of(7), "hangs");
    var givenUp = cache.invalidate(Thing.of(7));
    engine.clock.advanceMillis(1_900);
    var before = cache.get(Thing.of(7));
    assertThat(reads).hasSize(1);
    engine.clock.advanceMillis(200);
    assertThat(Failures.of(givenUp)).as("it waits for the put").isInstanceOf(TierException.class);
    var later = cache.get(Thing.of(7));
    reads.get(0).answer();
    engine.redis.recover();
    engine.redis.release();

    assertThat(before).isCompletedWithValue("old");
    assertThat(later).isCompletedWithValue("7#1");
  }

  @Test
  void removals_ttlEnded_stop() {
    failInvalidate();
    engine.clock.advance(Thing.REDIS_TTL.plusSeconds(20));
    engine.redis.calls();
    engine.clock.advance(Duration.ofSeconds(60));
    assertThat(engine.redis.calls()).isEmpty();
  }

  @Test
  void log_keysInQuarantine_areToldWhenTheFirstComesAndTheLastGoes() {
    failInvalidate();
    cache.invalidate(Thing.of(8));
    assertThat(engine.log.infos())
        .singleElement()
        .asString()
        .contains("Thing in storage \"redis\": 1 key is not read from there")
        .contains("redis is broken");
    engine.redis.recover();
    engine.clock.advanceMillis(300);
    assertThat(engine.log.infos())
        .hasSize(2)
        .last()
        .isEqualTo(
            "Thing in storage \"redis\" has been written wherever a write had not reached it");
  }

  @Test
  void describe_keysInQuarantine_areCounted() {
    failInvalidate();
    cache.invalidate(Thing.of(8));
    assertThat(engine.cacheme().describe())
        .contains("Thing in storage \"redis\": 2 keys are not read from there");
    engine.redis.recover();
    engine.clock.advanceMillis(300);
    assertThat(engine.cacheme().describe()).doesNotContain("not read");
  }

  @Test
  void invalidate_timedOutRemovalAnsweredLate_isTrustedAgain() {
    engine.redis.keep(7, "old", Entry.NEVER);
    engine.redis.hold("remove");
    var future = cache.invalidate(Thing.of(7));
    engine.clock.advanceMillis(2_100);
    assertThat(Failures.of(future)).isInstanceOf(TierException.class);
    engine.redis.release();
    engine.redis.recover();
    engine.clock.advanceMillis(20_000);
    engine.redis.calls();
    cache.getIfPresent(Thing.of(7));
    assertThat(engine.redis.calls()).containsExactly("get x:7");
  }
}
