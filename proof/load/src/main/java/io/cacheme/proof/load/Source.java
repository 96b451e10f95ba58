package io.cacheme.proof.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;

/**
 * The truth: keys from 0, each with a version that only grows, and the versions that the cache has
 * said to have written or to have made room for. A load answers the version of when it began. Safe
 * for any number of threads.
 */
public final class Source {

  private static final int TURNS = 64;

  /** Of all sources. */
  private static final ScheduledExecutorService CLOCK =
      Executors.newScheduledThreadPool(2, Source::daemon);

  private final AtomicLongArray versions;
  private final AtomicLongArray written;
  private final AtomicLongArray ended;
  private final String secret = "canary-" + UUID.randomUUID();
  private final long loadNanos;
  private final LongAdder loads = new LongAdder();
  private final Object[] turns = new Object[TURNS];
  private volatile IntUnaryOperator lengths;

  /**
   * All keys at version 0.
   *
   * @param keys how many
   * @param length letters of a value, or a few more
   * @param loadTime how long each load takes
   */
  public Source(int keys, int length, Duration loadTime) {
    this.versions = new AtomicLongArray(keys);
    this.written = new AtomicLongArray(keys);
    this.ended = new AtomicLongArray(keys);
    this.lengths = key -> length;
    Arrays.setAll(turns, i -> new Object());
    this.loadNanos = loadTime.toNanos();
  }

  /** How many keys there are. */
  public int keys() {
    return versions.length();
  }

  /** What every value has in it, and nobody but who asks for a value may see. */
  public String secret() {
    return secret;
  }

  /** How many letters values have from now on, by their keys. */
  public void lengths(IntUnaryOperator lengths) {
    this.lengths = lengths;
  }

  /** How often a key was loaded. */
  public long loads() {
    return loads.sum();
  }

  /** Loads one key. */
  public CompletionStage<String> load(int key) {
    String now = value(key);
    loads.increment();
    return later(now);
  }

  /** Loads many at once. */
  public CompletionStage<Map<Integer, String>> loadAll(Collection<Integer> keys) {
    Map<Integer, String> now = new LinkedHashMap<>();
    keys.forEach(key -> now.put(key, value(key)));
    loads.add(keys.size());
    return later(now);
  }

  private <T> CompletionStage<T> later(T loaded) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    var unused = CLOCK.schedule(() -> answer.complete(loaded), loadNanos, TimeUnit.NANOSECONDS);
    return answer;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "source");
    thread.setDaemon(true);
    return thread;
  }

  /** The value of now. */
  String value(int key) {
    return value(key, versions.get(key));
  }

  String value(int key, long version) {
    return Stamp.text(key, version, secret, lengths.applyAsInt(key));
  }

  long version(int key) {
    return versions.get(key);
  }

  /** Changes a key, and answers its new version. */
  long change(int key) {
    return versions.incrementAndGet(key);
  }

  /** Who holds its lock changes the key, and tells the cache so before the next one does. */
  Object turn(int key) {
    return turns[key % TURNS];
  }

  /** A write of this version, or a removal of all before it, has succeeded. */
  void written(int key, long version) {
    written.accumulateAndGet(key, version, Math::max);
  }

  /** Who asks from now on may be answered with nothing older. */
  long written(int key) {
    return written.get(key);
  }

  /** A write of this version, or a removal of all before it, has ended, well or not. */
  void ended(int key, long version) {
    ended.accumulateAndGet(key, version, Math::max);
  }

  /** The same, since a tier that was not reached is not read by this process. */
  long ended(int key) {
    return ended.get(key);
  }
}
