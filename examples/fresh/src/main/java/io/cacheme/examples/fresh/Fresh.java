package io.cacheme.examples.fresh;

import io.cacheme.Cacheme;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Two sources under load. One is down for a while, behind {@code staleIfError}: no get may fail,
 * and no key be loaded more often than {@code retryAfter} says. One takes two seconds, behind a
 * {@code softTtl} of one: who asks must not wait for it.
 *
 * <p>{@code --seconds 20}: for how long the first is down, and the second is asked. {@code --draw
 * DIR} draws instead what other runs measure, see {@link Pictures}.
 */
public final class Fresh {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int seconds;
  private final PrintStream out;
  private boolean holds = true;

  private Fresh(int seconds, PrintStream out) {
    this.seconds = seconds;
    this.out = out;
  }

  /** Runs both; the exit status is 1 if something did not hold. */
  public static void main(String[] args) throws InterruptedException, IOException {
    if (args.length == 2 && args[0].equals("--draw")) {
      new Pictures(Path.of(args[1]), System.out).draw();
      return;
    }
    int seconds = args.length == 2 && args[0].equals("--seconds") ? Integer.parseInt(args[1]) : 20;
    if (!run(seconds, System.out)) {
      System.exit(1);
    }
  }

  /** Runs both for so long; whether all held. */
  static boolean run(int seconds, PrintStream out) throws InterruptedException {
    Fresh fresh = new Fresh(seconds, out);
    fresh.outage();
    fresh.slow();
    return fresh.holds;
  }

  private void outage() throws InterruptedException {
    out.println(
        "A source that is down for " + seconds + " s, staleIfError = \"10m\", retryAfter = \"1s\"");
    Source source = new Source(Duration.ofMillis(20));
    try (Cacheme cacheme = Cacheme.builder().storage("local", "local://tlfu?size=1000").build()) {
      RateCache rates = RateCache.create(cacheme, source);
      for (int id = 0; id < Load.KEYS; id++) {
        rates.sync().get(id);
      }
      try (Load load = new Load(id -> rates.sync().get(id))) {
        watch(load, source, 2, () -> rates.stats().staleHitCount(), "up");
        source.down(true);
        watch(load, source, seconds, () -> rates.stats().staleHitCount(), "DOWN");
        source.down(false);
        watch(load, source, 3, () -> rates.stats().staleHitCount(), "up");
        verdict("failed gets: " + load.failed(), load.failed() == 0);
      }
      Duration pause = source.leastPause();
      verdict(
          "loads of one key while it was down: at least " + millis(pause) + " ms apart",
          pause.compareTo(SECOND) >= 0);
    }
  }

  private void slow() throws InterruptedException {
    out.println("A source that takes 2 s, softTtl = \"1s\"");
    Source source = new Source(Duration.ofSeconds(2));
    try (Cacheme cacheme = Cacheme.builder().storage("local", "local://tlfu?size=1000").build()) {
      ReportCache reports = ReportCache.create(cacheme, source);
      reports.sync().getAll(java.util.stream.IntStream.range(0, Load.KEYS).boxed().toList());
      try (Load load = new Load(id -> reports.sync().get(id))) {
        watch(load, source, 1, () -> reports.stats().renewalCount(), "warm");
        long from = load.asked();
        watch(load, source, seconds, () -> reports.stats().renewalCount(), "slow");
        out.printf( // a figure, and no verdict: machines differ
            Locale.ROOT,
            "  gets: p50 %.3f ms, p99 %.3f ms, longest %.3f ms; below 1 ms were wanted of 99 in 100%n",
            millis(load.percentile(0.5, from)),
            millis(load.percentile(0.99, from)),
            millis(load.percentile(1, from)));
      }
    }
  }

  private interface Count {

    long get();
  }

  private void watch(Load load, Source source, int forSeconds, Count older, String state)
      throws InterruptedException {
    for (int i = 0; i < forSeconds; i++) {
      long asked = load.asked();
      long loads = source.loads();
      long before = older.get();
      Thread.sleep(SECOND.toMillis());
      out.printf(
          Locale.ROOT,
          "  %-4s %6d gets/s  %5d loads/s  %6d %s/s  %d failed%n",
          state,
          load.asked() - asked,
          source.loads() - loads,
          older.get() - before,
          state.equals("warm") || state.equals("slow") ? "renewed" : "stale",
          load.failed());
    }
  }

  private void verdict(String what, boolean held) {
    out.println((held ? "  held  " : "  FAILED  ") + what);
    holds &= held;
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
