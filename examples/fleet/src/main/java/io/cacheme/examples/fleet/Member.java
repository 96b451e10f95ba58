package io.cacheme.examples.fleet;

import io.cacheme.Cacheme;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** One process of the fleet: reads all keys, and writes those that are its own. */
final class Member {

  /** How long a heap may serve what it was not told of, and how late clocks may be. */
  private static final long LEASE_NANOS = Duration.ofSeconds(2).plusMillis(200).toNanos();

  /**
   * Without a heap a process is told nothing, so that who asks may join a load of the same process
   * from before the write; this is more than one takes.
   */
  private static final long LOAD_NANOS = Duration.ofSeconds(1).toNanos();

  private static final int READERS = 2;
  private static final long WRITE_PAUSE_MILLIS = 10;

  private final Ledger ledger;
  private final int number;
  private final int members;
  private final PriceCache prices;
  private final StockCache stocks;
  private final Pauses pauses = new Pauses();
  private long loads;
  private long refused;

  private Member(Ledger ledger, int number, int members, Cacheme cacheme) {
    this.ledger = ledger;
    this.number = number;
    this.members = members;
    this.prices = PriceCache.create(cacheme, ledger);
    this.stocks = StockCache.create(cacheme, ledger);
  }

  /** Takes the ledger's file, how many keys and members there are, its own number, Redis. */
  public static void main(String[] args) throws Exception {
    int keys = Integer.parseInt(args[1]);
    int members = Integer.parseInt(args[2]);
    Ledger ledger = Ledger.open(Path.of(args[0]), keys, members);
    Cacheme cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=100000")
            .storage("my-redis", args[4])
            .build();
    new Member(ledger, Integer.parseInt(args[3]), members, cacheme).run();
  }

  /** Until it is killed, or its parent has gone. */
  private void run() throws InterruptedException {
    start(pauses);
    for (int i = 0; i < READERS; i++) {
      start(this::read);
    }
    start(this::write);
    long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    while (ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L) == parent) {
      TimeUnit.MILLISECONDS.sleep(200);
      countStats();
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  private void countStats() {
    long loadsNow = 0;
    long refusedNow = 0;
    for (CacheStats stats : List.of(prices.stats(), stocks.stats())) {
      loadsNow += stats.loadCount();
      refusedNow += stats.tiers().stream().mapToLong(TierStats::refusedCount).sum();
    }
    ledger.add(number, Count.LOADS, loadsNow - loads);
    ledger.add(number, Count.REFUSED, refusedNow - refused);
    loads = loadsNow;
    refused = refusedNow;
  }

  private void read() {
    while (true) {
      int key = ThreadLocalRandom.current().nextInt(ledger.keys());
      boolean isPrice = key % 2 == 0;
      long before = System.nanoTime();
      boolean counts = pauses.isAwake(before);
      boolean isOwn = key % members == number;
      long lease = isOwn ? 0 : isPrice ? LEASE_NANOS : LOAD_NANOS;
      long promised = ledger.acknowledgedBy(key, before - lease);
      long newest = ledger.acknowledgedBy(key, before);
      long version = isPrice ? prices.sync().get(key) : stocks.sync().get(key);
      ledger.add(number, Count.READS, 1);
      if (!counts) {
        continue;
      }
      if (version < promised) {
        ledger.add(number, Count.BROKEN, 1);
        System.err.printf(
            "BROKEN: %s %d is %d, and %d had been written by process %d %.1f ms before%n",
            isPrice ? "price" : "stock",
            key,
            version,
            promised,
            key % members,
            ledger.ageOf(key, version, before) / 1e6);
      } else if (version < newest) {
        ledger.add(number, Count.YOUNG, 1);
        ledger.max(number, Count.OLDEST_NANOS, ledger.ageOf(key, version, before));
      }
    }
  }

  private void write() {
    while (true) {
      int own = ThreadLocalRandom.current().nextInt(ledger.keys() / members);
      int key = own * members + number;
      boolean isPrice = key % 2 == 0;
      long version = ledger.change(key);
      try {
        if (ThreadLocalRandom.current().nextInt(10) > 0) {
          invalidate(isPrice, key);
        } else if (isPrice) {
          prices.sync().put(key, version);
        } else {
          stocks.sync().put(key, version);
        }
        ledger.acknowledged(key, version);
        ledger.add(number, Count.WRITES, 1);
      } catch (RuntimeException e) { // nobody was told that it succeeded
        ledger.add(number, Count.FAILED_WRITES, 1);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(WRITE_PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void invalidate(boolean isPrice, int key) {
    if (isPrice) {
      prices.sync().invalidate(key);
    } else {
      stocks.sync().invalidate(key);
    }
  }
}
