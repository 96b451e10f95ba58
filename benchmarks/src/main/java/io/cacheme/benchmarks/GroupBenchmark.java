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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a read costs that belongs to a group, which was ended once, beside one that belongs to none:
 * on the heap before a Redis, and from the Redis.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class GroupBenchmark {

  private static final long TENANT = 42;
  private static final long ID = 7;

  private Cacheme cacheme;
  private GroupedKeyCache.Sync grouped;
  private UngroupedKeyCache.Sync ungrouped;
  private RemoteGroupedKeyCache.Sync remoteGrouped;
  private RemoteUngroupedKeyCache.Sync remoteUngrouped;

  /** Ends the groups, and fills all. */
  @Setup
  public void fill() {
    cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=1000")
            .storage("my-redis", TestServers.redis().url())
            .required("my-redis")
            .build();
    grouped = GroupedKeyCache.create(cacheme).sync();
    ungrouped = UngroupedKeyCache.create(cacheme).sync();
    remoteGrouped = RemoteGroupedKeyCache.create(cacheme).sync();
    remoteUngrouped = RemoteUngroupedKeyCache.create(cacheme).sync();
    grouped.invalidateByTenant(TENANT);
    remoteGrouped.invalidateByTenant(TENANT);
    grouped.put(TENANT, ID, Profile.sample());
    ungrouped.put(TENANT, ID, Profile.sample());
    remoteGrouped.put(TENANT, ID, Profile.sample());
    remoteUngrouped.put(TENANT, ID, Profile.sample());
  }

  /** Closes ours. */
  @TearDown
  public void close() {
    cacheme.close();
  }

  /** A hit on the heap that belongs to a group. */
  @Benchmark
  public Object heapGrouped() {
    return grouped.getIfPresent(TENANT, ID);
  }

  /** A hit on the heap that belongs to none. */
  @Benchmark
  public Object heapUngrouped() {
    return ungrouped.getIfPresent(TENANT, ID);
  }

  /** A hit in Redis that belongs to a group. */
  @Benchmark
  public Object redisGrouped() {
    return remoteGrouped.getIfPresent(TENANT, ID);
  }

  /** A hit in Redis that belongs to none. */
  @Benchmark
  public Object redisUngrouped() {
    return remoteUngrouped.getIfPresent(TENANT, ID);
  }
}
