package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.spi.TimeSource;
import io.cacheme.testkit.Await;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A load executor of the user's own whose threads all run loads that wait for loads: nobody else
 * will run what they wait for.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class SmallPoolTest {

  private static final int THREADS = 2;

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, this::newThread);
  private final SlowBeginning time = new SlowBeginning();

  @RegisterExtension
  final House house = new House().with(builder -> builder.loadExecutor(pool).timeSource(time));

  private Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "load");
    threads.add(thread);
    return thread;
  }

  /**
   * The system's time, which a load that begins on the storage's thread gets only when all load
   * threads wait for it, or for something to do.
   */
  private final class SlowBeginning implements TimeSource {

    private final CountDownLatch begins = new CountDownLatch(1);
    private final AtomicReference<Boolean> slow = new AtomicReference<>();

    /** The next one; once. */
    void beSlow() {
      slow.compareAndSet(null, true);
    }

    @Override
    public long nanoTime() {
      if (LoopRemote.isItsThread() && slow.compareAndSet(true, false)) {
        begins.countDown();
        Await.until("all load threads wait", this::allWait, House.PATIENCE);
      }
      return System.nanoTime();
    }

    private boolean allWait() {
      return threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
    }

    @Override
    public long coarseNanoTime() {
      return System.nanoTime();
    }

    @Override
    public long epochMillis() {
      return System.currentTimeMillis();
    }
  }

  @AfterEach
  void endPool() {
    pool.shutdownNow();
  }

  /** What a load asks for, and how it waits for it. */
  enum Wait {
    GET((parts, id) -> parts.get(Part.of(id)).join()),
    SYNC_GET((parts, id) -> parts.sync().get(Part.of(id))),
    SAME_GET((parts, id) -> parts.get(Part.of(7)).join()),
    GET_ALL((parts, id) -> all(parts, 10 * id).join().toString()),
    SAME_GET_ALL((parts, id) -> all(parts, 50).join().toString()),
    SYNC_GET_ALL((parts, id) -> parts.sync().getAll(parts(10 * id)).toString()),
    REFRESH((parts, id) -> parts.refresh(Part.of(id)).join()),
    SAME_REFRESH((parts, id) -> parts.refresh(Part.of(7)).join()),
    SYNC_REFRESH((parts, id) -> parts.sync().refresh(Part.of(id))),
    SAME_SYNC_REFRESH((parts, id) -> parts.sync().refresh(Part.of(7)));

    private final BiFunction<NodeCache<Part, String>, Long, String> call;

    Wait(BiFunction<NodeCache<Part, String>, Long, String> call) {
      this.call = call;
    }

    private static List<Part> parts(long from) {
      return Stream.of(0, 1, 2).map(i -> Part.of(from + i)).toList();
    }

    private static CompletableFuture<?> all(NodeCache<Part, String> parts, long from) {
      return parts.getAll(parts(from));
    }
  }

  /** Asks, and waits for the answer later. */
  enum Question {
    GET((parts, id) -> parts.get(Part.of(id))),
    SAME_GET((parts, id) -> parts.get(Part.of(7))),
    GET_ALL((parts, id) -> Wait.all(parts, 10 * id)),
    SAME_GET_ALL((parts, id) -> Wait.all(parts, 50));

    private final BiFunction<NodeCache<Part, String>, Long, CompletableFuture<?>> call;

    Question(BiFunction<NodeCache<Part, String>, Long, CompletableFuture<?>> call) {
      this.call = call;
    }
  }

  static Stream<Arguments> tiersAndWaits() {
    return Stream.of(Tiers.values())
        .flatMap(tiers -> Stream.of(Wait.values()).map(wait -> Arguments.of(tiers, wait)));
  }

  @ParameterizedTest
  @MethodSource("tiersAndWaits")
  void get_allThreadsWaitForOtherLoads_allSucceed(Tiers tiers, Wait wait) {
    allSucceed(tiers, wait.call);
  }

  /** A load that they can see is one that they can run. */
  @ParameterizedTest
  @EnumSource
  void get_allThreadsWaitWhileALoadBegins_allSucceed(Question question) {
    CountDownLatch asked = new CountDownLatch(THREADS);
    allSucceed(
        Tiers.REMOTE,
        (parts, id) -> {
          house.remote.hold(); // else it may answer at once, to who asks
          time.beSlow();
          CompletableFuture<?> answer = question.call.apply(parts, id);
          Callers.meet(asked);
          house.remote.release();
          Callers.await(time.begins);
          return answer.join().toString();
        });
  }

  private void allSucceed(Tiers tiers, BiFunction<NodeCache<Part, String>, Long, String> asks) {
    NodeCache<Part, String> parts =
        house.bind(Specs.part(tiers), Loader.<Part, String>blocking(part -> "part " + part.id()));
    CountDownLatch begun = new CountDownLatch(THREADS);
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(tiers),
            Loader.<Item, String>blocking(
                item -> {
                  Callers.meet(begun);
                  return asks.apply(parts, item.id());
                }));
    List<CompletableFuture<String>> answers =
        IntStream.range(0, THREADS).mapToObj(i -> items.get(Item.of(i))).toList();
    answers.forEach(answer -> assertThat(Callers.value(answer)).contains("part "));
  }
}
