package io.cacheme.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cacheme.Cacheme;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hit on the heap: ours with its time to live and its counters, beside Caffeine bare and what
 * others offer for their callers ({@link HeapPeers}). Each reads a component of the value, as a
 * caller does: what is left of the difference is not that one of them has touched the value's
 * memory before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class HeapBenchmark {

  private static final int KEYS = 1_024;

  private Cacheme cacheme;
  private HeapKeyCache cache;
  private HeapKeyCache.Sync sync;
  private IdleKeyCache.Sync idle;
  private HeapKey.Source memoized;
  private Cache<HeapKey, Profile> caffeine;
  private HeapPeers peers;

  /** Whose turn it is, a thread. */
  @State(Scope.Thread)
  public static class Turn {

    private int next;

    long id() {
      return next++ & (KEYS - 1);
    }
  }

  /** Fills both. */
  @Setup
  public void fill() {
    cacheme = Cacheme.builder().storage("local", "local://tlfu?size=10000").build();
    cache = HeapKeyCache.create(cacheme);
    sync = cache.sync();
    idle = IdleKeyCache.create(cacheme).sync();
    memoized = new HeapKey_SourceMemoized(id -> Profile.sample(), cache);
    caffeine = Caffeine.newBuilder().maximumSize(10_000).build();
    peers = new HeapPeers();
    for (long id = 0; id < KEYS; id++) {
      sync.put(id, Profile.sample());
      idle.put(id, Profile.sample());
      caffeine.put(new HeapKey(id), Profile.sample());
      peers.put(id, Profile.sample());
    }
  }

  /** Closes all that has threads. */
  @TearDown
  public void close() {
    cacheme.close();
    peers.close();
  }

  /** {@code HeapKeyCache.get(id)}, answered. */
  @Benchmark
  public Object cacheme(Turn turn) {
    return cache.get(turn.id()).join().name();
  }

  /** The same as the next, of a node with {@code expireAfterAccess}. */
  @Benchmark
  public Object cachemeIdleSync(Turn turn) {
    return idle.get(turn.id()).name();
  }

  /** {@code HeapKeyCache.sync().get(id)}. */
  @Benchmark
  public Object cachemeSync(Turn turn) {
    return sync.get(turn.id()).name();
  }

  /** A memoized method. */
  @Benchmark
  public Object cachemeMemoized(Turn turn) {
    return memoized.profile(turn.id()).name();
  }

  /** The same record as the key. */
  @Benchmark
  public Object caffeine(Turn turn) {
    return caffeine.getIfPresent(new HeapKey(turn.id())).name();
  }

  /** JetCache's local cache over Caffeine. */
  @Benchmark
  public Object jetcache(Turn turn) {
    return peers.jetcache.get(new HeapKey(turn.id())).name();
  }

  /** Spring's cache over Caffeine, called itself. */
  @Benchmark
  public Object springCache(Turn turn) {
    return peers.spring.get(new HeapKey(turn.id()), Profile.class).name();
  }

  /** The same by a method with {@code @Cacheable}. */
  @Benchmark
  public Object springCacheable(Turn turn) {
    return peers.cacheable.profile(turn.id()).name();
  }

  /** cache2k. */
  @Benchmark
  public Object cache2k(Turn turn) {
    return peers.cache2k.peek(new HeapKey(turn.id())).name();
  }
}
