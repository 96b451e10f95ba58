package io.cacheme.examples.fresh;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.LoadSpec;
import io.cacheme.NodeCache;
import io.cacheme.Reloader;
import io.cacheme.examples.fresh.Timeline.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What bounds of loads, loads that know, and comparing do, drawn as {@link Pictures} draws. */
final class LoadPictures {

  private static final Duration STEP = Duration.ofMillis(200);
  private static final long MOMENT_NANOS = 1_000_000;
  private static final Duration CHANGE = Duration.ofMillis(100);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Function<String, Path> file;

  /** {@code file} answers where a picture is to be written. */
  LoadPictures(Function<String, Path> file) {
    this.file = file;
  }

  // --- many keys that are missing at once

  /** {@code keys} are asked for at once: how many the source works on at a time. */
  void bounds(int keys, Duration takes) throws IOException {
    DynamicType<Long> type = type("report", Duration.ofMinutes(1));
    Duration total = takes.multipliedBy(keys / 8 + 4L);
    List<Point> without = atOnce(type, keys, takes, total);
    List<Point> with = atOnce(type.loads(LoadSpec.UNBOUNDED.maxConcurrent(8)), keys, takes, total);
    new Chart(
            String.format(Locale.ROOT, "%,d missing keys, all asked for at once", keys),
            String.format(
                Locale.ROOT,
                "a source that takes %d ms had at most %,.0f of them to load at a time without, %,.0f with",
                takes.toMillis(),
                highest(without),
                highest(with)),
            "loads at a time",
            false)
        .line("without", without)
        .line("maxConcurrentLoads = 8", with)
        .write(file.apply("bounds.svg"));
  }

  private static List<Point> atOnce(
      DynamicType<Long> type, int keys, Duration takes, Duration total) {
    AtomicInteger running = new AtomicInteger();
    try (Cacheme cacheme = builder().build()) {
      NodeCache<DynamicNode<Long>, Long> cache = type.cache(cacheme);
      Timeline timeline = new Timeline(total, STEP);
      CompletableFuture<?>[] gets =
          IntStream.range(0, keys)
              .mapToObj(
                  id ->
                      cache.get(
                          type.key("k" + id),
                          node -> {
                            running.incrementAndGet();
                            return after(takes, 1L)
                                .whenComplete((value, failure) -> running.decrementAndGet());
                          }))
              .toArray(CompletableFuture[]::new);
      long end = System.nanoTime() + total.toNanos();
      while (System.nanoTime() < end) {
        timeline.add(running.get());
        LockSupport.parkNanos(MOMENT_NANOS);
      }
      CompletableFuture.allOf(gets).join();
      return timeline.highest();
    }
  }

  // --- values that seldom change

  /** A page of 100 kB, which changes every {@code changes} seconds, and is loaded each second. */
  void reloads(Duration total, Duration changes) throws IOException, InterruptedException {
    DynamicType<Page> type =
        DynamicNode.type("page", "v1", Page.class)
            .tier("local", Duration.ofMinutes(1))
            .fresh(FreshSpec.NONE.softTtl(SECOND));
    List<Point> without = sent(type, total, changes, false);
    List<Point> with = sent(type, total, changes, true);
    new Chart(
            String.format(
                Locale.ROOT,
                "%d pages of %d kB, softTtl = \"1s\", each changed every %d s",
                Load.KEYS,
                PAGE_KILOBYTES,
                changes.toSeconds()),
            String.format(
                Locale.ROOT,
                "sent by the source in %d s: %,.1f MB without, %,.1f with",
                total.toSeconds(),
                sum(without) * STEP.toMillis() / 1e6,
                sum(with) * STEP.toMillis() / 1e6),
            "kB a second",
            false)
        .line("load(…)", without)
        .line("load(Known known, …)", with)
        .write(file.apply("reload.svg"));
  }

  private static final int PAGE_KILOBYTES = 100;

  /** What is cached: which of its contents a page has, and a text that stands for them. */
  record Page(long etag, String text) {}

  private static List<Point> sent(
      DynamicType<Page> type, Duration total, Duration changes, boolean knows)
      throws InterruptedException {
    long begun = System.nanoTime();
    try (Cacheme cacheme = builder().build()) {
      NodeCache<DynamicNode<Page>, Page> cache = type.cache(cacheme);
      Timeline sent = new Timeline(total, STEP);
      Reloader<DynamicNode<Page>, Page> loader =
          (node, known) -> {
            // each at a time of its own, as pages do
            long shift = (node.toString().hashCode() & 0xff) * changes.toNanos() / 0x100;
            long etag = (System.nanoTime() - begun + shift) / changes.toNanos();
            Page page = knows ? known.value() : null;
            if (page != null && page.etag() == etag) {
              return CompletableFuture.completedFuture(known.notModified());
            }
            sent.add(PAGE_KILOBYTES);
            return CompletableFuture.completedFuture(new Page(etag, "page " + etag));
          };
      try (Load load = new Load(id -> cache.get(type.key("k" + id), loader).join())) {
        load.goOn(total);
      }
      return sent.sumPerSecond();
    }
  }

  // --- who writes past the cache

  /**
   * Values are served for two seconds. Nobody changes them but, in the middle third, somebody who
   * forgets to invalidate.
   */
  void differences(Duration third) throws IOException, InterruptedException {
    double share = 0.05;
    Duration total = third.multipliedBy(3);
    DynamicType<Long> type =
        type("price", Duration.ofSeconds(2)).fresh(FreshSpec.NONE.verify(share));
    AtomicLong price = new AtomicLong();
    Timeline older = new Timeline(total, STEP);
    Timeline told = new Timeline(total, STEP);
    CachemeListener listener =
        new CachemeListener() {
          @Override
          public void onAnswer(Answer answer) {}

          @Override
          public void onDifference(Difference difference) {
            told.add(1 / share);
          }
        };
    try (Cacheme cacheme = builder().listener(listener).build()) {
      NodeCache<DynamicNode<Long>, Long> cache = type.cache(cacheme);
      Function<Integer, CompletableFuture<Long>> get =
          id ->
              cache.get(type.key("k" + id), node -> CompletableFuture.completedFuture(price.get()));
      try (Load load =
          new Load(
              id -> {
                long now = price.get();
                if (get.apply(id).join() < now) {
                  older.add(1);
                }
              })) {
        load.goOn(third);
        for (long end = System.nanoTime() + third.toNanos(); System.nanoTime() < end; ) {
          price.incrementAndGet();
          load.goOn(CHANGE);
        }
        load.goOn(third);
      }
    }
    List<Point> served = older.perSecond();
    List<Point> found = told.sumPerSecond();
    new Chart(
            String.format(
                Locale.ROOT,
                "ttl = \"2s\"; from second %d to %d the source changes, nothing is invalidated",
                third.toSeconds(),
                third.multipliedBy(2).toSeconds()),
            String.format(
                Locale.ROOT,
                "older values served: %,.0f; differences told: %,.0f",
                sum(served) * STEP.toMillis() / 1e3,
                sum(found) * STEP.toMillis() / 1e3 * share),
            "a second",
            false)
        .line("older values served", served)
        .line("differences told, divided by verify = " + share, found)
        .write(file.apply("verify.svg"));
  }

  // --- what all need

  private static DynamicType<Long> type(String name, Duration ttl) {
    return DynamicNode.type(name, "v1", Long.class).tier("local", ttl);
  }

  private static Cacheme.Builder builder() {
    return Cacheme.builder().storage("local", "local://lru?size=10000");
  }

  private static CompletableFuture<Long> after(Duration time, long value) {
    return new CompletableFuture<Long>()
        .completeOnTimeout(value, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static double highest(List<Point> points) {
    return points.stream().mapToDouble(Point::figure).max().orElse(0);
  }

  private static double sum(List<Point> points) {
    return points.stream().mapToDouble(Point::figure).sum();
  }
}
