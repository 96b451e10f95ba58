package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said of nodes where the cache is built, in the place of what they declare. */
class OverridesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  private static void assertR36(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CachemeConfigurationException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("R36"))
        .hasMessageContainingAll(parts);
  }

  private long redisTtl(long id) {
    return engine.redis.ttls.get(Thing.remoteKey(id));
  }

  @Test
  void enabledFalse_loadsAndKeepsNothing_untilItIsTurnedOn() {
    engine.with(builder -> builder.enabled(false));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);

    assertThat(cache.isEnabled()).isFalse();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.sync().get(Thing.of(7))).isEqualTo("7#3");
    assertThat(engine.redis.stored).isEmpty();
    assertThat(engine.cacheme().describe()).contains("disabled here");
    cache.enable();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#4");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#4");
  }

  @Test
  void enabledFalse_ofDynamicNodes_too() {
    engine.with(builder -> builder.enabled(false));
    DynamicType<String> type = DynamicNode.type("n", "v1", String.class).tier("local", null);

    assertThat(type.cache(engine.cacheme()).isEnabled()).isFalse();
  }

  @Test
  void enabled_ofOneNode_goesBeforeThatOfAll() {
    engine.with(builder -> builder.enabled("Thing", true).enabled(false));
    NodeCache<Thing, String> thing = engine.bind(Thing.heap(), source);
    DynamicType<String> other = DynamicNode.type("n", "v1", String.class).tier("local", null);

    assertThat(thing.isEnabled()).isTrue();
    assertThat(other.cache(engine.cacheme()).isEnabled()).isFalse();
  }

  @Test
  void override_byName_isTheTtlOfThatTier() {
    engine.with(
        builder -> builder.override("Thing", "local", SECOND).override("Thing", "redis", null));
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.tiers())
        .extracting(TierSpec::ttl)
        .containsExactly(SECOND, null, Thing.DISK_TTL);
    assertThat(cache.spec().tiers().get(0).ttl()).isNotEqualTo(SECOND);
    cache.get(Thing.of(7));

    assertThat(redisTtl(7)).isEqualTo(RemoteStorage.NO_EXPIRY);
    assertThat(engine.disk.ttls.get(Thing.remoteKey(7))).isEqualTo(Thing.DISK_TTL.toMillis());
    engine.redis.calls();
    engine.clock.advanceMillis(999);
    cache.get(Thing.of(7));
    assertThat(engine.redis.calls()).isEmpty();
    engine.clock.advanceMillis(1);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.calls()).containsExactly("get x:7");
    assertThat(cache.spec().tiers().get(0).ttl()).isEqualTo(Thing.LOCAL_TTL);
    assertThat(engine.cacheme().describe())
        .contains("local 1s (declared 10s), redis none (declared 1m), disk 10m");
  }

  @Test
  void override_bySpec_goesBeforeThatByName() {
    NodeSpec<Thing, String> spec = Thing.redis();
    engine.with(
        builder ->
            builder
                .override(spec, "redis", SECOND)
                .override("Thing", "redis", Duration.ofHours(1)));
    engine.bind(spec, source).get(Thing.of(7));

    assertThat(redisTtl(7)).isEqualTo(SECOND.toMillis());
  }

  @Test
  void override_ofADynamicNode() {
    engine.with(builder -> builder.override("n", "redis", SECOND));
    DynamicType<String> type =
        DynamicNode.type("n", "v1", String.class).tier("redis", Duration.ofHours(1));
    NodeCache<DynamicNode<String>, String> cache = type.cache(engine.cacheme());
    cache.put(type.key("k"), "v").join();

    assertThat(engine.redis.ttls.values()).containsExactly(SECOND.toMillis());
  }

  @Test
  void override_keepsWhatElseTheTierSays() {
    TierSpec declared = TierSpec.of("local", SECOND).follow(false).expireAfterAccess(SECOND);

    assertThat(declared.ttl(null))
        .isEqualTo(TierSpec.of("local", null).follow(false).expireAfterAccess(SECOND));
  }

  @Test
  void override_forEver_orOfLessThanAMillisecond_isDescribedAsItIsKept() {
    Duration ever = Duration.ofSeconds(Long.MAX_VALUE);
    engine.with(
        builder ->
            builder
                .override("Thing", "local", Duration.ofNanos(1))
                .override("Thing", "redis", ever));
    engine.bind(Thing.chain(), source).get(Thing.of(7));

    assertThat(redisTtl(7)).isGreaterThan(Duration.ofDays(36_000).toMillis());
    assertThat(engine.cacheme().describe())
        .contains("local 1ms (declared 10s), redis " + ever + " (declared 1m)");
  }

  @Test
  void override_noSuchTier_isRefused() {
    assertR36(
        () -> engine.builder().override(Thing.chain(), "redsi", SECOND),
        "the tier of Thing in \"redsi\" is overridden",
        "its tiers are [local, redis]");
    engine.with(builder -> builder.override("Thing", "redsi", SECOND));
    assertR36(
        () -> engine.bind(Thing.chain(), source),
        "the tier of Thing in \"redsi\" is overridden",
        "its tiers are [local, redis]");
  }

  @Test
  void override_notPositive_isRefused() {
    assertThatThrownBy(() -> engine.builder().override("Thing", "local", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("would expire at once");
  }

  @Test
  void checkOverrides_noSuchNode_isRefused() {
    engine.with(
        builder ->
            builder
                .override("Thing", "local", SECOND)
                .override("Think", "local", SECOND)
                .enabled("User", false));
    engine.bind(Thing.heap(), source);

    assertR36(
        () -> engine.cacheme().checkOverrides(),
        "the nodes [Think, User] are overridden",
        "the bound nodes are [Thing]");
  }

  @Test
  void checkOverrides_allBound_isFine() {
    engine.with(builder -> builder.override("Thing", "local", SECOND).enabled("Thing", false));
    engine.bind(Thing.heap(), source);

    engine.cacheme().checkOverrides();
  }

  @Test
  void tiers_areThoseThatAreLeft_andNeedTheirStoragesOnly() {
    engine.with(
        builder -> builder.tiers("Thing", "disk", "local").override("Thing", "local", SECOND));
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));

    assertThat(engine.redis.calls()).isEmpty();
    assertThat(engine.disk.stored).hasSize(1);
    assertThat(cache.stats().tiers())
        .extracting(TierStats::storage)
        .containsExactly("local", "disk");
    assertThat(cache.spec().tiers()).as("as declared").hasSize(3);
    assertThat(engine.cacheme().describe()).contains("local 1s (declared 10s), no redis, disk 10m");
    engine.cacheme().removeStorage("redis").join();
  }

  @Test
  void tiers_bySpec_goBeforeThoseByName() {
    engine.with(builder -> builder.tiers(Thing.three(), "redis").tiers("Thing", "local"));
    engine.bind(Thing.three(), source).get(Thing.of(7));

    assertThat(engine.redis.stored).hasSize(1);
    assertThat(engine.disk.stored).isEmpty();
  }

  @Test
  void tiers_ofWhatIsNotThere_areRefused() {
    assertR36(
        () -> engine.builder().tiers(Thing.chain(), "local", "redsi"),
        "the tier of Thing in \"redsi\" is overridden",
        "its tiers are [local, redis]");
    assertThatThrownBy(() -> engine.builder().tiers("Thing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no tier of Thing is left")
        .hasMessageContaining("enabled(\"Thing\", false)");
    engine.with(builder -> builder.tiers("Think", "local"));
    engine.bind(Thing.heap(), source);
    assertR36(() -> engine.cacheme().checkOverrides(), "the nodes [Think] are overridden");
  }

  @Test
  void tiers_withoutAnyThatIsShared_loadOnceInTheProcess() {
    engine.with(builder -> builder.tiers("n", "local"));
    DynamicType<String> type =
        DynamicNode.type("n", "v1", String.class)
            .tier("local", SECOND)
            .tier("redis", SECOND)
            .fleetSingleflight();
    NodeCache<DynamicNode<String>, String> cache = type.cache(engine.cacheme());
    cache.put(type.key("k"), "v").join();

    assertThat(cache.getIfPresent(type.key("k"))).isCompletedWithValue("v");
    assertThat(engine.redis.calls()).isEmpty();
  }

  @Test
  void build_again_hasTheOverridesOfThen() {
    Cacheme.Builder builder = engine.builder().storage("local", "local://lru");
    try (Cacheme one = builder.build()) {
      builder.enabled(false);
      assertThat(one.bind(Thing.heap(), Loads.by(source)).isEnabled()).isTrue();
    }
  }
}
