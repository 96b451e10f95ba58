package io.cacheme.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers that fail, scopes that are left open, loads that do not end as they should. */
class ObservationsOddCasesTest {

  private static final DynamicType<String> TYPE =
      DynamicNode.type("tunes", "v1", String.class).tier("local", Duration.ofMinutes(1));

  private final Spans spans = new Spans();

  @AfterEach
  void close() {
    spans.close();
  }

  private Cacheme.Builder builder() {
    return Cacheme.builder()
        .storage("local", "local://tlfu?size=100")
        .completeOnStorageThreads()
        .observer(new CachemeObservations(spans.registry));
  }

  private static class OfLoads implements ObservationHandler<LoadObservationContext> {
    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof LoadObservationContext;
    }
  }

  private void handler(ObservationHandler<LoadObservationContext> handler) {
    spans.registry.observationConfig().observationHandler(handler);
  }

  /** On a thread of its own, for what handlers leave in the thread is of no other test. */
  private static void onAThread(Runnable test) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      thread.submit(test).get(60, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }
  }

  private static Loader<DynamicNode<String>, String> loader(String value) {
    return Loader.blocking(node -> value);
  }

  @Test
  void handler_throwsAtAnError_theSpanEndsAllTheSame() {
    handler(
        new OfLoads() {
          @Override
          public void onError(LoadObservationContext context) {
            throw new IllegalStateException("onError");
          }
        });
    try (Cacheme cacheme = builder().build()) {
      CompletableFuture<String> got =
          TYPE.cache(cacheme)
              .get(
                  TYPE.key("a"),
                  node -> CompletableFuture.failedFuture(new IllegalStateException("no")));
      assertThat(got).failsWithin(Duration.ofSeconds(20));
    }
    SpanData load = spans.only("load tunes");
    assertThat(load.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void handler_throwsAtAScope_theThreadIsAsBefore() throws Exception {
    onAThread(this::handlerThrowsAtAScope);
  }

  private void handlerThrowsAtAScope() {
    handler(
        new OfLoads() {
          @Override
          public void onScopeOpened(LoadObservationContext context) {
            throw new IllegalStateException("onScopeOpened");
          }
        });
    try (Cacheme cacheme = builder().build()) {
      Observation before = Observation.start("request", spans.registry);
      try (Observation.Scope scope = before.openScope()) {
        assertThat(TYPE.cache(cacheme).sync().get(TYPE.key("a"), loader("v"))).isEqualTo("v");
        assertThat(spans.registry.getCurrentObservation()).isSameAs(before);
        assertThat(spans.registry.getCurrentObservationScope()).isSameAs(scope);
      }
      before.stop();
      assertThat(spans.registry.getCurrentObservation()).isNull();
      spans.in("next", () -> "");
      assertThat(spans.only("next").getParentSpanId()).isEqualTo("0000000000000000");
      spans.only("load tunes");
    }
  }

  @Test
  void handler_throwsAtTheEndOfAScope_theThreadIsAsBefore() throws Exception {
    onAThread(this::handlerThrowsAtTheEndOfAScope);
  }

  private void handlerThrowsAtTheEndOfAScope() {
    handler(
        new OfLoads() {
          @Override
          public void onScopeClosed(LoadObservationContext context) {
            throw new IllegalStateException("onScopeClosed");
          }
        });
    try (Cacheme cacheme = builder().build()) {
      assertThat(TYPE.cache(cacheme).sync().get(TYPE.key("a"), loader("v"))).isEqualTo("v");
      assertThat(spans.registry.getCurrentObservation()).isNull();
      spans.only("load tunes");
    }
  }

  @Test
  void loader_leavesAScopeOpen_theCallersThreadIsAsBefore() throws Exception {
    onAThread(this::loaderLeavesAScopeOpen);
  }

  private void loaderLeavesAScopeOpen() {
    try (Cacheme cacheme = builder().build()) {
      Observation before = Observation.start("request", spans.registry);
      try (Observation.Scope scope = before.openScope()) {
        TYPE.cache(cacheme)
            .sync()
            .get(
                TYPE.key("a"),
                Loader.blocking(
                    n -> {
                      Observation.start("left", spans.registry).openScope();
                      return "v";
                    }));
        assertThat(spans.registry.getCurrentObservationScope()).isSameAs(scope);
      }
      before.stop();
    }
    assertThat(spans.registry.getCurrentObservation()).isNull();
  }

  @Test
  void load_thatAPredicateDenies_leavesWhatItAsksToTheRequest() throws Exception {
    spans
        .registry
        .observationConfig()
        .observationPredicate((name, context) -> !name.startsWith("cacheme."));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Cacheme cacheme = builder().loadExecutor(thread).build()) {
      Loader<DynamicNode<String>, String> asking =
          Loader.blocking(node -> spans.in("select", () -> "v"));
      CompletableFuture<String> value =
          spans.in("request", () -> TYPE.cache(cacheme).get(TYPE.key("a"), asking));
      assertThat(value).succeedsWithin(Duration.ofSeconds(20));
      Spans.assertChild(spans.only("select"), spans.only("request"));
      assertThat(spans.all()).hasSize(2);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void load_rejected_late_orInterrupted_isOneSpanEach_withItsOutcome() {
    ManualTimeSource time = new ManualTimeSource();
    ManualScheduler scheduler = new ManualScheduler(time);
    try (Cacheme cacheme =
        builder()
            .timeSource(time)
            .scheduler(scheduler)
            .loadExecutor(
                task -> {
                  throw new RejectedExecutionException("full");
                })
            .build()) {
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      assertThat(cache.get(TYPE.key("rejected"), loader("v"))).isCompletedExceptionally();
      assertThat(Spans.attribute(spans.only("load tunes"), "outcome")).isEqualTo("rejected");

      CompletableFuture<String> late = new CompletableFuture<>();
      CompletableFuture<String> asked = cache.get(TYPE.key("late"), n -> late);
      scheduler.advance(Duration.ofSeconds(31));
      assertThat(asked).isCompletedExceptionally();
      late.complete("late");
      assertThat(spans.named("load tunes")).hasSize(2);
      assertThat(Spans.attribute(spans.named("load tunes").get(1), "outcome"))
          .isEqualTo("timed_out");

      try {
        cache
            .sync()
            .get(
                TYPE.key("interrupted"),
                Loader.blocking(
                    n -> {
                      throw new InterruptedException("stop");
                    }));
      } catch (RuntimeException e) {
        assertThat(Thread.interrupted()).as(() -> "interrupted, and " + e).isTrue();
      }
      Await.until("three", () -> spans.named("load tunes").size() == 3);
      assertThat(Spans.attribute(spans.named("load tunes").get(2), "outcome")).isEqualTo("failure");
    }
  }
}
