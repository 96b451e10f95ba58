package io.cacheme.examples.fresh;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.NodeCache;
import io.cacheme.examples.fresh.Timeline.Point;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Draws what a cache with an attribute does, and beside it what the same cache does without. */
final class Pictures {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration STEP = Duration.ofMillis(200);

  private final Path folder;
  private final PrintStream out;

  Pictures(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** All of them; that takes three minutes. */
  void draw() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    jitter(100_000, Duration.ofSeconds(24));
    soft(Duration.ofSeconds(16));
    stale(Duration.ofSeconds(4), Duration.ofSeconds(8));
    loads().bounds(200, Duration.ofMillis(200));
    loads().reloads(Duration.ofSeconds(20), Duration.ofSeconds(10));
    loads().differences(Duration.ofSeconds(5));
  }

  LoadPictures loads() {
    return new LoadPictures(this::file);
  }

  private static DynamicType<Long> type(String name, Duration ttl) {
    return DynamicNode.type(name, "v1", Long.class).tier("local", ttl);
  }

  private static Cacheme cacheme(int size) {
    return Cacheme.builder().storage("local", "local://lru?size=" + size).build();
  }

  // --- entries that were loaded together

  void jitter(int keys, Duration total) throws IOException {
    DynamicType<Long> type = type("together", Duration.ofSeconds(5));
    List<Point> without = loads(type, keys, total);
    List<Point> with = loads(type.ttlJitter(0.2), keys, total);
    new Chart(
            String.format(
                Locale.ROOT, "%,d keys loaded in one second, ttl = \"5s\", all asked for", keys),
            String.format(
                Locale.ROOT,
                "after that: at most %,.0f loads a second without, %,.0f with",
                after(2, without),
                after(2, with)),
            "loads a second",
            false)
        .line("without", without)
        .line("ttlJitter = 0.2", with)
        .write(file("jitter.svg"));
  }

  /** All keys are loaded, and then asked for in turn, again and again. */
  private static List<Point> loads(DynamicType<Long> type, int keys, Duration total) {
    List<DynamicNode<Long>> nodes =
        IntStream.range(0, keys).mapToObj(id -> type.key("k" + id)).toList();
    try (Cacheme cacheme = cacheme(2 * keys)) { // room enough: nothing is evicted
      NodeCache<DynamicNode<Long>, Long> cache = type.cache(cacheme);
      Timeline loads = new Timeline(total, STEP);
      long end = System.nanoTime() + total.toNanos();
      while (System.nanoTime() < end) {
        for (DynamicNode<Long> node : nodes) {
          cache
              .get(
                  node,
                  missing -> {
                    loads.add(1);
                    return CompletableFuture.completedFuture(1L);
                  })
              .join();
        }
      }
      return loads.perSecond();
    }
  }

  // --- a source that takes two seconds

  private void soft(Duration total) throws IOException, InterruptedException {
    DynamicType<Long> type = type("slow", Duration.ofSeconds(5));
    List<Point> without = latencies(type, total);
    List<Point> with =
        latencies(
            type.fresh(FreshSpec.NONE.softTtl(Duration.ofSeconds(2)).retryAfter(SECOND)), total);
    new Chart(
            "A source that takes 2 s, ttl = \"5s\", " + Load.KEYS + " keys",
            String.format(
                Locale.ROOT,
                "the highest of these p99: %,.0f ms without, %,.3f ms with",
                after(0, without),
                after(0, with)),
            "p99 of gets, milliseconds",
            true)
        .line("without", without)
        .line("softTtl = \"2s\"", with)
        .write(file("soft.svg"));
  }

  private static List<Point> latencies(DynamicType<Long> type, Duration total)
      throws InterruptedException {
    Source source = new Source(Duration.ofSeconds(2));
    try (Cacheme cacheme = cacheme(1000)) {
      NodeCache<DynamicNode<Long>, Long> cache = type.cache(cacheme);
      IntFunction<CompletableFuture<Long>> get =
          id -> cache.get(type.key("k" + id), node -> source.load(id));
      IntStream.range(0, Load.KEYS).mapToObj(get).toList().forEach(CompletableFuture::join);
      Timeline gets = new Timeline(total, STEP);
      IntConsumer timed =
          id -> {
            long begun = System.nanoTime();
            get.apply(id).join();
            gets.add((System.nanoTime() - begun) / 1e6);
          };
      try (Load load = new Load(timed)) {
        load.goOn(total);
      }
      return gets.p99();
    }
  }

  // --- a source that is down

  private record Outage(List<Point> failed, List<Point> loads) {}

  void stale(Duration up, Duration down) throws IOException, InterruptedException {
    DynamicType<Long> type = type("down", SECOND);
    Outage without = outage(type, up, down);
    Outage with =
        outage(
            type.fresh(FreshSpec.NONE.staleIfError(Duration.ofMinutes(10)).retryAfter(SECOND)),
            up,
            down);
    String title =
        String.format(
            Locale.ROOT,
            "A source that is down from second %d to %d, ttl = \"1s\", %d keys",
            up.toSeconds(),
            up.plus(down).toSeconds(),
            Load.KEYS);
    chart(title, "failed gets", without.failed(), with.failed(), "stale-failed.svg");
    chart(title, "loads", without.loads(), with.loads(), "stale-loads.svg");
  }

  private void chart(String title, String what, List<Point> without, List<Point> with, String name)
      throws IOException {
    new Chart(
            title,
            String.format(
                Locale.ROOT,
                "at most %,.0f %s a second without, %,.0f with",
                after(0, without),
                what,
                after(0, with)),
            what + " a second",
            false)
        .line("without", without)
        .line("staleIfError = \"10m\", retryAfter = \"1s\"", with)
        .write(file(name));
  }

  private static Outage outage(DynamicType<Long> type, Duration up, Duration down)
      throws InterruptedException {
    Source source = new Source(Duration.ofMillis(20));
    Duration total = up.multipliedBy(2).plus(down);
    try (Cacheme cacheme = cacheme(1000)) {
      NodeCache<DynamicNode<Long>, Long> cache = type.cache(cacheme);
      Timeline loads = new Timeline(total, STEP);
      Timeline failed = new Timeline(total, STEP);
      IntConsumer get =
          id -> {
            try {
              cache
                  .get(
                      type.key("k" + id),
                      node -> {
                        loads.add(1);
                        return source.load(id);
                      })
                  .join();
            } catch (RuntimeException e) {
              failed.add(1);
              throw e;
            }
          };
      try (Load load = new Load(get)) {
        load.goOn(up);
        source.down(true);
        load.goOn(down);
        source.down(false);
        load.goOn(up);
      }
      return new Outage(failed.perSecond(), loads.perSecond());
    }
  }

  /** The highest since then. */
  private static double after(double seconds, List<Point> points) {
    return points.stream()
        .filter(point -> point.seconds() > seconds)
        .mapToDouble(Point::figure)
        .max()
        .orElse(0);
  }

  private Path file(String name) {
    Path file = folder.resolve(name);
    out.println("  drawn  " + file);
    return file;
  }
}
