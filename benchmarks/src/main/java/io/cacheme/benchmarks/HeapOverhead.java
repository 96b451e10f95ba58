package io.cacheme.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cacheme.Cacheme;
import io.cacheme.benchmarks.PointKey.Point;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * How many bytes of the JVM's heap an entry takes: in Caffeine, and in a heap tier over it, by the
 * same record as key and with the same value. By what a full collection leaves.
 */
public final class HeapOverhead {

  private static final int ENTRIES = 1_000_000;

  private HeapOverhead() {}

  /** Prints a line for each. */
  public static void main(String[] args) {
    System.out.printf("%,d entries, JDK %s%n", ENTRIES, Runtime.version());
    measure("Point alone", HeapOverhead::points);
    measure("PointKey and Point alone", HeapOverhead::pairs);
    measure(
        "Caffeine, maximumSize", size -> caffeine(size, Caffeine.newBuilder().maximumSize(size)));
    measure(
        "Caffeine, maximumWeight",
        size ->
            caffeine(
                size,
                Caffeine.newBuilder()
                    .maximumWeight(1L << 40)
                    .weigher((Object key, Object value) -> 100)));
    measure("local://tlfu?size=1000000", size -> cacheme(size, "local://tlfu?size=" + size));
    measure("local://tlfu?bytes=1GiB", size -> cacheme(size, "local://tlfu?bytes=1GiB"));
    measure("local://lru?size=1000000", size -> cacheme(size, "local://lru?size=" + size));
  }

  private static Object points(int size) {
    Point[] points = new Point[size];
    for (int i = 0; i < size; i++) {
      points[i] = new Point(i, i);
    }
    return points;
  }

  private static Object pairs(int size) {
    Object[] all = new Object[2 * size];
    for (int i = 0; i < size; i++) {
      all[2 * i] = new PointKey(i);
      all[2 * i + 1] = new Point(i, i);
    }
    return all;
  }

  private static Object caffeine(int size, Caffeine<Object, Object> builder) {
    Cache<Object, Object> cache = builder.executor(Runnable::run).build();
    for (int i = 0; i < size; i++) {
      cache.put(new PointKey(i), new Point(i, i));
    }
    return cache;
  }

  private static Object cacheme(int size, String url) {
    Cacheme cacheme = Cacheme.builder().storage("local", url).build();
    PointKeyCache.Sync points = PointKeyCache.create(cacheme).sync();
    for (int i = 0; i < size; i++) {
      points.put(i, new Point(i, i));
    }
    return cacheme;
  }

  private static void measure(String what, IntFunction<Object> fill) {
    long before = used();
    Object held = fill.apply(ENTRIES);
    double grown = used() - before;
    System.out.printf(Locale.ROOT, "%-28s %6.1f bytes an entry%n", what, grown / ENTRIES);
    if (held instanceof Cacheme cacheme) {
      cacheme.close();
    }
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
