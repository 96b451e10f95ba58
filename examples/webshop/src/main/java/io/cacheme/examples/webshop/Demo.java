package io.cacheme.examples.webshop;

import static java.util.Objects.requireNonNull;

import io.cacheme.Cacheme;
import io.cacheme.NodeCache;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.StorageState;
import io.cacheme.testservers.RedisProcess;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.springframework.context.ConfigurableApplicationContext;

/** Load, a Redis that hangs for a while, and whether that was seen by a customer. */
final class Demo {

  private static final int PATIENCE = 20;

  private final ConfigurableApplicationContext shop;
  private final Cacheme cacheme;
  private final Ledger ledger;
  private final PrintStream out;
  private int second;
  private boolean wasDown;
  private boolean held = true;

  Demo(ConfigurableApplicationContext shop, PrintStream out) {
    this.shop = shop;
    this.cacheme = shop.getBean(Cacheme.class);
    this.ledger = shop.getBean(Ledger.class);
    this.out = out;
  }

  /**
   * Runs for so many seconds before Redis hangs, while it does, and after; whether all held. The
   * last two take longer if its health takes longer to tell.
   */
  boolean run(int before, int hanging, int after) throws InterruptedException {
    RedisProcess redis = shop.getBean(RedisProcess.class);
    Load load = new Load(Webshop.address(shop), ledger);
    watch(load, before, () -> true);
    redis.stop(); // SIGSTOP: it accepts connections, and answers nothing
    try {
      watch(load, hanging, () -> wasDown);
    } finally {
      redis.cont();
    }
    watch(load, after, () -> cacheme.health().isUp());
    load.end();
    return verdict(load);
  }

  private void watch(Load load, int seconds, BooleanSupplier enough) throws InterruptedException {
    for (int i = 0; i < seconds || (!enough.getAsBoolean() && i < seconds + PATIENCE); i++) {
      long loads = count(CacheStats::loadCount);
      long heap = count(stats -> stats.tiers().get(0).hitCount());
      long redis = count(stats -> stats.tiers().get(1).hitCount());
      int changes = ledger.changes();
      Thread.sleep(1_000);
      Load.Figures figures = load.figures();
      StorageState.Status health =
          requireNonNull(cacheme.health().storages().get("my-redis")).status();
      wasDown |= health == StorageState.Status.DOWN;
      out.printf(
          Locale.ROOT,
          "%3d s  %4d pages  %d failed  p99 %6.1f ms  %4d loads  hits: heap %5d, my-redis %4d"
              + "  %d changes  my-redis %s%n",
          ++second,
          figures.requests(),
          load.failed(),
          figures.p99Millis(),
          count(CacheStats::loadCount) - loads,
          count(stats -> stats.tiers().get(0).hitCount()) - heap,
          count(stats -> stats.tiers().get(1).hitCount()) - redis,
          ledger.changes() - changes,
          health);
    }
  }

  private long count(ToLongFunction<CacheStats> what) {
    return cacheme.nodes().stream().map(NodeCache::stats).mapToLong(what).sum();
  }

  private boolean verdict(Load load) {
    say(
        load.failed() == 0,
        load.failed() + " of " + load.requests() + " requests failed " + load.failure());
    say(
        ledger.stale() == 0,
        String.format(
            Locale.ROOT,
            "%d of %d prices shown were older than %d s after the commit of the next;"
                + " %d changes, and no price shown had been replaced for more than %d ms",
            ledger.stale(),
            ledger.judged(),
            Ledger.BOUND.toSeconds(),
            ledger.changes(),
            ledger.latest().toMillis()));
    say(wasDown, "my-redis was seen to be down");
    say(cacheme.health().isUp(), "all storages are up in the end");
    return held;
  }

  private void say(boolean holds, String what) {
    out.println((holds ? "held    " : "FAILED  ") + what.strip());
    held &= holds;
  }
}
