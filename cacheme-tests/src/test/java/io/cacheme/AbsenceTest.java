package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import io.cacheme.codec.KeyLayout;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A loader that finds nothing. */
class AbsenceTest {

  record Maybe(long id) implements Node<Optional<String>> {}

  private static final Duration NEGATIVE = Duration.ofSeconds(5);

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source().empty();

  private static NodeSpec<Thing, String> negative(Duration negativeTtl) {
    return Thing.spec()
        .tier("local", Thing.LOCAL_TTL)
        .tier("redis", Thing.REDIS_TTL)
        .negativeTtl(negativeTtl)
        .build();
  }

  @Test
  void get_loadedNothing_isNull() {
    assertThat(engine.bind(Thing.chain(), source).get(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void get_noNegativeTtl_absenceIsNotCached() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    cache.get(Thing.of(7));
    assertThat(source.loads).hasSize(2);
    assertThat(engine.redis.stored).isEmpty();
  }

  @Test
  void get_negativeTtl_absenceIsCachedForIt() {
    NodeCache<Thing, String> cache = engine.bind(negative(NEGATIVE), source);
    cache.get(Thing.of(7));
    engine.clock.advance(NEGATIVE.minusMillis(1));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue(null);
    assertThat(source.loads).hasSize(1);
    engine.clock.advanceMillis(1);
    cache.get(Thing.of(7));
    assertThat(source.loads).hasSize(2);
  }

  @Test
  void get_negativeTtlLongerThanATiers_tiersOwnHolds() {
    NodeCache<Thing, String> cache = engine.bind(negative(Duration.ofSeconds(30)), source);
    cache.get(Thing.of(7));
    assertThat(engine.redis.entry(7).expiresAt()).isEqualTo(ManualClock.EPOCH_MILLIS + 30_000);
    engine.redis.stored.clear();
    engine.clock.advance(Thing.LOCAL_TTL.minusMillis(1));
    cache.get(Thing.of(7));
    assertThat(source.loads).hasSize(1);
    engine.clock.advanceMillis(1);
    cache.get(Thing.of(7));
    assertThat(source.loads).hasSize(2);
  }

  @Test
  void get_cachedAbsenceInARemoteTier_isAHitAndFilledUpwards() {
    engine.redis.keep(7, Entry.absent(0, ManualClock.EPOCH_MILLIS + 3_000));
    NodeCache<Thing, String> cache = engine.bind(negative(NEGATIVE), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue(null);
    assertThat(source.loads).isEmpty();
    assertThat(cache.stats().hitCount()).isEqualTo(2);
    assertThat(cache.stats().tiers().get(0).hitCount()).isEqualTo(1);
  }

  @Test
  void getAll_cachedAbsence_isLeftOutAndNotLoaded() {
    NodeCache<Thing, String> cache = engine.bind(negative(NEGATIVE), source);
    cache.get(Thing.of(7));
    source.goOn();
    assertThat(cache.getAll(Thing.all(7, 8)).join()).containsOnlyKeys(Thing.of(8));
    assertThat(source.loads).containsExactly(Thing.of(7), Thing.of(8));
  }

  @Test
  void put_overCachedAbsence_isSeen() {
    NodeCache<Thing, String> cache = engine.bind(negative(NEGATIVE), source);
    cache.get(Thing.of(7));
    cache.put(Thing.of(7), "put");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
  }

  @Test
  void get_valueIsAnOptional_emptyIsAValueLikeAnyOther() {
    NodeSpec<Maybe, Optional<String>> spec =
        NodeSpec.<Maybe, Optional<String>>builder(1, Maybe.class, "Maybe")
            .key("m:{id}", KeyLayout.literal("m:").thenNumber(), (node, key) -> key.literal("m:"))
            .tier("local", Thing.LOCAL_TTL)
            .build();
    NodeCache<Maybe, Optional<String>> cache =
        engine.bind(spec, node -> CompletableFuture.completedFuture(Optional.empty()));
    assertThat(cache.get(new Maybe(1))).isCompletedWithValue(Optional.empty());
    assertThat(cache.getIfPresent(new Maybe(1))).isCompletedWithValue(Optional.empty());
  }
}
