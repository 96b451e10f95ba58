package io.cacheme.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.interceptor.SimpleKey;

/** A cache of ours answers to any calls in any order as one of Spring's own map does. */
class CachemeCacheModelTest {

  private static final int CALLS = 400;
  private static final int SEQUENCES = Integer.getInteger("cacheme.spring.sequences", 60);

  private static final List<Object> KEYS =
      List.of(
          "1",
          1,
          1L,
          "a,b",
          SimpleKey.EMPTY,
          new SimpleKey("a", "b"),
          new SimpleKey("a, b"),
          new SimpleKey("a", null),
          List.of("a", "b"),
          new UUID(1, 2),
          Thread.State.NEW);

  private enum Call {
    GET,
    GET_TYPED,
    LOAD,
    FAIL,
    RETRIEVE,
    RETRIEVE_LOADED,
    PUT,
    PUT_IF_ABSENT,
    EVICT,
    EVICT_IF_PRESENT,
    CLEAR
  }

  static Stream<CachemeCacheConfiguration> configurations() {
    CachemeCacheConfiguration none = CachemeCacheConfiguration.create().valueType(String.class);
    Duration hour = Duration.ofHours(1);
    return Stream.of(
        none.tier("local", hour),
        none.tier("local", null).allowNullValues(false),
        none.tier("remote", hour),
        none.tier("local", hour).tier("remote", hour).tier("far", null).compression("ZLIB"),
        none.tier("local", hour).tier("remote", hour).fleetSingleflight());
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void anySequence_isAnsweredAsByAMap(CachemeCacheConfiguration configuration) {
    for (int i = 0; i < SEQUENCES; i++) {
      long seed = System.nanoTime();
      try {
        run(configuration, new Random(seed));
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void findsOutACacheThatKeepsOthersValues() {
    CacheManager one = new ConcurrentMapCacheManager();
    Cache wrong =
        new ConcurrentMapCache("wrong") {
          @Override
          public void evict(Object key) {
            super.evict(String.valueOf(key));
          }
        };
    assertThat(
            Stream.iterate(1L, seed -> seed + 1)
                .limit(20)
                .anyMatch(seed -> differs(one.getCache("right"), wrong, new Random(seed))))
        .isTrue();
  }

  private static boolean differs(Cache right, Cache wrong, Random random) {
    try {
      compare(right, wrong, random);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  private static void run(CachemeCacheConfiguration configuration, Random random) {
    ManualTimeSource time = new ManualTimeSource();
    try (Cacheme cacheme =
        Cacheme.builder()
            .timeSource(time)
            .storage("local", new InMemoryLocalStorage())
            .storage("remote", new InMemoryRemoteStorage(time))
            .storage("far", new InMemoryRemoteStorage(time))
            .build()) {
      Cache ours =
          CachemeCacheManager.builder(cacheme).cache("a", configuration).build().getCache("a");
      ConcurrentMapCacheManager model = new ConcurrentMapCacheManager();
      model.setAllowNullValues(((CachemeCache) ours).isAllowNullValues());
      compare(model.getCache("a"), ours, random);
    }
  }

  private static void compare(Cache model, Cache ours, Random random) {
    for (int i = 0; i < CALLS; i++) {
      Call call = Call.values()[random.nextInt(Call.values().length)];
      Object key = KEYS.get(random.nextInt(KEYS.size()));
      String value = random.nextInt(4) == 0 ? null : "value " + i;
      String what = i + ": " + call + " " + key + " " + value;
      assertThat(answer(ours, call, key, value))
          .as(what)
          .isEqualTo(answer(model, call, key, value));
    }
  }

  /** The answer as text; of a failure its class, and that of its cause. */
  private static String answer(Cache cache, Call call, Object key, String value) {
    try {
      return String.valueOf(answered(cache, call, key, value));
    } catch (Exception e) {
      Throwable cause = e.getCause();
      return e.getClass() + " of " + (cause == null ? null : cause.getClass());
    }
  }

  private static Object answered(Cache cache, Call call, Object key, String value) {
    switch (call) {
      case GET:
        return wrapped(cache.get(key));
      case GET_TYPED:
        return cache.get(key, String.class);
      case LOAD:
        return cache.get(key, () -> value);
      case FAIL:
        Callable<String> failing =
            () -> {
              throw new IllegalStateException("no");
            };
        return cache.get(key, failing);
      case RETRIEVE:
        CompletableFuture<?> found = cache.retrieve(key);
        return found == null ? null : found.thenApply(CachemeCacheModelTest::unwrapped).join();
      case RETRIEVE_LOADED:
        return cache.retrieve(key, () -> CompletableFuture.completedFuture(value)).join();
      case PUT:
        cache.put(key, value);
        return null;
      case PUT_IF_ABSENT:
        return wrapped(cache.putIfAbsent(key, value));
      case EVICT:
        cache.evict(key);
        return null;
      case EVICT_IF_PRESENT:
        return cache.evictIfPresent(key);
      default:
        cache.clear();
        return null;
    }
  }

  private static Object unwrapped(Object found) {
    return found instanceof Cache.ValueWrapper wrapper ? wrapped(wrapper) : found;
  }

  private static Object wrapped(Cache.ValueWrapper wrapper) {
    return wrapper == null ? null : "[" + Objects.toString(wrapper.get()) + "]";
  }
}
