package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PoolTest {

  private static final int THREADS = 4;

  private final AtomicInteger made = new AtomicInteger();
  private final Pool<Integer> pool = new Pool<>(made::incrementAndGet);

  @Test
  void whatIsGivenBack_isTakenAgain_once() {
    assertThat(pool.take()).isEqualTo(1);
    assertThat(pool.take()).isEqualTo(2);
    pool.give(1);
    assertThat(pool.take()).isEqualTo(1);
    assertThat(pool.take()).isEqualTo(3);
  }

  /** As many as have places apart from each other on any machine. */
  @Test
  void threads_findWhatTheyGave() throws InterruptedException {
    int[] taken = new int[THREADS];
    CyclicBarrier allHaveGiven = new CyclicBarrier(THREADS);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int mine = i;
      threads.add(
          thread(
              i,
              () -> {
                pool.give(100 + mine);
                await(allHaveGiven);
                taken[mine] = pool.take();
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(taken).containsExactly(100, 101, 102, 103);
    assertThat(made).hasValue(0);
  }

  /** One whose number leaves {@code rest} if it is divided by how many there are. */
  private static Thread thread(int rest, Runnable task) {
    Thread thread = new Thread(task);
    while (thread.getId() % THREADS != rest) {
      thread = new Thread(task);
    }
    return thread;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
