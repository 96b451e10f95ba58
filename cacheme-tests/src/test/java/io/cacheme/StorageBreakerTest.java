package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StorageRejectedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A storage that goes on failing is not asked. */
class StorageBreakerTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private NodeCache<Thing, String> cache;
  private long next;

  @BeforeEach
  void bind() {
    cache = engine.bind(Thing.redis(), source);
  }

  /** A get of a new key, by {@code getIfPresent} so that there is one call. */
  private void ask(int times) {
    for (int i = 0; i < times; i++) {
      cache.getIfPresent(Thing.of(next++));
    }
  }

  private int callsOf(int asks) {
    engine.redis.calls();
    ask(asks);
    return engine.redis.calls().size();
  }

  @Test
  void ask_fiveFailuresInARow_isBypassed() {
    engine.redis.fail("*");
    assertThat(callsOf(8)).isEqualTo(5);
    assertThat(cache.stats().tiers().get(0).bypassCount()).isEqualTo(3);
    assertThat(cache.stats().tiers().get(0).errorCount()).isEqualTo(5);
  }

  @Test
  void ask_failuresOfADistributedStorage_isAskedOn() {
    engine.redis.distributed = true;
    engine.redis.fail("*");
    assertThat(callsOf(100)).isEqualTo(100);
    assertThat(cache.stats().tiers().get(0).bypassCount()).isZero();
  }

  @Test
  void ask_silenceOfADistributedStorage_isBypassed_untilAProbeIsAnsweredAnyhow() {
    engine.redis.distributed = true;
    engine.redis.hold("*");
    ask(1);
    engine.clock.advanceMillis(600);
    assertThat(callsOf(1)).isZero();
    engine.redis.fail("*");
    engine.clock.advanceMillis(1_100);
    assertThat(callsOf(3)).isEqualTo(3);
  }

  @Test
  void ask_successBetweenFailures_isNotBypassed() {
    for (int i = 0; i < 3; i++) {
      engine.redis.fail("*");
      ask(4);
      engine.redis.recover();
      ask(1);
    }
    assertThat(callsOf(3)).isEqualTo(3);
  }

  @Test
  void ask_oneSilence_isBypassed() {
    engine.redis.hold("*");
    ask(1);
    engine.clock.advanceMillis(600);
    assertThat(callsOf(1)).isZero();
  }

  @Test
  void ask_aSecondLater_letsOneProbeThrough() {
    engine.redis.fail("*");
    ask(5);
    engine.clock.advanceMillis(999);
    assertThat(callsOf(2)).isZero();
    engine.clock.advanceMillis(1);
    engine.redis.hold("*");
    assertThat(callsOf(3)).isEqualTo(1);
    engine.redis.recover();
    engine.redis.release();
  }

  @Test
  void ask_probeFails_pauseDoublesUpToTenSeconds() {
    engine.redis.fail("*");
    ask(5);
    for (long pause : new long[] {1_000, 2_000, 4_000, 8_000, 10_000, 10_000}) {
      engine.clock.advanceMillis(pause - 1);
      assertThat(callsOf(1)).as("before %s ms", pause).isZero();
      engine.clock.advanceMillis(1);
      assertThat(callsOf(2)).as("after %s ms", pause).isEqualTo(1);
    }
  }

  @Test
  void ask_probeIsSilent_pauseDoubles() {
    engine.redis.fail("*");
    ask(5);
    engine.redis.hold("*");
    engine.clock.advanceMillis(1_000);
    ask(1);
    engine.clock.advanceMillis(600);
    engine.clock.advanceMillis(1_300);
    assertThat(callsOf(1)).isZero();
    engine.clock.advanceMillis(700);
    engine.redis.recover();
    assertThat(callsOf(2)).isEqualTo(2);
  }

  @Test
  void ask_probeSucceeds_servesAgainAndSaysSo() {
    engine.redis.fail("*");
    ask(5);
    engine.redis.recover();
    engine.clock.advanceMillis(1_000);
    assertThat(callsOf(3)).isEqualTo(3);
    assertThat(engine.log.infos()).containsExactly("storage \"redis\" answers again: fake://redis");
  }

  @Test
  void recover_manyTimesWithinSeconds_isLoggedAsOftenAsItsFailing() {
    for (int i = 0; i < 4; i++) {
      engine.redis.fail("*");
      ask(5);
      engine.clock.advanceMillis(1_100);
      engine.redis.recover();
      ask(1);
    }
    assertThat(engine.log.warnings()).hasSize(1);
    assertThat(engine.log.infos()).hasSize(1);
  }

  @Test
  void ask_brokenAgainAfterRecovery_pauseBeginsAtASecond() {
    engine.redis.fail("*");
    ask(5);
    engine.clock.advanceMillis(1_000);
    ask(1);
    engine.redis.recover();
    engine.clock.advanceMillis(2_000);
    ask(1);
    engine.redis.fail("*");
    ask(5);
    engine.clock.advanceMillis(1_000);
    assertThat(callsOf(1)).isEqualTo(1);
  }

  @Test
  void ask_wrongPassword_isBypassedForThirtySeconds() {
    engine.redis.on("*", call -> call.fail(new StorageRejectedException("wrong password")));
    ask(1);
    engine.clock.advanceMillis(29_999);
    assertThat(callsOf(1)).isZero();
    engine.clock.advanceMillis(1);
    assertThat(callsOf(1)).isEqualTo(1);
  }

  @Test
  void ask_otherStorage_isNotConcerned() {
    engine.redis.fail("*");
    ask(5);
    NodeCache<KeyTest.Page, String> other =
        engine.bind(
            NodeSpec.<KeyTest.Page, String>builder(1, KeyTest.Page.class, "Page")
                .key("p", io.cacheme.codec.KeyLayout.literal("p"), (node, key) -> key.literal("p"))
                .value(Thing.STRING)
                .tier("disk", null)
                .build(),
            Loads.<KeyTest.Page, String>none());
    other.getIfPresent(new KeyTest.Page("a", 1));
    assertThat(engine.disk.calls()).hasSize(1);
  }

  @Test
  void invalidate_breakerIsOpen_failsAtOnce() {
    engine.redis.fail("*");
    ask(5);
    engine.redis.calls();
    assertThat(Failures.of(cache.invalidate(Thing.of(7)))).isInstanceOf(TierException.class);
    assertThat(engine.redis.calls()).isEmpty();
  }
}
