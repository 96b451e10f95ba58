package io.cacheme.benchmarks.micro;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.testservers.RedisProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * How a put and a get grow with the size of the value, a text in Redis, beside Lettuce alone: 16
 * calls at once, microseconds a call, and bytes that the JVM allocates for it.
 */
final class Values implements GrowthPart {

  private static final List<Integer> SIZES = List.of(100, 1_024, 10_240, 102_400, 1_048_576);
  private static final List<String> NAMES = List.of("cacheme", "lettuce");
  private static final int AT_ONCE = 16;
  private static final int KEYS = 64;
  private static final int MOST_CALLS = 16_384;
  private static final int MOST_BYTES = 64 << 20;
  private static final Duration TTL = Duration.ofHours(1);

  private final Figures figures;

  Values(Figures figures) {
    this.figures = figures;
  }

  @Override
  public void run(int rounds) {
    try (RedisProcess redis = RedisProcess.start();
        Ours ours = new Ours(redis.url());
        Bare bare = new Bare(redis.url())) {
      for (int round = -2; round < rounds; round++) {
        Figures kept = round < 0 ? new Figures("warm-up", System.out) : figures;
        for (int size : SIZES) {
          measure(size, "cacheme", ours, kept);
          measure(size, "lettuce", bare, kept);
        }
      }
    }
  }

  @Override
  public void ratios() {
    for (int size : SIZES) {
      for (String what : List.of("-put", "-get", "-put-bytes", "-get-bytes")) {
        figures.ratio("value-" + size + what, NAMES.get(0), NAMES.get(1));
      }
    }
  }

  /** Who writes and reads. */
  private interface Texts extends AutoCloseable {

    CompletableFuture<?> put(int key, String text);

    CompletableFuture<String> get(int key);

    @Override
    void close();
  }

  private static void measure(int size, String name, Texts texts, Figures figures) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      values.add(("text " + i + " ").repeat(size / 6 + 1).substring(0, size));
    }
    int calls = Math.max(KEYS, Math.min(MOST_CALLS, MOST_BYTES / size));
    String of = "value-" + size;
    time(calls, of + "-put", name, figures, i -> texts.put(i % KEYS, values.get(i % KEYS)));
    time(
        calls,
        of + "-get",
        name,
        figures,
        i -> texts.get(i % KEYS).thenAccept(text -> check(name, text, values.get(i % KEYS))));
  }

  private static void check(String name, String text, String expected) {
    if (!expected.equals(text)) {
      throw new IllegalStateException(
          name + " gave another text than was put, of " + expected.length() + " characters");
    }
  }

  private static void time(
      int calls,
      String what,
      String name,
      Figures figures,
      IntFunction<CompletableFuture<?>> call) {
    long allocated = Memory.allocated();
    long begun = System.nanoTime();
    for (int i = 0; i < calls; i += AT_ONCE) {
      CompletableFuture<?>[] all = new CompletableFuture<?>[AT_ONCE];
      for (int j = 0; j < AT_ONCE; j++) {
        all[j] = call.apply(i + j);
      }
      CompletableFuture.allOf(all).join();
    }
    figures.add(what, name, (System.nanoTime() - begun) / 1e3 / calls);
    figures.add(what + "-bytes", name, (double) (Memory.allocated() - allocated) / calls);
  }

  /** A node in Redis. */
  private static final class Ours implements Texts {

    private final DynamicType<String> type =
        DynamicNode.type("text", "v1", String.class).tier("my-redis", TTL);
    private final Cacheme cacheme;
    private final NodeCache<DynamicNode<String>, String> cache;

    Ours(String url) {
      cacheme =
          Cacheme.builder()
              .storage("my-redis", url + "?maxValueBytes=2MiB")
              .required("my-redis")
              .build();
      cache = type.cache(cacheme);
    }

    @Override
    public CompletableFuture<?> put(int key, String text) {
      return cache.put(type.key("" + key), text);
    }

    @Override
    public CompletableFuture<String> get(int key) {
      return cache.getIfPresent(type.key("" + key));
    }

    @Override
    public void close() {
      cacheme.close();
    }
  }

  /** Lettuce, its defaults. */
  private static final class Bare implements Texts {

    private final RedisClient client;
    private final RedisAsyncCommands<String, String> redis;

    Bare(String url) {
      client = RedisClient.create(url);
      redis = client.connect().async();
    }

    @Override
    public CompletableFuture<?> put(int key, String text) {
      return redis
          .set("bare:" + key, text, SetArgs.Builder.px(TTL.toMillis()))
          .toCompletableFuture();
    }

    @Override
    public CompletableFuture<String> get(int key) {
      return redis.get("bare:" + key).toCompletableFuture();
    }

    @Override
    public void close() {
      client.shutdown(0, 1, TimeUnit.SECONDS);
    }
  }
}
