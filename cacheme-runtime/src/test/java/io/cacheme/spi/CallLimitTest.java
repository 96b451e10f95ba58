package io.cacheme.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallLimitTest {

  private final CallLimit limit = new CallLimit(2, 4, () -> new IllegalStateException("too many"));
  private final List<String> begun = new ArrayList<>();

  @Test
  void call_underTheLimit_beginsAtOnce_andAnswers() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    CompletionStage<String> called = limit.read(() -> answer);
    assertThat(limit.unanswered()).isOne();
    answer.complete("a");

    assertThat(called.toCompletableFuture()).isCompletedWithValue("a");
    assertThat(limit.unanswered()).isZero();
  }

  @Test
  void calls_overTheLimit_waitInOrder() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> second = new CompletableFuture<>();
    read("1", first);
    read("2", second);
    read("3", new CompletableFuture<>());
    read("4", new CompletableFuture<>());
    assertThat(begun).containsExactly("1", "2");

    second.complete(null);
    assertThat(begun).containsExactly("1", "2", "3");
    first.complete(null);
    assertThat(begun).containsExactly("1", "2", "3", "4");
  }

  @Test
  void calls_overTheBound_failAtOnce_untilOneEnds() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    read("1", first);
    for (int i = 2; i <= 4; i++) {
      read("" + i, new CompletableFuture<>());
    }
    assertThatThrownBy(() -> read("5", new CompletableFuture<>()).toCompletableFuture().join())
        .hasRootCauseMessage("too many");

    first.complete(null);
    assertThat(read("6", new CompletableFuture<>()).toCompletableFuture()).isNotDone();
  }

  @Test
  void callsOverTheBound_areNotCounted() throws InterruptedException {
    for (int i = 1; i <= 4; i++) {
      read("" + i, new CompletableFuture<>());
    }
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread caller = new Thread(this::readThatIsRefused);
      caller.start();
      callers.add(caller);
    }
    int most = 0;
    while (callers.stream().anyMatch(Thread::isAlive)) {
      most = Math.max(most, limit.unanswered());
    }

    assertThat(most).isEqualTo(4);
  }

  private void readThatIsRefused() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(limit.read(CompletableFuture::new).toCompletableFuture()).isDone();
    }
  }

  @Test
  void writesOfAKey_waitForEachOther_andCountTowardsTheBound() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    write("1", first);
    write("2", CompletableFuture.completedFuture(null));
    limit.writeAll(List.of("k", "l"), () -> begin("3", new CompletableFuture<>()));
    read("4", new CompletableFuture<>());
    assertThat(begun).containsExactly("1", "4");
    assertThat(write("5", first).toCompletableFuture()).isCompletedExceptionally();

    first.complete(null);
    assertThat(begun).containsExactly("1", "4", "2", "3");
  }

  @Test
  void failures_thrownOrAnswered_freeThePlace() {
    for (int i = 0; i < 10; i++) {
      CompletionStage<Void> thrown =
          limit.read(
              () -> {
                throw new IllegalStateException("thrown");
              });
      assertThatThrownBy(() -> thrown.toCompletableFuture().join()).hasRootCauseMessage("thrown");
      CompletionStage<Void> failed =
          limit.read(() -> CompletableFuture.failedFuture(new IllegalStateException("failed")));
      assertThatThrownBy(() -> failed.toCompletableFuture().join()).hasRootCauseMessage("failed");
    }
    assertThat(limit.unanswered()).isZero();
  }

  @Test
  void manyThatEndAtOnce_doNotGoDeep() {
    CallLimit one = new CallLimit(1, 1 << 20, IllegalStateException::new);
    CompletableFuture<Void> first = new CompletableFuture<>();
    AtomicInteger ended = new AtomicInteger();
    one.read(() -> first);
    for (int i = 0; i < 100_000; i++) {
      Integer number = i;
      CompletionStage<Integer> call =
          i % 2 == 0
              ? one.read(() -> CompletableFuture.completedFuture(number))
              : one.write("k", () -> CompletableFuture.completedFuture(number));
      call.whenComplete((value, failure) -> ended.incrementAndGet());
    }
    first.complete(null);

    assertThat(ended).hasValue(100_000);
    assertThat(one.unanswered()).isZero();
  }

  @Test
  void manyThreads_neverOverTheLimit_allAnswered() throws Exception {
    long seed = System.nanoTime();
    System.out.println("[CallLimitTest] seed " + seed);
    CallLimit three = new CallLimit(3, 1 << 20, IllegalStateException::new);
    ExecutorService driver = Executors.newFixedThreadPool(4);
    ExecutorService callers = Executors.newFixedThreadPool(4);
    AtomicInteger with = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    for (int caller = 0; caller < 4; caller++) {
      Random random = new Random(seed + caller);
      callers.execute(
          () -> {
            for (int i = 0; i < 20_000; i++) {
              boolean atOnce = random.nextBoolean();
              String key = "k" + random.nextInt(50);
              three
                  .write(
                      key,
                      () -> {
                        most.accumulateAndGet(with.incrementAndGet(), Math::max);
                        return atOnce
                            ? CompletableFuture.completedFuture(with.decrementAndGet())
                            : CompletableFuture.supplyAsync(with::decrementAndGet, driver);
                      })
                  .whenComplete((value, failure) -> answered.incrementAndGet());
            }
          });
    }
    callers.shutdown();
    assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    while (answered.get() < 80_000) { // or the time limit
      Thread.onSpinWait();
    }
    driver.shutdown();

    assertThat(most.get()).isBetween(1, 3);
    assertThat(three.unanswered()).isZero();
    assertThat(with).hasValue(0);
  }

  @Test
  void sizes_thatMakeNoSense_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallLimit(0, 1, IllegalStateException::new));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallLimit(2, 1, IllegalStateException::new));
  }

  private CompletionStage<Void> read(String name, CompletableFuture<Void> answer) {
    return limit.read(() -> begin(name, answer));
  }

  private CompletionStage<Void> write(String name, CompletableFuture<Void> answer) {
    return limit.write("k", () -> begin(name, answer));
  }

  private CompletionStage<Void> begin(String name, CompletableFuture<Void> answer) {
    begun.add(name);
    return answer;
  }
}
