package io.cacheme.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener.FailedConsequence;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeSpec;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which meters there are, and when. */
class CachemeMetricsTest {

  private static final Logger LOG = Logger.getLogger("io.cacheme");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final InMemoryLocalStorage heap = new InMemoryLocalStorage();
  private final Cacheme cacheme = Cacheme.builder().storage("local", heap).build();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (record.getLoggerName().equals(CachemeMetrics.class.getName())) {
            logged.add(record.getParameters()[0] + "");
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(handler);
    LOG.setUseParentHandlers(false);
  }

  @AfterEach
  void close() {
    LOG.removeHandler(handler);
    LOG.setUseParentHandlers(true);
    cacheme.close();
  }

  private static double gets(MeterRegistry registry, String... tags) {
    return registry.get("cache.gets").tags(tags).functionCounters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private static DynamicType<String> report(String version) {
    return DynamicNode.type("report", version, String.class).tier("local", Duration.ofMinutes(1));
  }

  private static String load(Cacheme cacheme, DynamicType<String> type) {
    return cacheme
        .get(type.key("daily"), node -> CompletableFuture.completedFuture("all is well"))
        .join();
  }

  @Test
  void node_boundBefore_andLater_isThere() {
    VerseCache verses = VerseCache.create(cacheme);
    CachemeMetrics.monitor(registry, cacheme);
    verses.sync().get(1);
    load(cacheme, report("v1")); // which binds it

    assertThat(gets(registry, "cache", "Verse")).isEqualTo(1);
    assertThat(gets(registry, "cache", "report")).isEqualTo(1);
    assertThat(logged).isEmpty();
  }

  @Test
  void tier_thatIsLeftOut_hasNone() {
    try (Cacheme here =
        Cacheme.builder().storage("local", "local://lru?size=10").tiers("Tune", "local").build()) {
      CachemeMetrics.monitor(registry, here);
      TuneCache.create(here, CompletableFuture::completedFuture).sync().get("la");

      assertThat(registry.getMeters())
          .extracting(meter -> meter.getId().getTag("storage"))
          .contains("local")
          .doesNotContain("my-redis");
    }
  }

  @Test
  void twoRegistries_haveAllNodes_andASecondTimeChangesNothing() {
    SimpleMeterRegistry other = new SimpleMeterRegistry();
    CachemeMetrics metrics = new CachemeMetrics(cacheme);
    metrics.bindTo(registry);
    VerseCache verses = VerseCache.create(cacheme);
    metrics.bindTo(other);
    metrics.bindTo(registry);
    verses.sync().get(1);

    assertThat(gets(registry, "cache", "Verse")).isEqualTo(1);
    assertThat(gets(other, "cache", "Verse")).isEqualTo(1);
    assertThat(other.getMeters()).hasSameSizeAs(registry.getMeters());
    assertThat(logged).isEmpty();
  }

  @Test
  void close_removesWhatIsItsOwn_andNothingFollows() {
    registry.counter("of.others");
    CachemeMetrics metrics = CachemeMetrics.monitor(registry, cacheme);
    VerseCache.create(cacheme);
    assertThat(registry.getMeters()).hasSizeGreaterThan(20);

    metrics.close();
    metrics.close();
    load(cacheme, report("v1"));

    assertThat(registry.getMeters())
        .extracting((Meter meter) -> meter.getId().getName())
        .containsExactly("of.others");
    assertThatThrownBy(() -> metrics.bindTo(registry)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tagsOfAnother_areNotTaken_whichIsTold_untilThatIsClosed() {
    CachemeMetrics first = CachemeMetrics.monitor(registry, cacheme);
    VerseCache verses = VerseCache.create(cacheme);
    verses.sync().get(1);
    try (Cacheme other = Cacheme.builder().storage("local", new InMemoryLocalStorage()).build()) {
      VerseCache.create(other);

      CachemeMetrics.monitor(registry, other).close();
      assertThat(gets(registry, "cache", "Verse")).isEqualTo(1);
      assertThat(logged)
          .containsExactly(
              "node " + verses.asNodeCache().spec(), "heap storage \"local\"", "storage \"local\"");

      first.close();
      CachemeMetrics.monitor(registry, other);
      assertThat(gets(registry, "cache", "Verse")).isZero();
      assertThat(logged).hasSize(3);
    }
  }

  @Test
  void nodesOfOneName_areGivenNames() {
    new CachemeMetrics(cacheme, Tags.empty(), spec -> spec.name() + ":" + spec.version())
        .bindTo(registry);
    load(cacheme, report("v1"));
    load(cacheme, report("v2"));
    load(cacheme, report("v2"));

    assertThat(gets(registry, "cache", "report:v1")).isEqualTo(1);
    assertThat(gets(registry, "cache", "report:v2")).isEqualTo(2);
    assertThat(logged).isEmpty();
  }

  @Test
  void nodesOfOneName_elseAreTold() {
    CachemeMetrics.monitor(registry, cacheme);
    load(cacheme, report("v1"));
    load(cacheme, report("v2"));

    assertThat(logged).containsExactly("node report[report:{key}, v2]");
  }

  @Test
  void filters_denyAndTag() {
    registry.config().commonTags("application", "shop");
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("cacheme."));
    CachemeMetrics metrics = CachemeMetrics.monitor(registry, cacheme);
    VerseCache.create(cacheme);

    assertThat(gets(registry, "application", "shop", "cache", "Verse")).isZero();
    assertThat(registry.getMeters())
        .extracting((Meter meter) -> meter.getId().getName())
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("cacheme."));

    metrics.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void failingRegistry_failsNoNode() {
    registry
        .config()
        .onMeterAdded(
            meter -> {
              throw new IllegalStateException("full");
            });
    CachemeMetrics.monitor(registry, cacheme);

    assertThat(VerseCache.create(cacheme).sync().get(1)).isEqualTo("line 1");
  }

  @Test
  void registry_keepsNoCachemeAlive() {
    WeakReference<Cacheme> dropped = new WeakReference<>(monitoredAndDropped());

    Await.until(
        "the Cacheme is collected",
        () -> {
          System.gc();
          return dropped.get() == null;
        },
        Await.PATIENCE);
    assertThat(gets(registry, "cache", "Verse")).isEqualTo(1); // what it last said
  }

  private Cacheme monitoredAndDropped() {
    Cacheme other = Cacheme.builder().storage("local", new InMemoryLocalStorage()).build();
    CachemeMetrics.monitor(registry, other);
    VerseCache.create(other).sync().get(1);
    assertThat(gets(registry, "cache", "Verse")).isEqualTo(1);
    other.close();
    return other;
  }

  @Test
  void failedConsequences_areCounted() {
    AnswerTimers timers = new AnswerTimers(registry, Tags.of("cacheme", "orders"));
    timers.onFailedConsequence(
        new Failed(
            VerseNodes.SPEC, new Verse(1), "Verses.write", new IllegalStateException("down")));

    assertThat(
            registry
                .get("cacheme.consequences.failed")
                .tags("cache", "Verse", "cacheme", "orders")
                .counter()
                .count())
        .isEqualTo(1);
  }

  private record Failed(
      NodeSpec<?, ?> spec, @Nullable Object node, String method, Throwable failure)
      implements FailedConsequence {}
}
