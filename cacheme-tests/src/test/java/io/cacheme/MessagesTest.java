package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mistakes that show at run time: each says what is wrong and how to mend it. */
class MessagesTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  private static void assertRefused(ThrowingCallable call, String code, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CachemeException.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageContainingAll("[" + code + "]", "    help:  ")
        .hasMessageEndingWith("    docs:  " + Help.PAGE + "#" + code.toLowerCase())
        .hasMessageContainingAll(parts);
  }

  @Test
  void bind_unknownStorage_isR01AndListsTheKnown() {
    NodeSpec<Thing, String> spec = Thing.spec().tier("my-reddis", null).build();
    assertRefused(
        () -> engine.bind(spec, source),
        "R01",
        "Thing uses the unknown storage \"my-reddis\"",
        "[disk, local, local-2, redis]");
  }

  @Test
  void get_nodeNotBound_isR02() {
    assertRefused(
        () -> engine.cacheme().get(Thing.of(7)), "R02", "Thing is not bound to this Cacheme");
  }

  @Test
  void stats_nodeNotBound_isR02() {
    assertRefused(() -> engine.cacheme().stats(Thing.heap()), "R02", "Thing is not bound");
  }

  @Test
  void get_nodeOfABoundType_isAnsweredByItsCache() {
    NodeCache<Thing, String> cache = engine.cacheme().bind(Thing.heap(), Loads.by(source));
    assertThat(engine.cacheme().get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.stats().requestCount()).isEqualTo(1);
  }

  @Test
  void sync_onAnEventLoop_isR03() {
    NodeCache<Thing, String> cache = engine.cacheme().bind(Thing.heap(), Loads.by(source.hold()));
    engine.redis.eventLoop = Thread.currentThread();
    assertRefused(
        () -> cache.sync().get(Thing.of(7)),
        "R03",
        "a blocking call on " + Thread.currentThread().getName());
    source.next().succeed();
  }

  @Test
  void sync_onAnEventLoopButAnsweredAlready_isAnswered() {
    NodeCache<Thing, String> cache = engine.cacheme().bind(Thing.heap(), Loads.by(source));
    engine.redis.eventLoop = Thread.currentThread();
    assertThat(cache.sync().get(Thing.of(7))).isEqualTo("7#1");
  }

  @Test
  void builder_codeOfAnotherGeneration_isR06() {
    assertRefused(
        () -> NodeSpec.<Thing, String>builder(2, Thing.class, "Thing"),
        "R06",
        "the code generated for Thing is of level 2");
  }

  @Test
  void bind_noCodecForARemoteTier_isR07() {
    NodeSpec<Thing, String> spec =
        Thing.spec().value(ValueType.withoutCodec("Thread")).tier("redis", null).build();
    assertRefused(() -> engine.bind(spec, source), "R07", "there is no codec for Thread");
  }

  @Test
  void bind_noCodecAndOnlyHeaps_isAccepted() {
    NodeSpec<Thing, String> spec =
        Thing.spec().value(ValueType.withoutCodec("String")).tier("local", null).build();
    assertThat(engine.bind(spec, source).get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void bind_againWithTheSameDependencies_isTheSameCache() {
    NodeSpec<Thing, String> spec = Thing.heap();
    Object repository = new Object();
    NodeCache<Thing, String> cache = engine.cacheme().bind(spec, Loads.by(source, repository));
    assertThat(engine.cacheme().bind(spec, Loads.by(new Source(), repository))).isSameAs(cache);
    assertThat(engine.cacheme().nodes()).isEqualTo(List.of(cache));
  }

  @Test
  void bind_againWithEqualNumbersAndTexts_isTheSameCache() {
    NodeSpec<Thing, String> spec = Thing.heap();
    NodeCache<Thing, String> cache =
        engine.cacheme().bind(spec, Loads.by(source, 70_000, String.valueOf(70_000), true));
    assertThat(engine.cacheme().bind(spec, Loads.by(source, 70_000, "70000", true)))
        .isSameAs(cache);
  }

  @Test
  void bind_againWithAnotherThoughEqualService_isR10() {
    NodeSpec<Thing, String> spec = Thing.heap();
    engine.cacheme().bind(spec, Loads.by(source, List.of(1)));
    assertRefused(
        () -> engine.cacheme().bind(spec, Loads.by(source, List.of(1))), "R10", "Thing is bound");
  }

  @Test
  void bind_againWithOtherDependencies_isR10() {
    NodeSpec<Thing, String> spec = Thing.heap();
    engine.cacheme().bind(spec, Loads.by(source, "one"));
    assertRefused(
        () -> engine.cacheme().bind(spec, Loads.by(source, "two")), "R10", "Thing is bound");
    assertRefused(
        () -> engine.cacheme().bind(spec, Loads.<Thing, String>none()), "R10", "Thing is bound");
  }

  @Test
  void anyCallThatLoads_nodeWithoutLoad_isR11() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.<Thing, String>none());
    assertRefused(() -> cache.get(Thing.of(7)), "R11", "Thing has no load method, and get was");
    assertRefused(() -> cache.getAll(Thing.all(7)), "R11", "and getAll was");
    assertRefused(() -> cache.refresh(Thing.of(7)), "R11", "and refresh was");
  }

  @Test
  void nodes_afterSomeWereBound_areInThatOrder() {
    engine.bind(Thing.heap(), source);
    engine.bind(
        NodeSpec.<KeyTest.Named, String>builder(1, KeyTest.Named.class, "Named")
            .key("n", io.cacheme.codec.KeyLayout.literal("n"), (node, key) -> key.literal("n"))
            .tier("local", null)
            .build(),
        node -> CompletableFuture.completedFuture("named"));
    assertThat(engine.cacheme().nodes())
        .extracting(cache -> cache.spec().name())
        .containsExactly("Thing", "Named");
  }

  @Test
  void spec_withoutTiers_isRefused() {
    assertThatThrownBy(() -> Thing.spec().build())
        .hasMessageContaining("Thing has no tiers, so nothing would be stored");
  }

  @Test
  void tier_ttlOfZero_isRefused() {
    assertThatThrownBy(() -> Thing.spec().tier("local", java.time.Duration.ZERO))
        .hasMessageContaining("would expire at once");
  }
}
