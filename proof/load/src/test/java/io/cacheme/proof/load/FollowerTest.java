package io.cacheme.proof.load;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.proof.load.Tally.Fault;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class FollowerTest {

  private static final int REQUESTS = 50;

  private final Source source = new Source(4, 20, Duration.ZERO);
  private final Tally tally = new Tally();

  @Test
  void whatIsAsWritten_isNoFault() {
    writeAll();
    follow(Duration.ZERO, key -> source.value(key));

    assertThat(tally.report().faults().values()).allMatch(count -> count == 0);
    assertThat(tally.report().requests()).isGreaterThan(REQUESTS);
  }

  @Test
  void whatWasWrittenForLong_andIsNotKnown_isStale() {
    String[] before = {source.value(0), source.value(1), source.value(2), source.value(3)};
    writeAll();
    follow(Duration.ZERO, key -> before[key]);

    assertThat(tally.report().count(Fault.STALE)).isPositive();
  }

  @Test
  void whatWasWrittenJustNow_needNotBeKnown() {
    String[] before = {source.value(0), source.value(1), source.value(2), source.value(3)};
    writeAll();
    follow(Duration.ofHours(1), key -> before[key]);

    assertThat(tally.report().count(Fault.STALE)).isZero();
  }

  @Test
  void anotherKeysValue_isWrong() {
    follow(Duration.ofHours(1), key -> source.value(3 - key));

    assertThat(tally.report().count(Fault.WRONG)).isEqualTo(REQUESTS);
  }

  @Test
  void noValue_isMissing() {
    follow(Duration.ofHours(1), key -> null);

    assertThat(tally.report().count(Fault.MISSING)).isEqualTo(REQUESTS);
    assertThat(tally.report().count(Fault.FAILED)).isZero();
  }

  private void writeAll() {
    for (int key = 0; key < source.keys(); key++) {
      source.written(key, source.change(key));
    }
  }

  private void follow(Duration within, IntFunction<String> answers) {
    Follower follower = new Follower(new Answering(answers), source, tally, within, 1);
    for (int i = 0; i < REQUESTS; i++) {
      follower.ask();
    }
  }

  /** Only gets are asked of another process. */
  private record Answering(IntFunction<String> answers) implements Target {

    @Override
    public CompletableFuture<String> get(int key) {
      return completedFuture(answers.apply(key));
    }

    @Override
    public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> keys) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> put(int key, String value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<String> refresh(int key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> invalidate(int key) {
      throw new UnsupportedOperationException();
    }
  }
}
