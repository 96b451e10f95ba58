package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StoredValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every remote storage with a server must do when server or network fail while it is open: its
 * calls end, it recovers by itself, and it can be closed. The test of a storage extends it, beside
 * one that extends {@link RemoteStorageContract}:
 *
 * <pre>{@code
 * class ShelfFaultsTest extends RemoteStorageFaultContract {
 *
 *   private static final ShelfServer SERVER = new ShelfServer(); // implements StoppableServer
 *
 *   @BeforeAll
 *   static void start() {
 *     SERVER.restart();
 *   }
 *
 *   @AfterAll
 *   static void stop() {
 *     SERVER.kill();
 *   }
 *
 *   @Override
 *   protected KillableServer server() {
 *     return SERVER;
 *   }
 *
 *   @Override
 *   protected RemoteStorage create(FaultSettings settings) {
 *     return new ShelfStorage("127.0.0.1", settings.port(), settings.silenceTimeout(), …);
 *   }
 *
 *   @Override
 *   protected ExpectedFailures failures() {
 *     return new ExpectedFailures(ShelfException.class, "silent", "too many", "no shelf", "closed");
 *   }
 *
 *   @Override
 *   protected KilledData killedData() {
 *     return KilledData.LOST;
 *   }
 * }
 * }</pre>
 *
 * <p>The server is one of the test's own, for it is hung and killed; after each case it is let go
 * on or started again, whatever happened. Where it is no {@link StoppableServer}, because it lives
 * in a process that must not stop, a hung one is one to and from which the proxy lets nothing
 * through. Nothing is skipped but the cases of conditional writes, where there are none. A case
 * that fails shows what the server printed last.
 *
 * <p>Add the storage's own faults beside the suite's, with the same tools: {@link #storage} is open
 * in each case and has "1" under "a", {@link #proxy} stands before the server, {@link #hang} and
 * {@link #goOn} are safe to use, {@link #reopen} sets another silence timeout.
 *
 * <p>Threads are told by their names, which must have that of the {@code StorageContext} in them.
 * Some cases write 150 MiB, of which the server sees a part. No case asserts a speed, but that
 * {@code close} ends within five seconds. There will be more cases, and methods that may be
 * overridden.
 */
public abstract class RemoteStorageFaultContract extends RemoteStorageConditionalCases {

  private static final Duration LAG = Duration.ofMillis(50);
  private static final int MEBIBYTE = 1 << 20;

  /** For storages' tests. */
  protected RemoteStorageFaultContract() {}

  @Test
  void slow_isServed() {
    reopen(silenceTimeout());
    proxy.delay(LAG);
    assertHas("a", "1");
  }

  @Test
  void sliced_isServedWhole() {
    proxy.slice(3);
    put("sliced", "y".repeat(1_000));

    assertHas("sliced", "y".repeat(1_000));
    assertThat(answerOf("getAll", storage.getAll(List.of(key("a"), key("none"), key("sliced")))))
        .containsOnlyKeys(key("a"), key("sliced"));
  }

  @Test
  void corruptEveryThirdByte_endsInAnAnswerOrAFailure_thenServes() {
    assertEndsWhereCorrupt(3);
  }

  @Test
  void corruptEverySeventhByte_endsInAnAnswerOrAFailure_thenServes() {
    assertEndsWhereCorrupt(7);
  }

  @Test
  void manyCalls_areAnsweredWhole() {
    List<CompletableFuture<StoredValue>> gets =
        Stream.generate(() -> get("a")).limit(MAX_OUTSTANDING - 1).toList();

    gets.forEach(get -> assertThat(answerOf("get", get)).isNotNull());
  }

  @Test
  void manyLargeValues_pass() {
    int size = Math.min(storage.maxValueBytes(), MEBIBYTE);
    List<CompletableFuture<Void>> puts =
        IntStream.range(0, 60).mapToObj(i -> putBytes("big" + i, new byte[size])).toList();
    puts.forEach(put -> answerOf("put", put));

    List<String> keys = IntStream.range(0, 40).mapToObj(i -> key("big" + i)).toList();
    assertThat(answerOf("getAll", storage.getAll(keys)).values())
        .hasSize(40)
        .allMatch(found -> found.bytes().length == size, "is whole");
    assertThat(answerOf("get", get("big59")).bytes()).hasSize(size);
  }

  @Test
  void close_endsItsThreads() {
    useConnections(Math.max(1, poolSize() * 3 / 5));
    assertThat(threads()).as("threads whose names have %s in them", name).isPositive();
    answerOf("close", storage.close());

    Await.until("its threads end", () -> threads() == 0, patience());
  }

  private void assertEndsWhereCorrupt(int every) {
    reopen(silenceTimeout());
    proxy.corrupt(every);
    for (int i = 0; i < 20; i++) {
      List<CompletableFuture<StoredValue>> gets = Stream.generate(() -> get("a")).limit(5).toList();
      gets.forEach(get -> assertThat(settle(get)).as("a get whose reply is corrupt ends").isTrue());
    }
    proxy.heal();

    assertRecovers();
  }

  private long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains(name))
        .count();
  }
}
