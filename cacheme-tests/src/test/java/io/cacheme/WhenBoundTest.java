package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.stats.HeapStats;
import io.cacheme.storage.local.HeapStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who wants to know of each node is told of it once; and what heaps have, of all nodes. */
class WhenBoundTest {

  @RegisterExtension final Engine engine = new Engine();
  private final List<String> told = new CopyOnWriteArrayList<>();

  private static DynamicType<String> type(String name) {
    return DynamicNode.type(name, "v1", String.class).tier("local", Duration.ofMinutes(5));
  }

  private static NodeCache<DynamicNode<String>, String> bind(Cacheme cacheme, String name) {
    return type(name).cache(cacheme);
  }

  private void tell(NodeCache<?, ?> bound) {
    told.add(bound.spec().name());
  }

  @Test
  void listener_isToldOfThoseThereAre_andOfEachToCome_once() {
    Cacheme cacheme = engine.cacheme();
    bind(cacheme, "before");
    cacheme.whenBound(this::tell);
    assertThat(told).containsExactly("before");

    bind(cacheme, "later");
    bind(cacheme, "later");
    bind(cacheme, "before");
    cacheme.get(type("first-call").key("a"), node -> CompletableFuture.completedFuture("b"));

    assertThat(told).containsExactly("before", "later", "first-call");
  }

  @Test
  void listenerThatThrows_failsNobody() {
    Cacheme cacheme = engine.cacheme();
    bind(cacheme, "before");
    cacheme.whenBound(
        bound -> {
          throw new IllegalStateException("no");
        });
    cacheme.whenBound(this::tell);

    bind(cacheme, "later");

    assertThat(told).containsExactly("before", "later");
    assertThat(engine.log.warnings())
        .containsExactly(
            "before is bound, and who was to be told of it failed",
            "later is bound, and who was to be told of it failed");
  }

  @Test
  void listenerThatBindsAnother_isToldOfIt() {
    Cacheme cacheme = engine.cacheme();
    cacheme.whenBound(
        bound -> {
          tell(bound);
          if (bound.spec().name().equals("first")) {
            bind(cacheme, "second");
          }
        });

    bind(cacheme, "first");

    assertThat(told).containsExactly("first", "second");
  }

  @Test
  void manyThreads_tellEachListenerOfEachNodeOnce() throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      try (Cacheme cacheme =
          Cacheme.builder().storage("local", HeapStorage.builder().build()).build()) {
        List<List<String>> heard = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          threads.add(
              new Thread(
                  () -> {
                    List<String> mine = new CopyOnWriteArrayList<>();
                    heard.add(mine);
                    IntStream.range(0, 20).forEach(n -> bind(cacheme, "node-" + n));
                    cacheme.whenBound(bound -> mine.add(bound.spec().name()));
                    IntStream.range(20, 40).forEach(n -> bind(cacheme, "node-" + n));
                  }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
          thread.join();
        }

        List<String> all = IntStream.range(0, 40).mapToObj(n -> "node-" + n).toList();
        assertThat(heard)
            .hasSize(4)
            .allSatisfy(mine -> assertThat(mine).containsExactlyInAnyOrderElementsOf(all));
      }
    }
  }

  @Test
  void heapStats_areOfAllNodes_byName() {
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("local-weighed", "local://lru?bytes=64KiB")
            .storage("local", "local://lru?size=2")
            .storage("redis", new FakeRemote("redis", new ArrayList<>()))
            .build()) {
      NodeCache<DynamicNode<String>, String> one = bind(cacheme, "one");
      NodeCache<DynamicNode<String>, String> two = bind(cacheme, "two");
      one.put(type("one").key("a"), "x").join();
      two.put(type("two").key("a"), "x").join();
      two.put(type("two").key("b"), "x").join();

      assertThat(cacheme.heapStats())
          .containsExactly(
              HeapStats.builder("local").size(2).evictionCount(1).build(),
              HeapStats.builder("local-weighed").evictionCount(0).maximumBytes(64 << 10).build());
      assertThat(cacheme.heapStats())
          .extracting(HeapStats::isBoundedInBytes)
          .containsExactly(false, true);
    }
  }

  @Test
  void heapStats_ofAStorageThatDoesNotCount_sayThatItDoesNot() {
    try (Cacheme cacheme = Cacheme.builder().storage("local", new StubHeap()).build()) {
      assertThat(cacheme.heapStats())
          .extracting(HeapStats::evictionCount)
          .containsExactly(HeapStats.UNCOUNTED);
    }
  }
}
