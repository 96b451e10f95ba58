package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cacheme.codec.Entry;
import io.cacheme.spi.StoredValue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code peek} tells what each tier has, and leaves no trace. */
class PeekTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void entries_areToldWithAgeAndTime_andNoValue() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.put(Thing.of(7), "secret");
    engine.clock.advance(Duration.ofSeconds(3));
    Peek peek = cache.peek(Thing.of(7)).join();

    assertThat(peek.key()).isEqualTo(Thing.remoteKey(7));
    assertThat(peek.tiers())
        .extracting(Peek.InTier::storage)
        .containsExactly("local", "redis", "disk");
    assertThat(peek.tiers()).allMatch(Peek.InTier::isServed);
    assertThat(peek.tiers().get(0).timeLeft()).contains(Duration.ofSeconds(7));
    assertThat(peek.tiers().get(1).age()).contains(Duration.ofSeconds(3));
    assertThat(peek.tiers().get(1).timeLeft()).contains(Duration.ofSeconds(57));
    assertThat(peek.tiers().get(1).sizeInBytes())
        .hasValue(engine.redis.stored.get(Thing.remoteKey(7)).length);
    assertThat(peek.toString())
        .doesNotContain("secret")
        .contains("local: a value, loaded 3000ms ago, 7000ms left", "redis: a value", "57s left");
  }

  @Test
  void nothing_isFilledLoadedOrCounted() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.keep(7, "disk", Entry.NEVER);
    Peek peek = cache.peek(Thing.of(7)).join();

    assertThat(peek.tiers())
        .extracting(Peek.InTier::state)
        .containsExactly(Peek.State.NOTHING, Peek.State.NOTHING, Peek.State.VALUE);
    assertThat(engine.journal).containsExactlyInAnyOrder("redis get x:7", "disk get x:7");
    assertThat(source.loads).isEmpty();
    assertThat(cache.stats().requestCount()).isZero();
    assertThat(cache.stats().tiers())
        .allSatisfy(
            tier -> assertThat(tier.hitCount() + tier.missCount() + tier.fillCount()).isZero());
  }

  @Test
  void whatIsNoUse_isToldWithTheReason() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.redis.keep(7, "old", engine.clock.time.epochMillis() - 1);
    engine.disk.stored.put(Thing.remoteKey(7), new byte[] {1, 2, 3});

    assertThat(cache.peek(Thing.of(7)).join().tiers())
        .extracting(Peek.InTier::state)
        .containsExactly(Peek.State.NOTHING, Peek.State.EXPIRED, Peek.State.UNDECODABLE);
  }

  @Test
  void clearedEntries_areOfAnotherGeneration() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.put(Thing.of(7), "old");
    cache.clear();

    assertThat(cache.peek(Thing.of(7)).join().tiers())
        .allMatch(tier -> tier.state() == Peek.State.OTHER_GENERATION);
  }

  @Test
  void knownAbsence_isToldAsSuch() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec()
                .tier("local", null)
                .tier("redis", null)
                .negativeTtl(Thing.LOCAL_TTL)
                .build(),
            source.empty());
    cache.get(Thing.of(7));

    assertThat(cache.peek(Thing.of(7)).join().tiers())
        .allMatch(tier -> tier.state() == Peek.State.ABSENT);
  }

  @Test
  void aKeyThatAWriteDidNotReach_isPassedBy_untilItDoes() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.fail("*");
    cache.put(Thing.of(7), "new");
    Peek.InTier tier = cache.peek(Thing.of(7)).join().tiers().get(0);

    assertThat(tier.state()).isEqualTo(Peek.State.BYPASSED);
    assertThat(tier.toString()).contains("redis: passed by", "redis is broken");
    engine.redis.recover();
    engine.clock.advanceMillis(60_000);
    assertThat(cache.peek(Thing.of(7)).join().tiers().get(0).state()).isEqualTo(Peek.State.NOTHING);
  }

  @Test
  void aTierThatFails_isTold_andFailsNothing() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.redis.fail("get");

    assertThat(cache.peek(Thing.of(7)).join().tiers().get(1))
        .satisfies(
            tier -> {
              assertThat(tier.state()).isEqualTo(Peek.State.FAILED);
              assertThat(tier.reason()).contains("redis is broken");
            });
    engine.redis.recover();
  }

  @Test
  void aTierThatAnswersAValueWithoutBytes_isToldAsFailed() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.on("get", call -> CompletableFuture.completedFuture(StoredValue.of(null)));
    Peek.InTier tier = cache.peek(Thing.of(7)).join().tiers().get(0);

    assertThat(tier.state()).isEqualTo(Peek.State.FAILED);
    assertThat(tier.reason()).contains("java.lang.NullPointerException");
  }

  @Test
  void aNodeThatIsDisabled_isPassedByInAllTiers() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    cache.disable();
    engine.journal.clear();

    assertThat(cache.peek(Thing.of(7)).join().tiers())
        .extracting(Peek.InTier::state, Peek.InTier::reason)
        .containsOnly(tuple(Peek.State.BYPASSED, Optional.of("the node is disabled")));
    assertThat(engine.journal).isEmpty();
  }

  @Test
  void aTierThatHangs_isToldInTime() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.redis.hold("get");
    CompletableFuture<Peek> peek = cache.peek(Thing.of(7));
    engine.clock.advanceMillis(5_100);

    assertThat(peek)
        .isCompletedWithValueMatching(p -> p.tiers().get(1).state() == Peek.State.FAILED);
    engine.redis.recover();
    engine.redis.release();
  }
}
