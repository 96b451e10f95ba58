package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.LocalStorage;
import io.cacheme.storage.local.HeapStorage;
import io.cacheme.testkit.StatsIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A {@code Cacheme} under a manual clock, on two heaps and two fake remote storages. After each
 * test it checks that every future handed out is complete, that nothing is in flight, that the
 * counters add up to the calls it counted itself, and that nothing was logged as an error.
 */
final class Engine implements BeforeEachCallback, AfterEachCallback {

  final ManualClock clock = new ManualClock();

  /** The calls of all remote storages, in order, as {@code redis get x:7}. */
  final List<String> journal = Collections.synchronizedList(new ArrayList<>());

  final FakeRemote redis = new FakeRemote("redis", journal);
  final FakeRemote disk = new FakeRemote("disk", journal);
  final LocalStorage local = HeapStorage.builder().lru().build();
  final Log log = new Log();
  private final List<Counted<?, ?>> bound = new ArrayList<>();
  private UnaryOperator<Cacheme.Builder> configuration = builder -> builder;
  private Cacheme cacheme;
  private volatile boolean closed;

  /** Sets more than the defaults; before anything is bound. */
  Engine with(UnaryOperator<Cacheme.Builder> more) {
    UnaryOperator<Cacheme.Builder> before = configuration;
    configuration = builder -> more.apply(before.apply(builder));
    return this;
  }

  Cacheme.Builder builder() {
    return configuration.apply(
        Cacheme.builder()
            .timeSource(clock.time)
            .scheduler(clock.scheduler)
            .completeOnStorageThreads());
  }

  Cacheme cacheme() {
    if (cacheme == null) {
      cacheme =
          builder()
              .storage("local", local)
              .storage("local-2", HeapStorage.builder().lru().build())
              .storage("redis", redis)
              .storage("disk", disk)
              .build();
    }
    return cacheme;
  }

  <N extends Node<V>, V> NodeCache<N, V> bind(NodeSpec<N, V> spec, Loads<N, V> loads) {
    Counted<N, V> cache = new Counted<>(cacheme().bind(spec, loads), () -> closed);
    bound.add(cache);
    return cache;
  }

  <N extends Node<V>, V> NodeCache<N, V> bind(NodeSpec<N, V> spec, Loader<N, V> loader) {
    return bind(spec, Loads.by(loader));
  }

  /** From now on calls are refused, and so not counted. */
  void close() {
    closed = true;
    cacheme().close();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    log.open();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (cacheme != null && context.getExecutionException().isEmpty()) {
        check();
      }
    } finally {
      if (cacheme != null) {
        cacheme.close();
      }
      log.close();
    }
  }

  private void check() {
    for (Counted<?, ?> cache : bound) {
      assertThat(cache.futures)
          .as("futures of %s", cache.spec())
          .allSatisfy(future -> assertCompletes(future));
    }
    Awaitility.await("nothing in flight")
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(1))
        .pollDelay(Duration.ZERO)
        .until(cacheme::isIdle);
    bound.forEach(
        cache ->
            assertThat(cache.stats().requestCount())
                .as("requests counted by %s", cache.spec())
                .isEqualTo(cache.requests()));
    cacheme.nodes().forEach(cache -> StatsIdentity.assertHolds(cache.stats()));
    assertThat(log.errors()).as("errors logged").isEmpty();
  }

  private static void assertCompletes(CompletableFuture<?> future) {
    assertThat(future.handle((value, failure) -> "done")).succeedsWithin(Duration.ofSeconds(5));
  }
}
