package io.cacheme;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.AbstractThrowableAssert;

/** What futures fail with. */
final class Failures {

  private Failures() {}

  /** Why {@code future} failed, which it must within some seconds. */
  static Throwable of(CompletableFuture<?> future) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CompletableFuture<?> done =
        future.handle(
            (value, thrown) -> {
              failure.set(thrown);
              return null;
            });
    assertThat(done).succeedsWithin(5, SECONDS);
    assertThat(failure.get()).as("failure of %s", future).isNotNull();
    return failure.get();
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(
      CompletableFuture<?> future) {
    return assertThat(of(future));
  }
}
