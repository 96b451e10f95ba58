package io.cacheme.internal.key;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What an outcome gives those who asked. */
class OutcomeTest {

  private final CompletableFuture<String> future = new CompletableFuture<>();

  @Test
  void loaded_givesItsValueUntilItEnds() {
    Outcome<String> outcome = Outcome.loaded(Entry.of("value", 0, 10));
    outcome.complete(future);
    assertThat(future).isCompletedWithValue("value");
    assertThat(outcome.value()).isEqualTo("value");
    assertThat(outcome.isHit()).isFalse();
    assertThat(outcome.isExpired(9)).isFalse();
    assertThat(outcome.isExpired(10)).isTrue();
  }

  @Test
  void failed_failsTheFuture() {
    Exception failure = new IllegalStateException("a failing load");
    Outcome.<String>failed(failure).complete(future);
    assertThat(future).failsWithin(0, SECONDS).withThrowableThat().withCause(failure);
  }

  @Test
  void nothing_givesNull() {
    Outcome<String> outcome = Outcome.nothing();
    outcome.complete(future);
    assertThat(future).isCompletedWithValue(null);
    assertThat(outcome.isHit()).isFalse();
    assertThat(outcome.isExpired(0)).isTrue();
  }
}
