package io.cacheme.benchmarks;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.testservers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * What it costs a write that other processes are told of it: puts and invalidates of a node whose
 * heap follows beside those of one whose heap does not, in turn, on each server that is named, one
 * at a time and 64 at once. Prints the medians of the rounds in microseconds a write. Then how soon
 * another {@code Cacheme} over the same server is told of an invalidate.
 */
public final class TellingBenchmark {

  private static final int ROUNDS = 11;
  private static final int WRITES = 640;
  private static final int TOLD = 2_000;
  private static final long MOMENT_NANOS = 100_000_000;
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final List<String> ALL =
      List.of("redis", "postgresql", "mysql", "mariadb", "sqlite");

  private final String server;
  private final Writer told;
  private final Writer untold;

  private TellingBenchmark(String server, Cacheme cacheme) {
    this.server = server;
    this.told = Writer.of("told", true, cacheme);
    this.untold = Writer.of("untold", false, cacheme);
  }

  /** Measures on the servers that {@code arguments} name; all if they name none. */
  public static void main(String... arguments) throws IOException {
    for (String server : arguments.length == 0 ? ALL : List.of(arguments)) {
      Path folder = Files.createTempDirectory("cacheme-telling");
      try (Cacheme cacheme = open(server, folder);
          Cacheme other = open(server, folder)) {
        TellingBenchmark benchmark = new TellingBenchmark(server, cacheme);
        benchmark.run();
        benchmark.tellsSoon(Writer.of("told", true, other).cache());
      }
    }
    System.exit(0); // a server in this process may have threads that are no daemons
  }

  private static Cacheme open(String server, Path folder) {
    return Cacheme.builder()
        .storage("local", "local://tlfu?size=10000")
        .storage("shared", url(server, folder))
        .required("shared")
        .build();
  }

  private static String url(String server, Path folder) {
    return switch (server) {
      case "redis" -> TestServers.redis().url();
      case "postgresql" -> TestServers.postgresql().url() + "?createSchema=true";
      case "mysql" -> TestServers.mysql().url() + "?createSchema=true";
      case "mariadb" -> TestServers.mariadb().url() + "?createSchema=true";
      case "sqlite" -> "sqlite:///" + folder.resolve("cache.db") + "?createSchema=true";
      default -> throw new IllegalArgumentException(server);
    };
  }

  private void run() {
    for (int atOnce : new int[] {1, 64}) {
      compare("put", atOnce, Writer::put);
      compare("invalidate", atOnce, Writer::invalidate);
    }
  }

  /** The other looks all the time whether it has been told, and does nothing else. */
  private void tellsSoon(NodeCache<DynamicNode<String>, String> other) {
    awaitListening(other);
    double[] sinceCall = new double[TOLD];
    double[] sinceSuccess = new double[TOLD];
    for (int i = -WRITES; i < TOLD; i++) { // those before 0 warm up
      long known = other.stats().toldKeyCount();
      long called = System.nanoTime();
      CompletableFuture<Long> succeeded =
          told.invalidate(i).thenApply(nothing -> System.nanoTime());
      while (other.stats().toldKeyCount() == known) {
        if (System.nanoTime() - called > PATIENCE_NANOS) {
          throw new IllegalStateException(
              server + ": not told of invalidate " + i + "\n" + other.stats());
        }
        Thread.onSpinWait();
      }
      long heard = System.nanoTime();
      if (i >= 0) {
        sinceCall[i] = (heard - called) / 1e3;
        sinceSuccess[i] = Math.max(0, heard - succeeded.join()) / 1e3;
      }
      succeeded.join();
    }
    Arrays.sort(sinceCall);
    Arrays.sort(sinceSuccess);
    System.out.printf(
        Locale.ROOT,
        "server=%s invalidates=%d told_since_call_us p50=%.0f p99=%.0f since_success_us p50=%.0f p99=%.0f%n",
        server,
        TOLD,
        sinceCall[TOLD / 2],
        sinceCall[TOLD * 99 / 100],
        sinceSuccess[TOLD / 2],
        sinceSuccess[TOLD * 99 / 100]);
  }

  /** What is sent before it listens it is not told of, nor does it serve anything then. */
  private void awaitListening(NodeCache<DynamicNode<String>, String> other) {
    while (other.stats().toldKeyCount() == 0) {
      told.invalidate(0).join();
      LockSupport.parkNanos(MOMENT_NANOS);
    }
    LockSupport.parkNanos(MOMENT_NANOS); // the last of them may be on its way
  }

  private void compare(String what, int atOnce, Writing writing) {
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      without.add(micros(i -> writing.write(untold, i), atOnce));
      with.add(micros(i -> writing.write(told, i), atOnce));
    }
    System.out.printf(
        Locale.ROOT,
        "server=%s write=%s at_once=%d untold_us=%.0f told_us=%.0f%n",
        server,
        what,
        atOnce,
        median(without),
        median(with));
  }

  private static double micros(IntFunction<CompletableFuture<?>> write, int atOnce) {
    long begun = System.nanoTime();
    for (int i = 0; i < WRITES; i += atOnce) {
      CompletableFuture<?>[] all = new CompletableFuture<?>[atOnce];
      for (int j = 0; j < atOnce; j++) {
        all[j] = write.apply(i + j);
      }
      CompletableFuture.allOf(all).join();
    }
    return (System.nanoTime() - begun) / 1e3 / WRITES;
  }

  /** Of those after the first, which warms up. */
  private static double median(List<Double> figures) {
    double[] sorted = figures.stream().skip(1).mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** What is written of one node. */
  private record Writer(DynamicType<String> type, NodeCache<DynamicNode<String>, String> cache) {

    static Writer of(String name, boolean follows, Cacheme cacheme) {
      DynamicType<String> type =
          DynamicNode.type(name, "v1", String.class)
              .tier("local", Duration.ofMinutes(5), follows)
              .tier("shared", Duration.ofMinutes(10));
      return new Writer(type, type.cache(cacheme));
    }

    CompletableFuture<?> put(int i) {
      return cache.put(type.key("" + i), "value " + i);
    }

    CompletableFuture<?> invalidate(int i) {
      return cache.invalidate(type.key("" + i));
    }
  }

  /** How it is written. */
  @FunctionalInterface
  private interface Writing {

    CompletableFuture<?> write(Writer writer, int i);
  }
}
