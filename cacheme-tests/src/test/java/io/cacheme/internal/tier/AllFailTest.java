package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Status;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether nothing but failures comes, failure by failure. */
class AllFailTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration NANO = Duration.ofNanos(1);

  private final ManualTimeSource time = new ManualTimeSource();
  private final AllFail all = new AllFail(time);

  private void fail(int times) {
    for (int i = 1; i <= times; i++) {
      all.failed(new IllegalStateException("failure " + i), time.nanoTime());
    }
  }

  private String reason() {
    StorageState.Builder state = StorageState.builder("shared");
    all.describe(state);
    return state.build().reason();
  }

  @Test
  void failures_forASecond_fiveAtLeast() {
    fail(4);
    time.advance(SECOND);
    assertThat(all.status()).isEqualTo(Status.UP);
    assertThat(reason()).isNull();
    fail(1);
    assertThat(all.status()).isEqualTo(Status.DOWN);
    assertThat(reason())
        .isEqualTo("each call fails, the last with: java.lang.IllegalStateException: failure 1");
  }

  @Test
  void failures_forLess_areNotAll() {
    fail(9);
    time.advance(SECOND.minus(NANO));
    assertThat(all.status()).isEqualTo(Status.UP);
    time.advance(NANO);
    assertThat(all.status()).isEqualTo(Status.DOWN);
    assertThat(reason()).endsWith("failure 9");
    fail(2);
    assertThat(all.status()).as("since the first").isEqualTo(Status.DOWN);
  }

  @Test
  void answered_endsIt_andSaysWhetherItWasSo() {
    assertThat(all.answered()).isFalse();
    fail(5);
    assertThat(all.answered()).isFalse();
    fail(5);
    time.advance(SECOND);
    assertThat(all.answered()).isTrue();
    assertThat(all.status()).isEqualTo(Status.UP);
    fail(4);
    time.advance(SECOND);
    assertThat(all.status()).as("it counts anew").isEqualTo(Status.UP);
    all.answered();
    time.advance(SECOND);
    fail(5);

    assertThat(all.status()).as("from then on").isEqualTo(Status.UP);
  }
}
