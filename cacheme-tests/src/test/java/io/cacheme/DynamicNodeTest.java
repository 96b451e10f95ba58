package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.Entry;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes defined at run time: the same engine, other declarations. */
class DynamicNodeTest {

  @RegisterExtension final Engine engine = new Engine();
  private final DynamicType<String> reports = reports();

  private static DynamicType<String> reports() {
    return DynamicNode.type("report", "v1", String.class)
        .tier("local", Duration.ofMinutes(5))
        .tier("redis", Duration.ofHours(1));
  }

  private static Loader<DynamicNode<?>, String> render() {
    return node -> CompletableFuture.completedFuture("the " + node.key() + " report");
  }

  @Test
  void get_loadsOnce_andIsKeptUnderNameKeyAndVersion() {
    AtomicInteger loads = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      assertThat(
              engine
                  .cacheme()
                  .get(
                      reports.key("daily:eu"),
                      node -> CompletableFuture.completedFuture("r" + loads.incrementAndGet())))
          .isCompletedWithValue("r1");
    }

    assertThat(engine.journal)
        .containsExactly("redis get report:daily:eu", "redis put report:daily:eu");
  }

  @Test
  void get_keysOfAnyText_differ() {
    NodeCache<DynamicNode<String>, String> cache = reports.cache(engine.cacheme());
    List<String> keys = List.of("", "a", "A", "a:b", "a%003Ab", "{a}", "\uD800", "?", "ä", "a ");
    keys.forEach(key -> cache.put(reports.key(key), "of " + key));
    engine.clock.advance(Duration.ofMinutes(6));

    for (String key : keys) {
      assertThat(cache.getIfPresent(reports.key(key))).isCompletedWithValue("of " + key);
    }
  }

  @Test
  void cache_equalDefinitions_haveOneCache() {
    assertThat(reports.cache(engine.cacheme())).isSameAs(reports().cache(engine.cacheme()));
    assertThat(reports.key("a"))
        .isEqualTo(reports().key("a"))
        .hasSameHashCodeAs(reports().key("a"));
    assertThat(reports.serializer(new MsgPackSerializer()))
        .isEqualTo(reports().serializer(new MsgPackSerializer()));
  }

  @Test
  void cache_otherDefinitionOfTheName_isRefused() {
    reports.cache(engine.cacheme());
    List<DynamicType<?>> others =
        List.of(
            reports().tier("disk", null),
            reports().serializer(new JavaSerializer()),
            reports().compression("ZLIB"),
            reports().negativeTtl(Duration.ofSeconds(1)),
            reports().ttl((node, value) -> null),
            reports().doorkeeper(10, 0.1),
            reports().alsoInvalidate("v0"),
            DynamicNode.type("report", "v1", Long.class)
                .tier("local", Duration.ofMinutes(5))
                .tier("redis", Duration.ofHours(1)));
    for (DynamicType<?> other : others) {
      assertThatThrownBy(() -> other.cache(engine.cacheme()))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContaining("another dynamic node \"report\" of version \"v1\" [R08]")
          .hasMessageContaining(Help.at("R08"));
    }
    assertThatThrownBy(() -> engine.cacheme().get(others.get(0).key("a")))
        .hasMessageContaining("[R08]");
  }

  /** What is bound takes no lock: while another is bound for long, it is found and serves. */
  @Test
  void cache_onceBound_waitsForNoBinding() throws Exception {
    NodeCache<DynamicNode<String>, String> bound = reports.cache(engine.cacheme());
    SlowToBind slow = new SlowToBind();
    DynamicType<String> another =
        DynamicNode.type("slow", "v1", String.class).serializer(slow).tier("redis", null);
    Executor threads = task -> new Thread(task).start();
    CompletableFuture<?> binding =
        CompletableFuture.runAsync(() -> another.cache(engine.cacheme()), threads);
    try {
      assertThat(slow.begun.await(10, TimeUnit.SECONDS)).isTrue();

      assertThat(CompletableFuture.supplyAsync(() -> reports.cache(engine.cacheme()), threads))
          .succeedsWithin(Duration.ofSeconds(10))
          .isSameAs(bound);
      assertThat(CompletableFuture.supplyAsync(() -> reports().cache(engine.cacheme()), threads))
          .as("of an equal definition")
          .succeedsWithin(Duration.ofSeconds(10))
          .isSameAs(bound);
    } finally {
      slow.go.countDown();
    }
    assertThat(binding).succeedsWithin(Duration.ofSeconds(10));
  }

  private static final class SlowToBind implements Serializer {

    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    private final Serializer serializer = new MsgPackSerializer();

    @Override
    public void check(ValueType<?> type) {
      begun.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
      return serializer.encode(entry, type);
    }

    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
      return serializer.decode(bytes, type);
    }
  }

  @Test
  void ttl_ofAValue_isItsOwn() {
    ValueTtl<DynamicNode<String>, String> brief =
        (node, value) -> value.isEmpty() ? Duration.ofSeconds(5) : null;
    assertThat(reports().ttl(brief)).isEqualTo(reports().ttl(brief));
    DynamicType<String> type = reports().ttl(brief);
    NodeCache<DynamicNode<String>, String> cache = type.cache(engine.cacheme());
    cache.put(type.key("a"), "a report");
    cache.put(type.key("b"), "");

    engine.clock.advance(Duration.ofSeconds(6));

    assertThat(cache.getIfPresent(type.key("a"))).isCompletedWithValue("a report");
    assertThat(cache.getIfPresent(type.key("b"))).isCompletedWithValue(null);
  }

  @Test
  void cache_otherVersion_isAnother() {
    DynamicType<String> next =
        DynamicNode.type("report", "v2", String.class).tier("redis", Duration.ofHours(1));
    reports.cache(engine.cacheme()).put(reports.key("a"), "old");
    next.cache(engine.cacheme()).put(next.key("a"), "new");

    assertThat(reports.cache(engine.cacheme()).getIfPresent(reports.key("a")))
        .isCompletedWithValue("old");
    assertThat(engine.cacheme().nodes()).hasSize(2);
  }

  @Test
  void cache_keysThatARecordCouldHave_areRefused() {
    engine.bind(Thing.chain(), new Source());
    DynamicType<String> things = DynamicNode.type("x", "v1", String.class).tier("redis", null);

    assertThatThrownBy(() -> things.cache(engine.cacheme())).hasMessageContaining("[R09]");
  }

  @Test
  void getAll_asksOnce() {
    NodeCache<DynamicNode<String>, String> cache = reports.cache(engine.cacheme());
    cache.put(reports.key("a"), "A");
    engine.clock.advance(Duration.ofMinutes(6));
    engine.journal.clear();

    assertThat(
            cache.getAll(
                List.of(reports.key("a"), reports.key("b")),
                nodes -> CompletableFuture.completedFuture(Map.of(reports.key("b"), "B"))))
        .isCompletedWithValue(Map.of(reports.key("a"), "A", reports.key("b"), "B"));
    assertThat(engine.journal.get(0)).startsWith("redis getAll");
    assertThat(cache.stats().requestCount()).isEqualTo(2);
  }

  @Test
  void scalars_ofEveryKind_areKept() {
    kept(String.class, "text");
    kept(byte[].class, new byte[] {1, 2});
    kept(Integer.class, -7);
    kept(Long.class, Long.MIN_VALUE);
    kept(Double.class, Double.NaN);
    kept(Boolean.class, true);
    kept(BigDecimal.class, new BigDecimal("1.50"));
    kept(UUID.class, new UUID(1, 2));
    kept(Instant.class, Instant.parse("2025-11-01T12:34:56.789Z"));
    kept(LocalDate.class, LocalDate.of(2025, 11, 1));
  }

  private <V> void kept(Class<V> type, V value) {
    for (var serializer :
        List.of(new MsgPackSerializer(), new CompactMsgPackSerializer(), new JavaSerializer())) {
      String name = type.getSimpleName().replace("[]", "s") + serializer.getClass().getSimpleName();
      DynamicType<V> dynamic =
          DynamicNode.type(name, "v1", type).serializer(serializer).tier("redis", null);
      NodeCache<DynamicNode<V>, V> cache = dynamic.cache(engine.cacheme());
      cache.put(dynamic.key("k"), value);
      assertThat(cache.getIfPresent(dynamic.key("k")).join()).as(name).isEqualTo(value);
    }
  }

  @Test
  void valueWithoutCodec_onARemoteTier_isRefused() {
    DynamicType<Thread> threads = DynamicNode.type("t", "v1", Thread.class).tier("redis", null);

    assertThatThrownBy(() -> threads.cache(engine.cacheme())).hasMessageContaining("[R07]");
  }

  @Test
  void valueWithoutCodec_onTheHeap_isKept() {
    DynamicType<Thread> threads = DynamicNode.type("t", "v1", Thread.class).tier("local", null);
    Thread thread = new Thread();
    threads.cache(engine.cacheme()).put(threads.key("a"), thread);

    assertThat(engine.cacheme().get(threads.key("a"), node -> null)).isCompletedWithValue(thread);
  }

  @Test
  void valueWithArguments_isDeclared() {
    ValueType<List<String>> list =
        ValueType.<List<String>>withoutCodec("java.util.List<String>")
            .declaredAs(List.class, ValueType.part(String.class));
    DynamicType<List<String>> names =
        DynamicNode.type("names", "v1", list).serializer(new JavaSerializer()).tier("redis", null);
    names.cache(engine.cacheme()).put(names.key("a"), List.of("x"));

    assertThat(names.cache(engine.cacheme()).getIfPresent(names.key("a")))
        .isCompletedWithValue(List.of("x"));
  }

  @Test
  void memoize_wrapsAFunction() {
    AtomicInteger calls = new AtomicInteger();
    Cacheme.setGlobal(engine.cacheme());
    try {
      var squares =
          DynamicNode.type("square", "v1", Integer.class)
              .tier("local", null)
              .memoize(
                  (Integer n) -> n.toString(),
                  n -> CompletableFuture.completedFuture(n * n + 0 * calls.incrementAndGet()));

      assertThat(squares.apply(7)).isCompletedWithValue(49);
      assertThat(squares.apply(7)).isCompletedWithValue(49);
      assertThat(squares.apply(8)).isCompletedWithValue(64);
      assertThat(calls).hasValue(2);
    } finally {
      Cacheme.forgetGlobal();
    }
  }

  @Test
  void memoizeOfACache_usesTheArgumentOfTheCall() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), Loads.none());
    var names =
        cache.memoize(
            (String name) -> Thing.of(name.length()),
            name -> CompletableFuture.completedFuture("hello " + name));

    assertThat(names.apply("ann")).isCompletedWithValue("hello ann");
    assertThat(names.apply("bob")).as("the same node").isCompletedWithValue("hello ann");
  }

  @Test
  void memoizeOfABlockingCache_passesFailuresOn() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), Loads.none());
    var broken =
        cache
            .sync()
            .memoize(
                (Long id) -> Thing.of(id),
                id -> {
                  throw new IOException("no " + id);
                });

    assertThatThrownBy(() -> broken.apply(7L))
        .isInstanceOf(LoadException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void definition_thatIsNone_isRefused() {
    for (String word : List.of("", "a:b", "a b", "ä", "x".repeat(65))) {
      assertThatThrownBy(() -> DynamicNode.type(word, "v1", String.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("help:");
      assertThatThrownBy(() -> DynamicNode.type("a", word, String.class))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> DynamicNode.type("a", "v1", String.class).cache(engine.cacheme()))
        .hasMessageContaining("no tiers");
    assertThatThrownBy(() -> reports.tier("disk", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatThrownBy(() -> reports.negativeTtl(none))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("negativeTtl", "help:");
    }
    for (String version : List.of("", "a:b", "v1", "v0")) {
      assertThatThrownBy(() -> reports.alsoInvalidate("v0").alsoInvalidate(version))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("\"" + version + "\"", "help:");
    }
    assertThatThrownBy(() -> reports.key(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void get_failedLoad_failsAsItIs() {
    IOException failure = new IOException("no");
    assertFailure(
            engine
                .cacheme()
                .get(
                    reports.key("a"),
                    node -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void alsoInvalidate_ofOneOnTheHeapAlone_isSaidToHaveNoEffect() {
    DynamicNode.type("report", "v2", String.class)
        .tier("local", Duration.ofMinutes(1))
        .alsoInvalidate("v1")
        .cache(engine.cacheme());

    assertThat(engine.log.fleetWarnings())
        .singleElement()
        .asString()
        .startsWith("report: alsoInvalidate has no effect");
  }

  @Test
  void describe_tellsWhatDoesNotFollow() {
    DynamicNode.type("report", "v1", String.class)
        .tier("local", Duration.ofMinutes(1), false)
        .tier("redis", Duration.ofHours(1))
        .cache(engine.cacheme());

    assertThat(engine.cacheme().describe()).contains(" local 1m follow=false, redis 1h ");
  }

  @Test
  void describe_tellsTheVersionsThatAreWrittenWithIt() {
    reports.alsoInvalidate("v0").alsoInvalidate("v-1").cache(engine.cacheme());

    assertThat(engine.cacheme().describe())
        .contains(" v1 ", "MsgPackSerializer, alsoInvalidate v0 v-1 ");
  }

  @Test
  void describe_tellsEveryNode() {
    reports.compression("ZLIB").doorkeeper(1000, 0.01).cache(engine.cacheme());
    engine.bind(Thing.spec().tier("local", Duration.ofMillis(1500)).build(), new Source());
    engine.cacheme().get(reports.compression("ZLIB").doorkeeper(1000, 0.01).key("a"), render());

    assertThat(engine.cacheme().describe().lines())
        .containsExactly(
            "node    key           version  tiers               options                                          requests  hits  loads  errors",
            "report  report:{key}  v1       local 5m, redis 1h  MsgPackSerializer+ZLIB, doorkeeper 1000 at 0.01         1     0      1       0",
            "Thing   x:{id}        v1       local 1500ms                                                                0     0      0       0");
  }
}
