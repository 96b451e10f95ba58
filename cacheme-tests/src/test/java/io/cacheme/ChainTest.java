package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import io.cacheme.spi.RemoteStorage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tiers from left to right: who is asked, who is filled, until when. */
class ChainTest {

  private static final long NOW = ManualClock.EPOCH_MILLIS;

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void get_missEverywhere_asksFromLeftToRight() {
    engine.bind(Thing.three(), source).get(Thing.of(7));
    assertThat(engine.journal).startsWith("redis get x:7", "disk get x:7");
  }

  @Test
  void get_missEverywhere_loadsOnceAndFillsAllTiers() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.value(7)).isEqualTo("7#1");
    assertThat(engine.disk.value(7)).isEqualTo("7#1");
    assertThat(engine.local.get(Thing.of(7))).isNotNull();
    assertThat(source.loads).hasSize(1);
  }

  @Test
  void get_hitOnTheHeap_asksNoOther() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    engine.journal.clear();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.journal).isEmpty();
  }

  @Test
  void get_hitInTheMiddle_asksNoneBelow() {
    engine.redis.keep(7, "kept", Entry.NEVER);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("kept");
    assertThat(engine.journal).containsExactly("redis get x:7");
  }

  @Test
  void get_hitAtTheBottom_fillsTheTiersBeforeIt() {
    engine.disk.keep(7, "kept", Entry.NEVER);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("kept");
    assertThat(engine.journal).containsExactly("redis get x:7", "disk get x:7", "redis put x:7");
    assertThat(engine.redis.value(7)).isEqualTo("kept");
    assertThat(engine.local.get(Thing.of(7))).isNotNull();
  }

  @Test
  void get_hitInTheSecondHeap_fillsTheFirst() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec()
                .tier("local", Thing.LOCAL_TTL)
                .tier("local-2", Thing.REDIS_TTL)
                .tier("redis", Thing.REDIS_TTL)
                .build(),
            source);
    cache.get(Thing.of(7));
    engine.journal.clear();
    engine.clock.advance(Thing.LOCAL_TTL);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.local.get(Thing.of(7))).isNotNull();
    assertThat(engine.journal).isEmpty();
  }

  @Test
  void get_heapBelowARemoteTier_isAskedInItsTurn() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec().tier("redis", Thing.REDIS_TTL).tier("local", Thing.DISK_TTL).build(),
            source);
    cache.get(Thing.of(7));
    engine.redis.stored.clear();
    engine.journal.clear();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.journal).containsExactly("redis get x:7", "redis put x:7");
  }

  @Test
  void get_copyFromALongerTier_expiresByItsOwnTtl() {
    engine.redis.keep(7, "kept", NOW + 60_000);
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.redis.stored.clear();
    engine.clock.advance(Thing.LOCAL_TTL.minusMillis(1));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("kept");
    engine.clock.advanceMillis(1);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void get_copyOfAnEntryAboutToExpire_expiresWithIt() {
    engine.redis.keep(7, "kept", NOW + 3_000);
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.clock.advanceMillis(2_999);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("kept");
    engine.clock.advanceMillis(1);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void get_copyIntoARemoteTier_carriesTheEarlierExpiry() {
    engine.disk.keep(7, "kept", NOW + 3_000);
    engine.bind(Thing.three(), source).get(Thing.of(7));
    assertThat(engine.redis.entry(7).expiresAt()).isEqualTo(NOW + 3_000);
    assertThat(engine.redis.ttls).containsEntry(Thing.remoteKey(7), 3_000L);
  }

  @Test
  void get_storageWillForgetSooner_copyExpiresWithIt() {
    engine.redis.keep(7, "kept", Entry.NEVER);
    engine.redis.ttlLeft = 3_000;
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.redis.stored.clear();
    engine.clock.advanceMillis(3_000);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void get_storageWillNeverForget_isServed() {
    engine.redis.keep(7, "kept", Entry.NEVER);
    engine.redis.ttlLeft = RemoteStorage.NO_EXPIRY;
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("kept");
    assertThat(cache.stats().tiers().get(0).hitCount()).isEqualTo(1);
  }

  @Test
  void get_filledTiers_eachHasItsOwnTtl() {
    engine.bind(Thing.three(), source).get(Thing.of(7));
    assertThat(engine.redis.entry(7).expiresAt()).isEqualTo(NOW + Thing.REDIS_TTL.toMillis());
    assertThat(engine.disk.entry(7).expiresAt()).isEqualTo(NOW + Thing.DISK_TTL.toMillis());
    assertThat(engine.redis.ttls).containsValue(Thing.REDIS_TTL.toMillis());
  }

  @Test
  void get_slowLoad_expiryCountsFromItsEnd() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache.get(Thing.of(7));
    engine.clock.advanceMillis(2_000);
    source.next().succeed();
    assertThat(engine.redis.entry(7).expiresAt())
        .isEqualTo(NOW + 2_000 + Thing.REDIS_TTL.toMillis());
  }

  @Test
  void get_atTheExpiry_isAMiss() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(7));
    engine.clock.advance(Thing.LOCAL_TTL.minusMillis(1));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    engine.clock.advanceMillis(1);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void get_tierWithoutExpiry_keepsForGood() {
    NodeCache<Thing, String> cache =
        engine.bind(Thing.spec().tier("local", null).tier("redis", null).build(), source);
    cache.get(Thing.of(7));
    engine.clock.advance(Duration.ofDays(10_000));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.ttls).containsValue(RemoteStorage.NO_EXPIRY);
  }

  @Test
  void get_subSecondTtl_isKept() {
    engine
        .bind(Thing.spec().tier("redis", Duration.ofMillis(250)).build(), source)
        .get(Thing.of(7));
    assertThat(engine.redis.ttls).containsValue(250L);
  }

  @Test
  void get_hitInTheMiddle_doesNotRewriteIt() {
    engine.redis.keep(7, "kept", Entry.NEVER);
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    assertThat(engine.redis.calls()).containsExactly("get x:7");
  }
}
