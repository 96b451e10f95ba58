package io.cacheme.benchmarks;

import io.cacheme.Cacheme;
import io.cacheme.testservers.RedisProcess;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it takes a Redis that a group is ended, of ten entries and of as many as are named, a
 * million unless: the microseconds that it says it has spent on commands, and how long the caller
 * waits.
 */
public final class GroupEndBenchmark {

  private static final int FEW = 10;
  private static final int CHUNK = 5_000;
  private static final int ROUNDS = 200;
  private static final Pattern SPENT = Pattern.compile("usec=(\\d+)");

  private final RedisProcess redis;
  private final RemoteGroupedKeyCache.Sync cache;

  private GroupEndBenchmark(RedisProcess redis, Cacheme cacheme) {
    this.redis = redis;
    this.cache = RemoteGroupedKeyCache.create(cacheme).sync();
  }

  /** Measures a group of as many entries as {@code arguments} say. */
  public static void main(String[] arguments) {
    int many = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    try (RedisProcess redis = RedisProcess.start();
        Cacheme cacheme =
            Cacheme.builder().storage("my-redis", redis.url()).required("my-redis").build()) {
      GroupEndBenchmark benchmark = new GroupEndBenchmark(redis, cacheme);
      benchmark.fill(1, FEW);
      benchmark.fill(2, many);
      for (int round = 0; round < ROUNDS; round++) { // and those of nothing to warm up
        benchmark.end(3);
      }
      benchmark.measure("a group of " + FEW, 1);
      benchmark.measure("a group of " + many, 2);
    }
  }

  private void fill(long tenant, int count) {
    for (int from = 0; from < count; from += CHUNK) {
      Map<RemoteGroupedKey, Profile> values = new HashMap<>();
      for (int id = from; id < Math.min(count, from + CHUNK); id++) {
        values.put(new RemoteGroupedKey(tenant, id), Profile.sample());
      }
      cache.putAllNodes(values);
    }
  }

  private void measure(String what, long tenant) {
    boolean wasThere = cache.getIfPresent(tenant, FEW - 1) != null;
    redis.ask("CONFIG", "RESETSTAT");
    long began = System.nanoTime();
    end(tenant);
    long waited = System.nanoTime() - began;
    long spent = spent();
    boolean isThere = cache.getIfPresent(tenant, FEW - 1) != null;
    System.out.printf(
        Locale.ROOT,
        "%s: %d us of the server, %.2f ms for the caller; %s%n",
        what,
        spent,
        waited / 1e6,
        wasThere && !isThere ? "gone" : "WRONG");
  }

  private void end(long tenant) {
    cache.invalidateByTenant(tenant);
  }

  private long spent() {
    Matcher commands = SPENT.matcher(String.valueOf(redis.ask("INFO", "commandstats")));
    long micros = 0;
    while (commands.find()) {
      micros += Long.parseLong(commands.group(1));
    }
    return micros;
  }
}
