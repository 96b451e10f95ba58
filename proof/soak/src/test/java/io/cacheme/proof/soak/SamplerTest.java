package io.cacheme.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SamplerTest {

  /** JDKs have different classes for it. */
  @Test
  void delayedTasksOfTheJdk_areCounted() {
    long before = tasks();
    Executor later = CompletableFuture.delayedExecutor(9, TimeUnit.HOURS);
    for (int i = 0; i < 20; i++) {
      later.execute(() -> {});
    }

    assertThat(tasks() - before).isGreaterThanOrEqualTo(20);
  }

  private static long tasks() {
    return Sampler.now().sum(Sample.TASK);
  }
}
