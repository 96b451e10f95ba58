package io.cacheme.benchmarks;

import io.cacheme.Cacheme;
import io.cacheme.testservers.TestServers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hit on a heap before a Redis that follows what other processes write, and on one that does not.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FollowBenchmark {

  /** How many keys are asked for in turn. */
  @Param({"1", "10000"})
  public int keys;

  private Cacheme cacheme;
  private FollowingKeyCache.Sync following;
  private AloneKeyCache.Sync alone;

  /** Whose turn it is, a thread. */
  @State(Scope.Thread)
  public static class Turn {

    private int next;

    long id(int keys) {
      next = next + 1 < keys ? next + 1 : 0;
      return next;
    }
  }

  /** Fills both. */
  @Setup
  public void fill() {
    cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=40000")
            .storage("my-redis", TestServers.redis().url())
            .required("my-redis")
            .build();
    following = FollowingKeyCache.create(cacheme).sync();
    alone = AloneKeyCache.create(cacheme).sync();
    for (long id = 0; id < keys; id++) {
      following.put(id, Profile.sample());
      alone.put(id, Profile.sample());
    }
  }

  /** Closes ours. */
  @TearDown
  public void close() {
    cacheme.close();
  }

  /** A hit that compares with what the process was told. */
  @Benchmark
  public Object following(Turn turn) {
    return following.get(turn.id(keys));
  }

  /** A hit that compares with nothing. */
  @Benchmark
  public Object alone(Turn turn) {
    return alone.get(turn.id(keys));
  }
}
