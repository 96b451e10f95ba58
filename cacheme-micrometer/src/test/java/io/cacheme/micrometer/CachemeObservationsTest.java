package io.cacheme.micrometer;

import static io.cacheme.micrometer.Spans.assertChild;
import static io.cacheme.micrometer.Spans.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testservers.RedisProcess;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Loads and calls of storages as spans of OpenTelemetry: whose part each is. */
class CachemeObservationsTest {

  private static final DynamicType<String> TYPE =
      DynamicNode.type("tunes", "v1", String.class)
          .tier("local", Duration.ofMinutes(1))
          .tier("my-redis", Duration.ofMinutes(1));

  private final Spans spans = new Spans();
  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    executor.shutdownNow();
    spans.close();
  }

  private Cacheme.Builder builder() {
    return Cacheme.builder()
        .storage("local", "local://tlfu?size=100")
        .loadExecutor(executor)
        .observer(new CachemeObservations(spans.registry));
  }

  private Cacheme inMemory() {
    return builder().storage("my-redis", new InMemoryRemoteStorage(new ManualTimeSource())).build();
  }

  /** A loader that asks a database, which is observed, too. */
  private Loader<DynamicNode<String>, String> asking() {
    return Loader.blocking(
        node -> spans.in("select", () -> "of " + Thread.currentThread().getName()));
  }

  private static String keyOf(NodeCache<?, ?> cache) {
    return cache.spec().name();
  }

  @Test
  void get_ofRedis_eachPartIsOfTheRequest() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        Cacheme cacheme = builder().storage("my-redis", redis.url()).build()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      CompletableFuture<String> value =
          spans.in("request", () -> cache.get(TYPE.key("la"), asking()));
      value.get(20, TimeUnit.SECONDS);

      SpanData request = spans.only("request");
      SpanData load = spans.only("load " + keyOf(cache));
      assertChild(load, request);
      assertChild(spans.only("select"), load);
      assertThat(attribute(load, "cache")).isEqualTo("tunes");
      assertThat(attribute(load, "kind")).isEqualTo("get");
      assertThat(attribute(load, "outcome")).isEqualTo("value");
      assertThat(attribute(load, "keys")).isEqualTo("1");

      SpanData put = spans.only("my-redis put");
      assertChild(put, request);
      assertThat(attribute(put, "storage")).isEqualTo("my-redis");
      assertThat(attribute(put, "outcome")).isEqualTo("success");
      assertThat(
              spans.named("my-redis read").stream()
                  .filter(read -> "tunes".equals(attribute(read, "cache"))))
          .singleElement()
          .satisfies(read -> assertChild(read, request));

      spans.in("removal", () -> cache.invalidate(TYPE.key("la"))).get(20, TimeUnit.SECONDS);
      assertChild(spans.only("my-redis remove"), spans.only("removal"));
      assertThat(spans.all().toString()).doesNotContain("la:", ":la");
    }
  }

  @Test
  void get_hitOfTheHeap_isNoSpan() throws Exception {
    try (Cacheme cacheme = inMemory()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      cache.get(TYPE.key("la"), asking()).get(20, TimeUnit.SECONDS);
      spans.only("my-redis put");
      int before = spans.all().size();
      cache.get(TYPE.key("la"), asking()).get(20, TimeUnit.SECONDS);
      assertThat(spans.all()).hasSize(before);
    }
  }

  @Test
  void sync_loadsOnTheCallersThread_insideItsLoad() {
    try (Cacheme cacheme = inMemory()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      String value = spans.in("request", () -> cache.sync().get(TYPE.key("la"), asking()));
      assertThat(value).isEqualTo("of " + Thread.currentThread().getName());
      assertChild(spans.only("load tunes"), spans.only("request"));
      assertChild(spans.only("select"), spans.only("load tunes"));
      assertThat(spans.registry.getCurrentObservation()).isNull();
    }
  }

  @Test
  void get_joined_isOneLoad_ofWhoCameFirst() throws Exception {
    try (Cacheme cacheme = inMemory()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      CompletableFuture<String> source = new CompletableFuture<>();
      CompletableFuture<String> first =
          spans.in("first", () -> cache.get(TYPE.key("la"), node -> source));
      CompletableFuture<String> second =
          spans.in("second", () -> cache.get(TYPE.key("la"), asking()));
      assertThat(spans.named("load tunes")).as("before it has ended").isEmpty();
      source.complete("loaded");
      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("loaded");
      assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("loaded");
      assertChild(spans.only("load tunes"), spans.only("first"));
      assertThat(spans.named("select")).isEmpty();
    }
  }

  @Test
  void getAll_isOneLoad_andOneCall() throws Exception {
    try (Cacheme cacheme = inMemory()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      List<DynamicNode<String>> nodes = List.of(TYPE.key("la"), TYPE.key("li"), TYPE.key("lo"));
      BulkLoader<DynamicNode<String>, String> bulk = all -> spans.in("select", () -> loaded(all));
      spans.in("request", () -> cache.getAll(nodes, bulk)).get(20, TimeUnit.SECONDS);
      SpanData load = spans.only("load tunes");
      assertChild(load, spans.only("request"));
      assertChild(spans.only("select"), load);
      assertThat(attribute(load, "bulk")).isEqualTo("true");
      assertThat(attribute(load, "keys")).isEqualTo("3");
      SpanData put = spans.only("my-redis put");
      assertChild(put, spans.only("request"));
      assertThat(attribute(put, "keys")).isEqualTo("3");
    }
  }

  private static CompletableFuture<Map<DynamicNode<String>, String>> loaded(
      Collection<DynamicNode<String>> nodes) {
    Map<DynamicNode<String>, String> values = new HashMap<>();
    nodes.forEach(node -> values.put(node, "loaded"));
    return CompletableFuture.completedFuture(values);
  }

  @Test
  void load_thatFails_isAnError() {
    try (Cacheme cacheme = inMemory()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      CompletableFuture<String> failed =
          cache.get(
              TYPE.key("la"),
              node -> CompletableFuture.failedFuture(new IllegalStateException("no")));
      assertThat(failed).failsWithin(Duration.ofSeconds(20));
      SpanData load = spans.only("load tunes");
      assertThat(load.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
      assertThat(attribute(load, "outcome")).isEqualTo("failure");
      assertThat(load.getParentSpanContext().isValid()).as("of nobody").isFalse();
    }
  }

  /** The one load thread is inside of a span when it loads for a caller that is in none. */
  @Test
  void load_forACallerInNothing_isNoPartOfWhatTheThreadIsIn() throws Exception {
    try (Cacheme cacheme = inMemory()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      Observation other = Observation.start("other", spans.registry);
      executor.submit(() -> other.openScope()).get(20, TimeUnit.SECONDS);
      cache.get(TYPE.key("la"), asking()).get(20, TimeUnit.SECONDS);
      SpanData load = spans.only("load tunes");
      assertThat(load.getParentSpanContext().isValid()).isFalse();
      assertChild(spans.only("select"), load);
    }
  }

  @Test
  void names_areTheConventions() throws Exception {
    LoadObservationConvention own =
        new DefaultLoadObservationConvention() {
          @Override
          public String getContextualName(LoadObservationContext context) {
            return "fetch " + context.getLoad().spec().name();
          }
        };
    spans.registry.observationConfig().observationConvention(ownCalls());
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=100")
            .storage("my-redis", new InMemoryRemoteStorage(new ManualTimeSource()))
            .observer(new CachemeObservations(spans.registry, own, null))
            .build()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      cache.sync().get(TYPE.key("la"), asking());
      spans.only("fetch tunes");
      spans.only("call PUT");
    }
  }

  private static GlobalCalls ownCalls() {
    return new GlobalCalls();
  }

  private static final class GlobalCalls extends DefaultStorageCallObservationConvention
      implements io.micrometer.observation.GlobalObservationConvention<
          StorageCallObservationContext> {

    @Override
    public String getContextualName(StorageCallObservationContext context) {
      return "call " + context.getCall().operation();
    }
  }

  @Test
  void registry_thatObservesNothing_changesNothing() {
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=100")
            .storage("my-redis", new InMemoryRemoteStorage(new ManualTimeSource()))
            .observer(new CachemeObservations(ObservationRegistry.NOOP))
            .build()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      assertThat(cache.sync().get(TYPE.key("la"), asking())).startsWith("of ");
    }
    assertThat(spans.named("load tunes")).isEmpty();
  }

  /** With contexts carried by Micrometer the load stays inside of its own observation. */
  @Test
  void contexts_areCarried_andTheLoadIsInside() throws Exception {
    ObservationThreadLocalAccessor.getInstance().setObservationRegistry(spans.registry);
    try (Cacheme cacheme =
        builder()
            .contextPropagation(new MicrometerContextPropagation())
            .storage("my-redis", new InMemoryRemoteStorage(new ManualTimeSource()))
            .build()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      CompletableFuture<String> value =
          spans.in("request", () -> cache.get(TYPE.key("la"), asking()));
      value.get(20, TimeUnit.SECONDS);
      assertChild(spans.only("load tunes"), spans.only("request"));
      assertChild(spans.only("select"), spans.only("load tunes"));
    } finally {
      ObservationThreadLocalAccessor.getInstance()
          .setObservationRegistry(ObservationRegistry.create());
    }
  }
}
