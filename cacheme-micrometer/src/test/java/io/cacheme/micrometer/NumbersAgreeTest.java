package io.cacheme.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.LoadSpec;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.stats.CacheStats;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testkit.StorageFault;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What listeners are told, what is counted, timed and observed of one random load is the same,
 * while loads fail, hang and are cancelled, and the storage fails and hangs; and no key or value is
 * in a meter or an observation.
 */
class NumbersAgreeTest {

  private static final String SECRET = "secret";
  private static final int THREADS = 4;
  private static final int CALLS = 500;

  private static final DynamicType<String> TYPE =
      DynamicNode.type("n", "v1", String.class)
          .tier("local", Duration.ofMillis(40))
          .tier("my-redis", Duration.ofMillis(400))
          .negativeTtl(Duration.ofMillis(10))
          .fresh(
              FreshSpec.NONE
                  .softTtl(Duration.ofMillis(20))
                  .staleIfError(Duration.ofMillis(100))
                  .verify(0.05))
          .loads(LoadSpec.UNBOUNDED.maxConcurrent(4).errorTtl(Duration.ofMillis(5)));

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final FaultyRemoteStorage redis =
      new FaultyRemoteStorage(new InMemoryRemoteStorage(time));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ObservationRegistry observations = ObservationRegistry.create();
  private final Told told = new Told();
  private final Seen seen = new Seen();
  private final LongAdder requests = new LongAdder();
  private final Queue<CompletableFuture<?>> asked = new ConcurrentLinkedQueue<>();

  private static final class Told implements CachemeListener {

    final LongAdder answers = new LongAdder();
    final LongAdder hits = new LongAdder();
    final LongAdder coalesced = new LongAdder();
    final LongAdder coalescedHits = new LongAdder();
    final LongAdder stale = new LongAdder();
    final LongAdder loads = new LongAdder();
    final LongAdder loadedKeys = new LongAdder();
    final LongAdder failedKeys = new LongAdder();
    final LongAdder calls = new LongAdder();

    @Override
    public void onAnswer(Answer answer) {
      answers.increment();
      boolean hit = answer.source() == Source.TIER;
      hits.add(hit ? 1 : 0);
      coalesced.add(answer.coalesced() ? 1 : 0);
      coalescedHits.add(hit && answer.coalesced() ? 1 : 0);
      stale.add(answer.stale() ? 1 : 0);
    }

    @Override
    public void onLoad(Load load) {
      loads.increment();
      switch (load.outcome()) {
        case VALUE, ABSENT, NOT_MODIFIED -> loadedKeys.add(load.keys());
        case FAILURE, REJECTED, TIMED_OUT -> failedKeys.add(load.keys());
      }
    }

    @Override
    public void onRemoteCall(RemoteCall call) {
      calls.increment();
    }
  }

  private static final class Seen implements ObservationHandler<Observation.Context> {

    final LongAdder begun = new LongAdder();
    final Queue<String> ended = new ConcurrentLinkedQueue<>();

    @Override
    public void onStart(Observation.Context context) {
      begun.increment();
    }

    @Override
    public void onStop(Observation.Context context) {
      ended.add(context.toString());
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  private static DynamicNode<String> key(Random random) {
    return TYPE.key(SECRET + random.nextInt(60));
  }

  private static Loader<DynamicNode<String>, String> loader(int how) {
    return switch (how) {
      case 0 -> node -> CompletableFuture.failedFuture(new IllegalStateException("no"));
      case 1 ->
          Loader.blocking(
              node -> {
                throw new IllegalArgumentException("no");
              });
      case 2 -> node -> new CompletableFuture<>();
      case 3 -> node -> CompletableFuture.completedFuture(null);
      case 4, 5, 6 -> Loader.blocking(node -> SECRET);
      default -> node -> CompletableFuture.completedFuture(SECRET);
    };
  }

  private static BulkLoader<DynamicNode<String>, String> bulkLoader(int how) {
    return nodes -> how == 0 ? new CompletableFuture<>() : loadAll(nodes, how);
  }

  private static CompletionStage<Map<DynamicNode<String>, String>> loadAll(
      Collection<DynamicNode<String>> nodes, int how) {
    if (how == 1) {
      throw new IllegalStateException("no");
    }
    Map<DynamicNode<String>, String> values = new HashMap<>();
    nodes.forEach(node -> values.put(node, SECRET));
    if (how == 2) {
      values.put(TYPE.key("of its own accord"), SECRET);
    }
    return CompletableFuture.completedFuture(values);
  }

  private void call(NodeCache<DynamicNode<String>, String> cache, Random random) {
    int what = random.nextInt(100);
    if (what < 60) {
      requests.increment();
      CompletableFuture<String> value = cache.get(key(random), loader(random.nextInt(12)));
      asked.add(value);
      if (what == 0) {
        value.cancel(true);
      }
    } else if (what < 68) {
      requests.increment();
      asked.add(cache.getIfPresent(key(random)));
    } else if (what < 80) {
      Set<DynamicNode<String>> keys = new HashSet<>();
      for (int i = 0; i < 5; i++) {
        keys.add(key(random));
      }
      requests.add(keys.size());
      asked.add(cache.getAll(keys, bulkLoader(random.nextInt(6))));
    } else if (what < 84) {
      asked.add(cache.put(key(random), SECRET));
    } else if (what < 88) {
      asked.add(cache.invalidate(key(random)));
    } else if (what < 91) {
      asked.add(cache.refresh(key(random), loader(random.nextInt(12))));
    } else if (what < 93) {
      redis.fault(what == 91 ? StorageFault.FAIL : StorageFault.DELAY);
    } else {
      heal();
    }
  }

  private void heal() {
    redis.heal();
    redis.release();
  }

  private void letPassUntil(String what, BooleanSupplier holds) {
    Await.until(
        what,
        () -> {
          scheduler.advance(Duration.ofMillis(5));
          return holds.getAsBoolean();
        });
  }

  private static long count(Collection<Timer> timers) {
    return timers.stream().mapToLong(Timer::count).sum();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomLoad_allSayTheSame(long seed) {
    observations.observationConfig().observationHandler(seen);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Cacheme cacheme =
            Cacheme.builder()
                .timeSource(time)
                .scheduler(scheduler)
                .storage("local", new InMemoryLocalStorage())
                .storage("my-redis", redis)
                .loadTimeout(Duration.ofMillis(150))
                .listener(told)
                .listener(new AnswerTimers(meters))
                .listener(new CallTimers(meters))
                .observer(new CachemeObservations(observations))
                .build();
        CachemeMetrics metrics = new CachemeMetrics(cacheme)) {
      metrics.bindTo(meters);
      NodeCache<DynamicNode<String>, String> cache = TYPE.cache(cacheme);
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed * THREADS + i);
        callers.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < CALLS; j++) {
                    call(cache, random);
                  }
                }));
      }
      letPassUntil("the calls", () -> callers.stream().allMatch(Future::isDone));
      assertThat(callers).allSatisfy(caller -> assertThat(caller).succeedsWithin(Duration.ZERO));
      heal();
      letPassUntil("their answers", () -> asked.stream().allMatch(CompletableFuture::isDone));
      letPassUntil(
          "rest",
          () ->
              cache.loadsUnderWay().running() + cache.loadsUnderWay().waiting() == 0
                  && seen.begun.sum() == seen.ended.size()
                  && told.answers.sum() == requests.sum()
                  && told.loads.sum() + told.calls.sum() == seen.ended.size());
      assertAgree(cache.stats());
    } finally {
      threads.shutdownNow();
    }
  }

  private void assertAgree(CacheStats stats) {
    StatsIdentity.assertHolds(stats);
    assertThat(stats.requestCount()).isEqualTo(requests.sum());
    assertThat(stats.hitCount()).isPositive().isEqualTo(told.hits.sum());
    assertThat(stats.coalescedCount()).isEqualTo(told.coalesced.sum());
    assertThat(stats.coalescedHitCount()).isEqualTo(told.coalescedHits.sum());
    assertThat(stats.staleHitCount()).isEqualTo(told.stale.sum());
    assertThat(stats.loadSuccessCount()).isPositive().isEqualTo(told.loadedKeys.sum());
    assertThat(stats.loadFailureCount()).isPositive().isEqualTo(told.failedKeys.sum());

    assertThat(count(meters.get("cacheme.answers").timers())).isEqualTo(requests.sum());
    assertThat(count(meters.get("cacheme.loader.calls").timers())).isEqualTo(told.loads.sum());
    assertThat(count(meters.get("cacheme.storage.calls").timers())).isEqualTo(told.calls.sum());

    assertThat(meters.getMeters())
        .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain(SECRET));
    assertThat(seen.ended).allSatisfy(one -> assertThat(one).doesNotContain(SECRET));
  }
}
