package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.CachemeException;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.testkit.Await;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A load thread that waits for a load which nobody runs, runs it, and is interrupted: that is no
 * failure of those who wait for it, it is loaded anew, by another thread.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class HelperInterruptTest {

  private static final Part PART = Part.of(9);

  private final HeldLoads<Part> loads = new HeldLoads<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final CountDownLatch busy = new CountDownLatch(2);
  private final CountDownLatch helps = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);

  @RegisterExtension final House house = new House().with(builder -> builder.loadExecutor(pool));

  @AfterEach
  void endPool() {
    pool.shutdownNow();
  }

  /** How somebody asks for the part. */
  enum Question {
    GET(parts -> parts.get(PART)),
    GET_ALL(parts -> parts.getAll(List.of(PART)).thenApply(found -> found.get(PART)));

    private final Function<NodeCache<Part, String>, CompletableFuture<String>> asks;

    Question(Function<NodeCache<Part, String>, CompletableFuture<String>> asks) {
      this.asks = asks;
    }
  }

  /** Two loads that take both load threads: the first helps, then the second lets its thread go. */
  private List<CompletableFuture<String>> takeThreads(Function<Item, String> first) {
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(Tiers.HEAP),
            Loader.<Item, String>blocking(
                item -> {
                  Callers.meet(busy);
                  if (item.id() == 1) {
                    Callers.await(helps);
                    return first.apply(item) + ", " + Thread.currentThread().isInterrupted();
                  }
                  Callers.await(free);
                  return "free";
                }));
    List<CompletableFuture<String>> taken = List.of(items.get(Item.of(1)), items.get(Item.of(2)));
    Callers.await(busy);
    return taken;
  }

  /** Interrupts who runs the next load, and lets the one after it succeed. */
  private void interruptHelper() {
    loads.next().thread().interrupt();
    free.countDown();
    loads.next().succeed();
  }

  @ParameterizedTest
  @EnumSource
  void get_helperInterrupted_openerIsAnsweredByALoadAnew(Question question) {
    NodeCache<Part, String> parts = house.bind(Specs.part(Tiers.HEAP), loads.blocking());
    List<CompletableFuture<String>> taken = takeThreads(item -> parts.get(PART).join());
    CompletableFuture<String> opener = question.asks.apply(parts);
    helps.countDown();
    interruptHelper();
    assertThat(Callers.value(opener)).isEqualTo("load 2");
    assertThat(Callers.value(taken.get(0))).isEqualTo("load 2, true");
    assertThat(loads.count()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void getAll_helperOfTheBulkLoadInterrupted_openerIsAnsweredByALoadAnew(Tiers tiers) {
    NodeCache<Part, String> parts = house.bind(Specs.part(tiers), loads.blocking());
    List<CompletableFuture<String>> taken = takeThreads(item -> parts.get(PART).join());
    Part other = Part.of(10);
    var opener = parts.getAll(List.of(PART, other), loads.blockingBulk());
    helps.countDown();
    interruptHelper();
    assertThat(Callers.value(opener)).containsEntry(PART, "load 2").containsEntry(other, "load 2");
    assertThat(Callers.value(taken.get(0))).isEqualTo("load 2, true");
    assertThat(loads.count()).isEqualTo(2);
  }

  /** It opened the refresh that it runs: it alone fails, and does not run what the others need. */
  @ParameterizedTest
  @EnumSource
  void syncRefresh_loadThreadInterrupted_runsItsLoadOnce(Tiers tiers) {
    NodeCache<Part, String> parts = house.bind(Specs.part(tiers), loads.blocking());
    AtomicReference<Thread> helper = new AtomicReference<>();
    List<CompletableFuture<String>> taken =
        takeThreads(
            item -> {
              helper.set(Thread.currentThread());
              return parts.sync().refresh(PART);
            });
    CompletableFuture<String> before = parts.refresh(PART);
    helps.countDown();
    Await.until("the load thread refreshes", () -> isParked(helper.get()), House.PATIENCE);
    CompletableFuture<String> joined = parts.refresh(PART);
    free.countDown();
    loads.next().succeed();
    interruptHelper();
    assertThat(Callers.value(before)).isEqualTo("load 1");
    assertThat(Callers.value(joined)).isEqualTo("load 3");
    assertThat(Callers.failure(taken.get(0))).isInstanceOf(CachemeException.class);
    assertThat(loads.count()).isEqualTo(3);
  }

  private static boolean isParked(Thread thread) {
    return thread != null && thread.getState() == Thread.State.WAITING;
  }
}
