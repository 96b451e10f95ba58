package io.cacheme.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The same between threads, where what is found is luck: {@code proof/mutation} leaves it out. */
class DeadlinesOfManyThreadsTest {

  private final Deadlines deadlines = new Deadlines(100);

  @Test
  void removeAndExpire_manyThreads_eachWaitEndsOnce() throws Exception {
    AtomicInteger ends = new AtomicInteger();
    class Racing extends Deadlines.Timed {
      @Override
      protected void expired() {
        ends.incrementAndGet();
      }
    }
    int threads = 4;
    int each = 20_000;
    CountDownLatch done = new CountDownLatch(threads);
    for (int t = 0; t < threads; t++) {
      new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  Racing wait = new Racing();
                  deadlines.add(wait, i);
                  if (i % 2 == 0 && deadlines.remove(wait)) {
                    ends.incrementAndGet();
                  }
                  if (i % 100 == 0) {
                    deadlines.expireDue(i);
                  }
                }
                done.countDown();
              })
          .start();
    }
    done.await();
    deadlines.expireAll();
    assertThat(ends).hasValue(threads * each);
    assertThat(deadlines.isEmpty()).isTrue();
  }
}
