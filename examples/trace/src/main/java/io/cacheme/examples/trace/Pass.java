package io.cacheme.examples.trace;

import com.sun.management.OperatingSystemMXBean;
import io.cacheme.Cacheme;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.stats.CacheStats;
import io.cacheme.storage.redis.RedisStorage;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run through a sequence of keys, by one process. */
final class Pass {

  private static final long PATIENCE_SECONDS = 600;

  private final TraceOptions options;
  private final Tiers tiers;
  private final String redisUrl;
  private final int[] keys;
  private final String prefix;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private final CountDownLatch left;

  /** That of {@code keys}, under keys that begin with {@code prefix}. */
  Pass(TraceOptions options, Tiers tiers, String redisUrl, int[] keys, String prefix) {
    this.options = options;
    this.tiers = tiers;
    this.redisUrl = redisUrl;
    this.keys = keys;
    this.prefix = prefix;
    this.left = new CountDownLatch(keys.length);
  }

  /** What the keys of a pass begin with, which no other pass has. */
  static String freshPrefix(int number) {
    return "trace-" + UUID.randomUUID() + "-" + number;
  }

  /** Runs it; {@code opened} is called when all is there, and when it returns the time begins. */
  PartResult run(ProgressBar bar, Callable<?> opened) throws Exception {
    RemoteStorage redis = RedisStorage.builder(redisUrl).build();
    Cacheme.Builder builder =
        Cacheme.builder()
            .prefix(prefix)
            .storage("my-redis", tiers.compares() ? redis : new PlainStorage(redis))
            .required("my-redis");
    if (tiers.hasHeap()) {
      builder.storage("local", "local://tlfu?size=" + options.local());
    }
    try (ItemSource source = new ItemSource();
        Cacheme cacheme = builder.build()) {
      TracedCache cache = tiers.cache(cacheme, source);
      opened.call();
      return measure(cache, bar);
    }
  }

  private PartResult measure(TracedCache cache, ProgressBar bar) throws InterruptedException {
    double cpuBefore = cpuSeconds();
    long begun = System.nanoTime();
    for (int worker = 0; worker < options.workers(); worker++) {
      work(cache);
    }
    for (int second = 0; !left.await(100, TimeUnit.MILLISECONDS); second++) {
      bar.show(keys.length - left.getCount());
      if (second > PATIENCE_SECONDS * 10) {
        break;
      }
    }
    bar.show(keys.length - left.getCount());
    awaitWrites(cache.stats());
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cpu = cpuSeconds() - cpuBefore;
    bar.end();
    return new PartResult(
        cache.node(), cache.stats().get(), wrong.get(), left.getCount(), seconds, cpu);
  }

  /** What this process has taken of a processor so far. */
  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** The last writes may still be on their way when the last answer has come. */
  private static void awaitWrites(Supplier<CacheStats> stats) throws InterruptedException {
    for (int i = 0; i < 5_000; i++) {
      CacheStats now = stats.get();
      var redis = now.tiers().get(now.tiers().size() - 1);
      long ended =
          redis.fillCount()
              + redis.refusedCount()
              + redis.errorCount()
              + redis.timeoutCount()
              + redis.bypassCount();
      if (ended >= now.loadSuccessCount()) {
        return;
      }
      Thread.sleep(1);
    }
  }

  /** Asks for one key after the other; an answer that is there at once needs no deeper stack. */
  private void work(TracedCache cache) {
    for (int i = next.getAndIncrement(); i < keys.length; i = next.getAndIncrement()) {
      long id = keys[i];
      CompletableFuture<ItemView> answer = isWrite(i) ? write(cache, id) : cache.get().apply(id);
      if (!answer.isDone()) {
        var unused =
            answer.whenComplete(
                (view, failure) -> {
                  check(id, view);
                  work(cache);
                });
        return;
      }
      check(id, answer.isCompletedExceptionally() ? null : answer.join());
    }
  }

  /** Spread evenly over the sequence. */
  private boolean isWrite(int request) {
    return request * (long) options.writes() / 100 != (request + 1L) * options.writes() / 100;
  }

  private static CompletableFuture<ItemView> write(TracedCache cache, long id) {
    ItemView view = ItemView.of(id);
    return cache.put().put(id, view).thenApply(written -> view);
  }

  private void check(long id, @Nullable ItemView view) {
    if (!ItemView.of(id).equals(view)) {
      wrong.incrementAndGet();
    }
    left.countDown();
  }
}
