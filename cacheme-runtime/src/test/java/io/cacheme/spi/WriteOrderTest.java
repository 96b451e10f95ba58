package io.cacheme.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WriteOrderTest {

  private final WriteOrder order = new WriteOrder();
  private final List<String> begun = new ArrayList<>();

  @Test
  void first_beginsAtOnce_andAnswers() {
    CompletionStage<String> written =
        order.write("a", () -> CompletableFuture.completedFuture("done"));

    assertThat(written.toCompletableFuture()).isCompletedWithValue("done");
    assertThat(order.size()).isZero();
  }

  @Test
  void second_ofTheKey_waits_othersDoNot() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    write("1", "a", first);
    write("2", "a", new CompletableFuture<>());
    write("3", "b", new CompletableFuture<>());
    assertThat(begun).containsExactly("1", "3");

    first.complete(null);
    assertThat(begun).containsExactly("1", "3", "2");
  }

  @Test
  void failed_letsTheNextBegin() {
    CompletionStage<Void> broken =
        order.write(
            "a",
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(() -> broken.toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);

    write("1", "a", CompletableFuture.failedFuture(new IllegalStateException("no")));
    write("2", "a", new CompletableFuture<>());
    assertThat(begun).containsExactly("1", "2");
  }

  @Test
  void cancelledByItsCaller_stillHoldsItsPlace() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletionStage<Void> written = order.write("a", () -> first);
    write("2", "a", new CompletableFuture<>());
    written.toCompletableFuture().cancel(true);
    assertThat(begun).isEmpty();

    first.complete(null);
    assertThat(begun).containsExactly("2");
  }

  @Test
  void many_waitForAllTheirKeys() {
    CompletableFuture<Void> a = new CompletableFuture<>();
    CompletableFuture<Void> b = new CompletableFuture<>();
    write("a", "a", a);
    write("b", "b", b);
    order.writeAll(List.of("a", "b", "a"), () -> begin("ab", new CompletableFuture<>()));
    a.complete(null);
    assertThat(begun).containsExactly("a", "b");

    b.complete(null);
    assertThat(begun).containsExactly("a", "b", "ab");
  }

  @Test
  void none_beginsAtOnce() {
    order.writeAll(List.of(), () -> begin("none", CompletableFuture.completedFuture(null)));

    assertThat(begun).containsExactly("none");
  }

  @Test
  void longQueue_doesNotGrowTheStack() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    write("first", "a", first);
    for (int i = 0; i < 100_000; i++) {
      write(String.valueOf(i), "a", CompletableFuture.completedFuture(null));
    }
    first.complete(null);

    assertThat(begun).hasSize(100_001).endsWith("99999");
    assertThat(order.size()).isZero();
  }

  @Test
  void anyThreads_eachKeyInTheOrderOfItsCalls_andNothingStays() throws Exception {
    long seed = Long.getLong("cacheme.seed", System.nanoTime());
    System.out.println("WriteOrderTest: -Dcacheme.seed=" + seed);
    Map<String, List<Integer>> seen = new HashMap<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int first = t * 1_000_000;
      Random random = new Random(seed + t);
      threads.add(new Thread(() -> hammer(random, first, seen)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(order.size()).isZero();
    seen.forEach(
        (key, writes) -> {
          for (int t = 0; t < 4; t++) {
            int of = t;
            assertThat(writes.stream().filter(w -> w / 1_000_000 == of).toList()).isSorted();
          }
        });
  }

  private void hammer(Random random, int first, Map<String, List<Integer>> seen) {
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      int id = first + i;
      List<String> keys = random.ints(1 + random.nextInt(3), 0, 8).mapToObj(k -> "k" + k).toList();
      boolean later = random.nextInt(4) == 0;
      all.add(
          order
              .writeAll(
                  keys,
                  () -> {
                    synchronized (seen) {
                      keys.stream()
                          .distinct()
                          .forEach(k -> seen.computeIfAbsent(k, x -> new ArrayList<>()).add(id));
                    }
                    return later
                        ? CompletableFuture.runAsync(() -> {})
                        : CompletableFuture.completedFuture(null);
                  })
              .toCompletableFuture());
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private void write(String name, String key, CompletableFuture<Void> until) {
    order.write(key, () -> begin(name, until));
  }

  private CompletableFuture<Void> begin(String name, CompletableFuture<Void> until) {
    begun.add(name);
    return until;
  }
}
