package io.cacheme.examples.storages;

import io.cacheme.Cacheme;
import io.cacheme.NodeCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One storage's run: puts, gets, bulk gets, and what is left of what has expired. */
final class Run {

  private static final int BULK = 20;
  private static final Duration LONGEST_SWEEP = Duration.ofSeconds(30);

  private final Contender contender;
  private final int items;
  private final String prefix = "example-" + UUID.randomUUID();
  private final AtomicLong wrong = new AtomicLong();

  Run(Contender contender, int items) {
    this.contender = contender;
    this.items = items;
  }

  Result run() throws Exception {
    try (Cacheme cacheme =
        Cacheme.builder()
            .prefix(prefix)
            .tombstoneTtl(Duration.ofSeconds(1)) // else what expires stays for a minute, as a miss
            .storage("store", contender.storage())
            .required("store")
            .build()) {
      ItemCache cache = ItemCache.create(cacheme);
      double put = Callers.rate(items, i -> cache.put(i, Item.View.of(i)));
      double get = Callers.rate(items, i -> cache.getIfPresent(i).thenAccept(v -> expect(i, v)));
      double getAll = Callers.rate(items / BULK, i -> bulk(cache, i));
      long begun = System.nanoTime();
      long swept = sweep(BriefCache.create(cacheme).asNodeCache());
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new Result(
          contender.name(), contender.server(), put, get, getAll, swept, seconds, wrong.get());
    }
  }

  private CompletableFuture<Void> bulk(ItemCache cache, int i) {
    List<Long> ids = LongStream.range((long) i * BULK, (i + 1L) * BULK).boxed().toList();
    return cache
        .getAll(ids, missing -> CompletableFuture.completedFuture(Map.of()))
        .thenAccept(found -> ids.forEach(id -> expect(id, found.get(id))));
  }

  private void expect(long id, Item.@Nullable View found) {
    if (!Item.View.of(id).equals(found)) {
      wrong.incrementAndGet();
    }
  }

  /** Puts what expires in a second, and waits until the server has it no longer. */
  private long sweep(NodeCache<Brief, String> cache) throws Exception {
    Callers.rate(items, i -> cache.put(new Brief(i), "gone soon"));
    String keys = prefix + ":brief:";
    Thread.sleep(1_100);
    Callers.rate(items, i -> cache.getIfPresent(new Brief(i)).thenAccept(this::expectNone));
    long end = System.nanoTime() + LONGEST_SWEEP.toNanos();
    long left = left(keys);
    while (left > 0 && System.nanoTime() < end) {
      Thread.sleep(200);
      left = left(keys);
    }
    return items - left;
  }

  private long left(String keys) throws Exception {
    long count = contender.census().count(keys);
    return contender.name().equals("local") ? Math.max(0, count - items) : count;
  }

  private void expectNone(@Nullable String found) {
    if (found != null) {
      wrong.incrementAndGet();
    }
  }
}
