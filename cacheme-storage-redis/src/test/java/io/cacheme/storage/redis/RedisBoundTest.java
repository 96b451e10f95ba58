package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.RedisProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection takes as many calls as its bound allows: not one more, and not one less. */
class RedisBoundTest {

  private static final int BOUND = 1_024;
  private static final int THREADS = 4;
  private static final int CALLS_A_THREAD = 50_000;

  private static RedisProcess redis;

  private final Queue<Throwable> refusals = new ConcurrentLinkedQueue<>();
  private RedisDriver driver;
  private RedisLink link;

  @BeforeAll
  static void startServer() {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stopServer() {
    redis.close();
  }

  @BeforeEach
  void connect() {
    RedisOptions options =
        RedisOptions.of(StorageUrl.parse(redis.url() + "?maxOutstanding=" + BOUND));
    RedisEndpoint endpoint = new RedisEndpoint(options, options.hosts().get(0));
    driver = new RedisDriver(options, StorageContexts.system("bound"), new ServerRuns(options));
    link = new RedisLink(Await.value(driver.connect(endpoint)), endpoint, () -> {});
  }

  @AfterEach
  void close() {
    Await.value(driver.close(() -> {}));
  }

  /** One half come from threads as soon as another was answered, one half from the answers. */
  @Test
  void submit_whileFewerAreUnanswered_isNeverRefused() throws InterruptedException {
    Semaphore free = new Semaphore(BOUND / 2);
    List<CompletableFuture<Void>> chains =
        IntStream.range(0, BOUND / 2)
            .mapToObj(i -> chain(THREADS * CALLS_A_THREAD / BOUND))
            .toList();
    join(start(CALLS_A_THREAD, () -> getWhen(free)));
    free.acquire(BOUND / 2);
    chains.forEach(Await::value);

    assertThat(refusals).isEmpty();
  }

  @Test
  void submit_whileNoneIsAnswered_takesJustTheBound() throws InterruptedException {
    Queue<GetCall> calls = new ConcurrentLinkedQueue<>();
    redis.stop();
    try {
      join(start(BOUND, () -> calls.add(get())));

      assertThat(calls).hasSize(THREADS * BOUND);
      assertThat(calls.stream().filter(call -> !call.isDone())).hasSize(BOUND);
    } finally {
      redis.cont();
    }
    calls.stream().filter(call -> !call.isCompletedExceptionally()).forEach(Await::value);
  }

  @Test
  void calls_thatWereGivenUp_makeRoom() {
    for (int round = 0; round < 20; round++) {
      List<GetCall> calls = IntStream.range(0, BOUND).mapToObj(i -> get()).toList();
      calls.subList(0, BOUND - 1).forEach(call -> call.cancel(false));

      assertThat(Await.value(calls.get(BOUND - 1))).isNull(); // the last to be answered
    }
  }

  private GetCall get() {
    GetCall call = new GetCall("bound:none");
    link.submit(call);
    return call;
  }

  private void getWhen(Semaphore free) {
    free.acquireUninterruptibly();
    get().whenComplete((value, thrown) -> ended(thrown)).whenComplete((v, t) -> free.release());
  }

  /** {@code more} calls, each from the answer to the one before. */
  private CompletableFuture<Void> chain(int more) {
    CompletableFuture<StoredValue> call = get().whenComplete((value, thrown) -> ended(thrown));
    return more == 0 ? call.thenAccept(value -> {}) : call.thenCompose(value -> chain(more - 1));
  }

  private void ended(Throwable thrown) {
    if (thrown != null) {
      refusals.add(thrown);
    }
  }

  private static List<Thread> start(int times, Runnable task) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < times; n++) {
                  task.run();
                }
              });
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
