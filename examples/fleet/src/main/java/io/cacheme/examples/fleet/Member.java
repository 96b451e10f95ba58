package io.cacheme.examples.fleet;

import io.cacheme.Cacheme;
import io.cacheme.CachemeException;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One process of the fleet: reads all keys, and writes those that are its own. */
final class Member {

  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final long SIGNAL_NANOS = 50_000_000;
  private static final long LOOK_NANOS = 50_000;

  private final Board board;
  private final int number;
  private final Pauses pauses = new Pauses();
  private final List<Shelf<?>> shelves;
  private final OfferCache offers;
  private final SignalCache signals;
  private long loads;
  private long refused;

  private Member(Board board, int number, Cacheme cacheme) {
    this.board = board;
    this.number = number;
    this.shelves = Shelf.all(cacheme, board.ledger());
    this.offers = OfferCache.create(cacheme, board.cold());
    this.signals = SignalCache.create(cacheme, board.told());
  }

  /** Takes the board's file, its own number, how many threads read, the URL of what is shared. */
  public static void main(String[] args) throws Exception {
    Cacheme cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=100000")
            .storage("shared", args[3])
            .required("shared")
            .connectTimeout(CONNECT) // a machine that is busy with all these processes
            .build();
    new Member(Board.open(Path.of(args[0])), Integer.parseInt(args[1]), cacheme)
        .run(Integer.parseInt(args[2]));
  }

  /** Until it is killed, or its parent has gone. */
  private void run(int readers) throws InterruptedException {
    Judge judge = new Judge(board, number, pauses);
    start("pauses", pauses);
    for (int i = 0; i < readers; i++) {
      start("reader", new Reader(board, number, judge, shelves));
    }
    start("writer", new Writer(board, number, shelves, false));
    start("everywhere", new Writer(board, number, shelves, true));
    start("cold", this::askForColdKeys);
    start("signals", number == 0 ? this::signal : this::look);
    long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    while (ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L) == parent) {
      TimeUnit.MILLISECONDS.sleep(200);
      countStats();
    }
  }

  /** A thread that ends for want of a catch ends the process, which the parent sees. */
  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(
        (ended, e) -> {
          e.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    thread.start();
  }

  private void countStats() {
    long loadsNow = 0;
    long refusedNow = 0;
    for (Shelf<?> shelf : shelves) {
      CacheStats stats = shelf.cache().stats();
      loadsNow += stats.loadCount();
      refusedNow += stats.tiers().stream().mapToLong(TierStats::refusedCount).sum();
    }
    board.counts().add(number, Count.LOADS, loadsNow - loads);
    board.counts().add(number, Count.REFUSED, refusedNow - refused);
    loads = loadsNow;
    refused = refusedNow;
  }

  private void askForColdKeys() {
    ColdKeys keys = board.cold();
    while (true) {
      int key = keys.now();
      keys.asks(number, key);
      try {
        offers.sync().get(key);
        board.counts().add(number, Count.COLD_ANSWERS, 1);
      } catch (CachemeException e) {
        board.counts().add(number, Count.FAILED_CALLS, 1);
      }
      keys.hasAnswer(number);
      long left = keys.endOf(key) - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(left);
      }
    }
  }

  private void signal() {
    while (true) {
      board.told().next();
      try {
        signals.sync().invalidate(0);
      } catch (CachemeException e) {
        board.counts().add(number, Count.FAILED_WRITES, 1);
      }
      LockSupport.parkNanos(SIGNAL_NANOS);
    }
  }

  private void look() {
    long seen = board.told().newest();
    while (true) {
      LockSupport.parkNanos(LOOK_NANOS);
      try {
        Long found = signals.sync().get(0);
        if (found != null && found > seen) {
          board.told().seen(found);
          seen = found;
        }
      } catch (CachemeException e) {
        board.counts().add(number, Count.FAILED_CALLS, 1);
      }
    }
  }
}
