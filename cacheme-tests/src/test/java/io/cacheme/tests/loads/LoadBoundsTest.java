package io.cacheme.tests.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.LoadRejectedException;
import io.cacheme.LoadSpec;
import io.cacheme.LoadTimeoutException;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StatsIdentity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long loads of one node may take, and how many run at a time. */
class LoadBoundsTest {

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(scheduler)
          .completeOnStorageThreads()
          .storage("local", new InMemoryLocalStorage())
          .build();
  private final InvoiceCache cache = InvoiceCache.create(cacheme);
  private final Deque<CompletableFuture<String>> loads = new ArrayDeque<>();

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(cache.stats());
    cacheme.close();
  }

  private CompletableFuture<String> load(Invoice node) {
    CompletableFuture<String> load = new CompletableFuture<>();
    loads.add(load);
    return load;
  }

  private List<CompletableFuture<String>> get(int count) {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      answers.add(cache.get(id, this::load));
    }
    return answers;
  }

  @Test
  void load_takesTooLong_failsByTheNodesOwnTimeout() {
    CompletableFuture<String> answer = cache.get(1, this::load);
    scheduler.advance(Duration.ofMillis(1_900));
    assertThat(answer).isNotDone();
    scheduler.advance(Duration.ofSeconds(1));

    assertThat(Await.failure(answer))
        .isInstanceOf(LoadTimeoutException.class)
        .hasMessageContaining("within PT2S");
  }

  @Test
  void otherNodes_haveTheirs() {
    NodeCache<DynamicNode<String>, String> patient =
        DynamicNode.type("patient", "v1", String.class)
            .tier("local", Duration.ofMinutes(1))
            .cache(cacheme);
    CompletableFuture<String> answer =
        patient.get(
            DynamicNode.type("patient", "v1", String.class)
                .tier("local", Duration.ofMinutes(1))
                .key("a"),
            node -> new CompletableFuture<>());
    scheduler.advance(Duration.ofSeconds(29));
    assertThat(answer).isNotDone();
    scheduler.advance(Duration.ofSeconds(3));
    assertThat(answer).isCompletedExceptionally();
  }

  @Test
  void loads_moreThanAllowed_waitForTheirTurn_inOrder() {
    List<CompletableFuture<String>> answers = get(5);

    assertThat(loads).hasSize(2);
    loads.remove().complete("0");
    assertThat(loads).hasSize(2);
    loads.remove().complete("1");
    loads.remove().complete("2");
    loads.remove().completeExceptionally(new IllegalStateException("3"));
    loads.remove().complete("4");

    assertThat(Await.value(answers.get(0))).isEqualTo("0");
    assertThat(Await.value(answers.get(2))).isEqualTo("2");
    assertThat(Await.failure(answers.get(3))).hasMessage("3");
    assertThat(Await.value(answers.get(4))).isEqualTo("4");
  }

  @Test
  void load_waitsTooLong_failsAndIsNeverBegun() {
    List<CompletableFuture<String>> answers = get(4);
    scheduler.advance(Duration.ofSeconds(3));

    assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedExceptionally());
    assertThat(loads).hasSize(2);
    assertThat(cache.get(9, this::load)).isNotDone();
    assertThat(loads).hasSize(3);
  }

  @Test
  void load_tooManyWait_isRejected() {
    List<CompletableFuture<String>> answers = get(2 + LoadSpec.MOST_WAITING);
    assertThat(answers).noneMatch(CompletableFuture::isDone);

    assertThat(Await.failure(cache.get(-1, this::load)))
        .isInstanceOf(LoadRejectedException.class)
        .hasMessageContaining("maxConcurrentLoads");
    while (!loads.isEmpty()) {
      loads.remove().complete("at last");
    }
    assertThat(answers).allMatch(CompletableFuture::isDone);
  }

  @Test
  void loads_thatEndAtOnce_growNoStack() {
    List<CompletableFuture<String>> first = get(2);
    List<CompletableFuture<String>> answers =
        IntStream.range(2, 10_000)
            .mapToObj(id -> cache.get(id, node -> CompletableFuture.completedFuture("x")))
            .toList();
    loads.forEach(load -> load.complete("first"));

    assertThat(first).allMatch(CompletableFuture::isDone);
    answers.forEach(answer -> assertThat(Await.value(answer)).isEqualTo("x"));
  }

  @Test
  void load_asksForAnotherOfItsNode_waitsForNoTurn() {
    Loader<Invoice, String> inner = node -> CompletableFuture.completedFuture("inner");
    Loader<Invoice, String> outer = node -> cache.get(100 + node.id(), inner);
    List<CompletableFuture<String>> answers =
        List.of(cache.get(1, outer), cache.get(2, outer), cache.get(3, outer));

    answers.forEach(answer -> assertThat(Await.value(answer)).isEqualTo("inner"));
  }

  @Test
  void blockingLoads_runOnTheirCallers_oneAfterTheOther() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    Loader<Invoice, String> blocking =
        Loader.blocking(
            node -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              two.countDown();
              goOn.await();
              running.decrementAndGet();
              return "by " + Thread.currentThread().getName();
            });
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int id = i;
      CompletableFuture<String> answer = new CompletableFuture<>();
      answers.add(answer);
      Runnable call =
          () -> {
            try {
              answer.complete(cache.sync().get(id, blocking));
            } catch (Throwable e) {
              answer.completeExceptionally(e);
            }
          };
      new Thread(call, "caller-" + i).start();
    }
    assertThat(two.await(20, TimeUnit.SECONDS)).as(() -> answers.toString()).isTrue();
    goOn.countDown();

    for (int i = 0; i < 6; i++) {
      assertThat(Await.value(answers.get(i))).isEqualTo("by caller-" + i);
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void bulkLoad_countsAsOne() {
    Deque<CompletableFuture<Map<Invoice, String>>> bulk = new ArrayDeque<>();
    BulkLoader<Invoice, String> loader =
        nodes -> {
          CompletableFuture<Map<Invoice, String>> load = new CompletableFuture<>();
          bulk.add(load);
          Map<Invoice, String> values = new HashMap<>();
          nodes.forEach(node -> values.put(node, "x"));
          return load.thenApply(nothing -> values);
        };
    CompletableFuture<Map<Integer, String>> one = cache.getAll(List.of(1, 2, 3), loader);
    CompletableFuture<Map<Integer, String>> two = cache.getAll(List.of(4, 5), loader);
    CompletableFuture<Map<Integer, String>> three = cache.getAll(List.of(6), loader);
    assertThat(bulk).hasSize(2);
    bulk.remove().complete(Map.of());
    assertThat(bulk).hasSize(2);
    bulk.forEach(load -> load.complete(Map.of()));

    assertThat(Await.value(one)).hasSize(3);
    assertThat(Await.value(two)).hasSize(2);
    assertThat(Await.value(three)).hasSize(1);
  }

  @Test
  void refreshes_waitForTheirTurn() {
    List<CompletableFuture<String>> answers = get(2);
    CompletableFuture<String> refreshed = cache.refresh(7, this::load);
    assertThat(loads).hasSize(2);
    loads.remove().complete("0");
    loads.remove().complete("1");
    loads.remove().complete("7");

    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(Await.value(refreshed)).isEqualTo("7");
  }

  @Test
  void rejected_theOlderValueIsServed() {
    DynamicType<String> type =
        DynamicNode.type("small", "v1", String.class)
            .tier("local", Duration.ofSeconds(1))
            .loads(LoadSpec.UNBOUNDED.timeout(Duration.ofSeconds(1)).maxConcurrent(1))
            .fresh(
                FreshSpec.NONE.staleIfError(Duration.ofHours(1)).retryAfter(Duration.ofSeconds(1)));
    NodeCache<DynamicNode<String>, String> small = type.cache(cacheme);
    Await.value(small.put(type.key("a"), "old"));
    scheduler.advance(Duration.ofSeconds(2));
    CompletableFuture<String> running = small.get(type.key("b"), node -> new CompletableFuture<>());
    CompletableFuture<String> waits = small.get(type.key("a"), node -> new CompletableFuture<>());
    scheduler.advance(Duration.ofSeconds(2));

    assertThat(running).isCompletedExceptionally();
    assertThat(Await.value(waits)).isEqualTo("old");
  }

  @Test
  void close_endsThoseThatWait() {
    List<CompletableFuture<String>> answers = get(4);
    cacheme.close();

    assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
  }

  @Test
  void describe_saysIt() {
    assertThat(cacheme.describe()).contains("loadTimeout 2s", "maxConcurrentLoads 2");
  }

  @Test
  void spec_refusesWhatCannotBe() {
    assertThatThrownBy(() -> LoadSpec.UNBOUNDED.maxConcurrent(-1)).hasMessageContaining("-1 loads");
    assertThatThrownBy(() -> LoadSpec.UNBOUNDED.timeout(Duration.ZERO))
        .hasMessageContaining("loadTimeout");
  }
}
