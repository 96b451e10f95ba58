package io.cacheme;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.internal.time.SystemScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Singleflight among real threads: loads == distinct keys, exactly. */
class CrowdTest {

  private static final int THREADS = 8;

  /** Real threads need a scheduler that runs by itself: a long chain of writes goes through it. */
  private final SystemScheduler scheduler = new SystemScheduler();

  @RegisterExtension
  final Engine engine = new Engine().with(builder -> builder.scheduler(scheduler));

  private final Source source = new Source();

  @Test
  void get_hundredThousandCallersOfAColdKey_loadOnce() throws Exception {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var futures = new ConcurrentLinkedQueue<CompletableFuture<String>>();
    inThreads(
        thread -> {
          for (int i = 0; i < 100_000 / THREADS; i++) {
            futures.add(cache.get(Thing.of(7)));
          }
        });
    assertThat(source.loads).hasSize(1);
    source.next().succeed();
    assertThat(futures).hasSize(100_000).allMatch(future -> "7#1".equals(future.getNow(null)));
    assertThat(cache.stats().coalescedCount()).isEqualTo(99_999);
  }

  @Test
  void get_manyThreadsManyKeys_loadsEachKeyOnce() throws Exception {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), lateSource());
    inThreads(
        thread -> {
          Random random = new Random(thread);
          for (int i = 0; i < 5_000; i++) {
            long id = random.nextInt(1_000);
            assertThat(cache.get(Thing.of(id))).succeedsWithin(5, SECONDS).isEqualTo(id + "#1");
          }
        });
    assertThat(source.loads).doesNotHaveDuplicates();
    assertThat(engine.redis.calls().stream().filter(call -> call.startsWith("get ")))
        .doesNotHaveDuplicates();
  }

  @Test
  void getAndGetAll_manyThreads_loadEachKeyOnce() throws Exception {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), lateSource());
    inThreads(
        thread -> {
          Random random = new Random(thread);
          for (int i = 0; i < 500; i++) {
            long id = random.nextInt(1_000);
            var single = cache.get(Thing.of(id));
            var many = cache.getAll(Thing.all(id, id + 1, id + 2));
            assertThat(many).succeedsWithin(5, SECONDS);
            assertThat(single).succeedsWithin(5, SECONDS).isEqualTo(id + "#1");
            assertThat(many.join())
                .containsOnlyKeys(Thing.all(id, id + 1, id + 2))
                .containsValue((id + 2) + "#1");
          }
        });
    assertThat(source.loads).doesNotHaveDuplicates();
  }

  @Test
  void put_manyThreadsOneKey_allEndAndTheTiersAgree() throws Exception {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    inThreads(
        thread -> {
          for (int i = 0; i < 20_000; i++) {
            cache.put(Thing.of(7), thread + "/" + i);
          }
        });
    Awaitility.await().until(engine.cacheme()::isIdle);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue(engine.redis.value(7));
  }

  @Test
  void refresh_manyThreadsOneKey_allEndAndTheTiersAgree() throws Exception {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    inThreads(
        thread -> {
          for (int i = 0; i < 5_000; i++) {
            cache.refresh(Thing.of(7));
          }
        });
    Awaitility.await().until(engine.cacheme()::isIdle);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue(engine.redis.value(7));
  }

  private Loader<Thing, String> lateSource() {
    return thing ->
        ThreadLocalRandom.current().nextBoolean()
            ? source.load(thing)
            : CompletableFuture.completedFuture(thing)
                .thenComposeAsync(
                    late -> {
                      try {
                        return source.load(late);
                      } catch (Exception e) {
                        throw new AssertionError(e);
                      }
                    });
  }

  private static void inThreads(IntConsumer work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        running.add(CompletableFuture.runAsync(() -> work.accept(thread), threads));
      }
      CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).get(60, SECONDS);
    } finally {
      threads.shutdown();
      threads.awaitTermination(5, TimeUnit.SECONDS);
    }
  }
}
