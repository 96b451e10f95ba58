package io.cacheme.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StagesTest {

  private final CompletableFuture<String> one = new CompletableFuture<>();
  private final CompletableFuture<Integer> two = new CompletableFuture<>();
  private final CompletableFuture<Void> three = new CompletableFuture<>();
  private final List<CompletableFuture<?>> stages = List.of(one, two, three);

  @Test
  void all_isCompletedWithTheLast() {
    CompletableFuture<Void> all = Stages.all(stages);
    two.complete(2);
    three.complete(null);
    assertThat(all).isNotDone();
    one.complete("1");

    assertThat(all).isCompletedWithValue(null);
  }

  @Test
  void all_ofNone_isComplete() {
    assertThat(Stages.all(List.of())).isCompletedWithValue(null);
  }

  @Test
  void all_failed_waitsForTheOthers_andTellsTheFirst() {
    IllegalStateException first = new IllegalStateException("first");
    CompletableFuture<Void> all = Stages.all(stages);
    two.completeExceptionally(first);
    one.completeExceptionally(new IllegalStateException("second"));
    assertThat(all).isNotDone();
    three.complete(null);

    assertThat(failure(all)).isSameAs(first);
  }

  @Test
  void all_withResult_asksForItOnce_whenAllHaveSucceeded() {
    AtomicInteger asked = new AtomicInteger();
    CompletableFuture<String> all =
        Stages.all(stages, () -> one.join() + two.join() + asked.incrementAndGet());
    one.complete("1");
    three.complete(null);
    assertThat(asked).hasValue(0);
    two.complete(2);

    assertThat(all).isCompletedWithValue("121");
  }

  @Test
  void all_resultThatThrows_fails() {
    IllegalStateException thrown = new IllegalStateException("no result");
    CompletableFuture<String> all =
        Stages.all(
            List.of(one),
            () -> {
              throw thrown;
            });
    one.complete("1");

    assertThat(failure(all)).isSameAs(thrown);
  }

  @Test
  void cause_isWhatWasWrapped() {
    IllegalStateException cause = new IllegalStateException("cause");
    CompletionException bare = new CompletionException("no cause", null);

    assertThat(Stages.cause(cause)).isSameAs(cause);
    assertThat(Stages.cause(new CompletionException(cause))).isSameAs(cause);
    assertThat(Stages.cause(bare)).isSameAs(bare);
  }

  private static Throwable failure(CompletableFuture<?> failed) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    failed.whenComplete((value, thrown) -> failure.set(thrown)); // which wraps nothing
    return failure.get();
  }
}
