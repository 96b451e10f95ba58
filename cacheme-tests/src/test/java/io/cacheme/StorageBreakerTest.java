package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageReplyException;
import java.util.List;
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
  void invalidate_storageIsSilent_failsAtOnceAndTellsWhy() {
    silence();
    Throwable failure = Failures.of(cache.invalidate(Thing.of(7)));
    assertThat(failure)
        .isInstanceOf(TierException.class)
        .hasMessageContaining("passed by, for it failed last with")
        .hasMessageContaining("did not answer in time");
    assertThat(failure.getCause()).hasRootCauseMessage("storage \"redis\" did not answer in time");
    assertThat(engine.redis.calls()).isEmpty();
  }

  private void silence() {
    engine.redis.hold("*");
    ask(1);
    engine.clock.advanceMillis(600);
    engine.redis.calls();
  }

  private long calls(String op) {
    return engine.redis.calls().stream().filter(call -> call.startsWith(op + " ")).count();
  }

  private void load(int times) {
    for (int i = 0; i < times; i++) {
      cache.get(Thing.of(next++));
    }
  }

  @Test
  void get_putsFail_readsGoOn() {
    engine.redis.fail("put");
    load(20);
    List<String> calls = engine.redis.calls();
    assertThat(calls).filteredOn(call -> call.startsWith("get ")).hasSize(20);
    assertThat(calls).filteredOn(call -> call.startsWith("put ")).hasSize(5);
  }

  @Test
  void invalidate_putsFail_removesAsEver() {
    engine.redis.fail("put");
    load(20);
    assertThat(cache.invalidate(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void put_readsFail_reachesTheStorage() {
    engine.redis.fail("get");
    ask(20);
    assertThat(cache.put(Thing.of(7), "put")).isCompletedWithValue(null);
    assertThat(engine.redis.value(7)).isEqualTo("put");
  }

  @Test
  void put_probeAfterItsPause_servesAgain() {
    engine.redis.fail("put");
    load(6);
    engine.redis.recover();
    engine.redis.calls();
    load(1);
    assertThat(calls("put")).as("reads that succeed do not tell of puts").isZero();
    engine.clock.advanceMillis(1_000);
    load(3);
    assertThat(calls("put")).isEqualTo(3);
  }

  @Test
  void put_storageWasSilent_aReadThatSucceedsLetsPutsThrough() {
    silence();
    assertThat(cache.put(Thing.of(7), "put")).isCompletedExceptionally();
    assertThat(calls("put")).isZero();
    engine.redis.recover();
    engine.clock.advanceMillis(1_000);
    ask(1);
    assertThat(cache.put(Thing.of(7), "put")).isCompletedWithValue(null);
    assertThat(cache.put(Thing.of(8), "put")).isCompletedWithValue(null);
  }

  @Test
  void put_wrongPasswordOfARead_isBypassed() {
    engine.redis.on("*", call -> call.fail(new StorageRejectedException("wrong password")));
    ask(1);
    engine.redis.calls();
    assertThat(cache.put(Thing.of(7), "put")).isCompletedExceptionally();
    assertThat(engine.redis.calls()).isEmpty();
  }

  private void reply(String op) {
    engine.redis.on(op, call -> call.fail(new StorageReplyException("WRONGTYPE")));
  }

  @Test
  void ask_repliesForOneKey_isAskedOn() {
    reply("*");
    assertThat(callsOf(20)).isEqualTo(20);
    assertThat(cache.stats().tiers().get(0).errorCount()).isEqualTo(20);
  }

  @Test
  void ask_replyAmongFailures_isNoSuccess() {
    engine.redis.fail("*");
    ask(4);
    reply("*");
    ask(1);
    engine.redis.fail("*");
    ask(1);
    assertThat(callsOf(1)).isZero();
  }

  @Test
  void ask_replyToTheProbe_isNoRecovery_andTheNextCallIsTheProbe() {
    engine.redis.fail("*");
    ask(5);
    engine.clock.advanceMillis(1_000);
    reply("*");
    assertThat(callsOf(1)).isEqualTo(1);
    engine.redis.hold("*");
    assertThat(callsOf(3)).isEqualTo(1);
    engine.redis.recover();
    engine.redis.release();
  }

  @Test
  void log_replyForOneKey_namesItAndNothingElse() {
    reply("get");
    cache.getIfPresent(Thing.of(7));
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("storage \"redis\" (fake://redis) refused a read of cacheme:x:7:v1: ")
        .endsWith("WRONGTYPE; it is taken for a miss, which says nothing of other keys");
  }

  @Test
  void log_failedPut_saysWhatFollowsFromIt() {
    engine.redis.fail("put");
    cache.get(Thing.of(7));
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("failed a put of cacheme:x:7:v1: ")
        .endsWith("redis is broken; the value is not kept there");
  }

  @Test
  void log_brokenAgainWithinTheLimit_theLastWordIsTrue() {
    engine.redis.fail("*");
    ask(5);
    engine.redis.recover();
    engine.clock.advanceMillis(1_000);
    ask(1);
    assertThat(engine.log.infos()).hasSize(1);
    engine.redis.on("*", call -> call.fail(new StorageRejectedException("the table is gone")));
    ask(1);
    assertThat(engine.log.warnings()).hasSize(1);
    engine.clock.advanceMillis(10_000); // and nobody calls
    assertThat(engine.log.warnings())
        .hasSize(2)
        .last()
        .asString()
        .contains("storage \"redis\" (fake://redis) is passed by for all calls since 9 s, after: ")
        .endsWith("the table is gone");
  }

  @Test
  void log_someCallsServedAgain_saysWhichAreNot() {
    engine.redis.fail("*");
    load(6);
    engine.redis.recover();
    engine.redis.fail("put");
    engine.clock.advanceMillis(10_100);
    ask(1);
    assertThat(engine.log.infos())
        .containsExactly("storage \"redis\" answers again, but for puts: fake://redis");
  }

  @Test
  void describe_storageIsPassedBy_saysSinceWhenAndWhy() {
    assertThat(engine.cacheme().describe()).doesNotContain("passed by");
    engine.redis.fail("get");
    ask(5);
    engine.clock.advanceMillis(700);
    assertThat(engine.cacheme().describe())
        .contains("storage \"redis\" is passed by for reads since 0 s, after: ")
        .contains("redis is broken");
    engine.redis.recover();
    engine.clock.advanceMillis(300);
    ask(1);
    assertThat(engine.cacheme().describe()).doesNotContain("passed by");
  }
}
