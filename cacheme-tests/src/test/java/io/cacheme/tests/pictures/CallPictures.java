package io.cacheme.tests.pictures;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.tests.pictures.Calls.Call;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs gets and an invalidate, in one process and in two, and draws what they called. */
final class CallPictures {

  private static final DynamicType<String> USERS =
      DynamicNode.type("user", "v1", String.class)
          .tier("local", Duration.ofSeconds(30))
          .tier("my-redis", Duration.ofDays(10));
  private static final DynamicNode<String> USER = USERS.key("42");
  private static final String REDIS = "Redis";
  private static final String LOADER = "your loader";
  private static final String CODE = "your code";
  private static final String CACHE = "cache";
  private static final String HEAP = "heap";

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final Calls calls = new Calls();

  /** One process: its code, its cache, the tiers, and what loads. */
  private final class Process implements AutoCloseable {

    private final String code;
    private final String name;
    private final String loader;
    private final InMemoryLocalStorage heap = new InMemoryLocalStorage();
    private final Cacheme cacheme;
    private final NodeCache<DynamicNode<String>, String> cache;

    Process(String code, String name, String heapName, String loader, RemoteStorage redis) {
      this.code = code;
      this.loader = loader;
      this.name = name;
      cacheme =
          Cacheme.builder()
              .timeSource(time)
              .scheduler(scheduler)
              .completeOnStorageThreads()
              .storage("local", calls.heap(name, heapName, heap))
              .storage("my-redis", calls.remote(name, REDIS, redis))
              .build();
      cache = USERS.cache(cacheme);
    }

    /** Asks, and does not wait. */
    CompletableFuture<String> get(CompletableFuture<String> loaded) {
      calls.add(code, name, "get(42)");
      return cache
          .get(
              USER,
              user -> {
                calls.add(name, loader, "load");
                return loaded;
              })
          .whenComplete((value, thrown) -> calls.add(name, code, "the value"));
    }

    void invalidate() {
      calls.add(code, name, "invalidate(42)");
      cache
          .invalidate(USER)
          .whenComplete((nothing, thrown) -> calls.add(name, code, "success"))
          .join();
    }

    @Override
    public void close() {
      cacheme.close();
    }
  }

  static String get() {
    return new CallPictures().drawGet();
  }

  static String invalidate() {
    return new CallPictures().drawInvalidate();
  }

  private String drawGet() {
    Sequence sequence =
        new Sequence(
            "A get goes down the tiers until one has the value",
            160,
            List.of(CODE, CACHE, HEAP, REDIS, LOADER));
    InMemoryRemoteStorage redis = new InMemoryRemoteStorage(time);
    try (Process process = new Process(CODE, CACHE, HEAP, LOADER, redis)) {
      CompletableFuture<String> loaded = new CompletableFuture<>();
      process.get(loaded);
      process.get(loaded);
      loaded.complete("Ada");
      List<Call> load = calls.taken();
      process.get(completedFuture("never"));
      List<Call> onTheHeap = calls.taken();
      process.heap.evictAll();
      process.get(completedFuture("never"));
      sequence
          .part("Most of the time: the heap has it", onTheHeap)
          .part("The heap has not, Redis has", calls.taken())
          .part("No tier has it: one load, for all who ask meanwhile", load);
    }
    return sequence.drawn();
  }

  private String drawInvalidate() {
    Sequence sequence =
        new Sequence(
            "An invalidate in process A, while process B has the old value on its heap",
            135,
            List.of("code of A", "A", "heap of A", REDIS, "heap of B", "B", "code of B"));
    InMemoryRemoteStorage redis = new InMemoryRemoteStorage(time);
    try (Process a = new Process("code of A", "A", "heap of A", "code of A", redis);
        Process b = new Process("code of B", "B", "heap of B", "code of B", redis.another())) {
      a.get(completedFuture("old"));
      b.get(completedFuture("old"));
      calls.taken();
      a.invalidate();
      sequence.part("A has changed the source, and says so", calls.taken());
      b.get(completedFuture("new"));
      sequence.part("B is asked", calls.taken());
    }
    return sequence.drawn();
  }
}
