package io.cacheme.proof.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.testkit.Await;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  private static final int PER_SECOND = 1_000;

  private final Source source = new Source(50, 100, Duration.ZERO);
  private final Tally tally = new Tally();
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void answersThatAreRight_areNoFault() throws Exception {
    Right right = new Right();
    OpenLoop loop = start(right);
    Await.until("some are asked", () -> tally.report().requests() >= 500);
    loop.stop();
    tally.awaitAnswers(Duration.ofSeconds(10).toNanos());

    LoadReport report = tally.report();
    assertThat(report.pending()).isZero();
    assertThat(report.faults().values()).as("%s", report.examples()).containsOnly(0L);
    assertThat(report.reads().get("start").count() + report.writes().get("start").count())
        .isEqualTo(report.requests());
  }

  /** Or a cache that stops the caller would look faster the longer it does. */
  @Test
  void callThatHoldsTheCallerUp_isChargedForThoseThatHadToWait() throws Exception {
    AtomicBoolean first = new AtomicBoolean(true);
    OpenLoop loop =
        start(
            new Right() {
              @Override
              void asked() {
                if (first.getAndSet(false)) {
                  Await.until("it is released", () -> release.getCount() == 0);
                }
              }
            });
    Await.until("a call holds the caller up", () -> !first.get());
    long held = System.nanoTime();
    Await.until("others are due", () -> System.nanoTime() - held > 200_000_000);
    release.countDown();
    Await.until("they are asked", () -> tally.report().requests() >= 200);
    loop.stop();

    LoadReport report = tally.report();
    Duration p99 = report.reads().get("start").p99();
    assertThat(p99)
        .as("of which many were due while one was held")
        .isGreaterThan(Duration.ofMillis(100));
  }

  @Test
  void callThatThrows_endsTheLoop() throws Exception {
    OpenLoop loop =
        start(
            new Right() {
              @Override
              void asked() {
                throw new IllegalStateException("on purpose");
              }
            });
    Await.until("one was asked", () -> tally.report().requests() > 0);

    assertThatThrownBy(loop::stop)
        .hasMessageContaining("a call threw")
        .hasRootCauseMessage("on purpose");
  }

  private OpenLoop start(Target target) {
    return OpenLoop.start(
        new Asker(target, source, Mix.mostlyReads(), tally, Set.of(), 7), PER_SECOND);
  }

  /** Answers what the source has. */
  private class Right implements Target {

    void asked() {}

    @Override
    public CompletableFuture<String> get(int key) {
      asked();
      return CompletableFuture.completedFuture(source.value(key));
    }

    @Override
    public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> keys) {
      asked();
      Map<Integer, String> values = new LinkedHashMap<>();
      keys.forEach(key -> values.put(key, source.value(key)));
      return CompletableFuture.completedFuture(values);
    }

    @Override
    public CompletableFuture<Void> put(int key, String value) {
      asked();
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<String> refresh(int key) {
      return get(key);
    }

    @Override
    public CompletableFuture<Void> invalidate(int key) {
      asked();
      return CompletableFuture.completedFuture(null);
    }
  }
}
