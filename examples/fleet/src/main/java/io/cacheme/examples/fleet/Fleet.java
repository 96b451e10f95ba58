package io.cacheme.examples.fleet;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Several JVMs over one server, which read and write the same keys and are killed, stopped and cut
 * off meanwhile. Each answer is compared with what had been written with success before it was
 * asked for, and the loads of keys that are cold are counted. Prints a line a second (what is told
 * within so many milliseconds half of the time, and 99 times in 100, without the first third of the
 * run, in which the JVMs are cold), and a verdict.
 */
public final class Fleet implements AutoCloseable {

  private final FleetOptions options;
  private final PrintStream out;
  private final Path file;
  private final Stage stage;
  private final Board board;
  private final Members members;
  private final Troubles troubles;
  private long loadsBefore;

  private Fleet(FleetOptions options, PrintStream out) throws IOException {
    this.options = options;
    this.out = out;
    this.file = Files.createTempFile("fleet", ".board");
    this.board = Board.create(file, options);
    this.stage =
        options.url() == null
            ? Stage.start(options.storage(), options.processes())
            : new OwnServer(options.url());
    this.members = new Members(file, options, stage, board.cold());
    this.troubles = new Troubles(options, stage, members, board);
  }

  /** Takes what {@link FleetOptions} says; ends with 1 where a promise was broken. */
  public static void main(String[] args) throws Exception {
    if (!run(FleetOptions.parse(args), System.out)) {
      throw new IllegalStateException("a promise was broken, see above");
    }
  }

  /** Whether all promises were kept. */
  static boolean run(FleetOptions options, PrintStream out) throws Exception {
    try (Fleet fleet = new Fleet(options, out)) {
      return fleet.run();
    }
  }

  private boolean run() throws Exception {
    members.awaitReady(board.counts());
    Thread trouble = new Thread(troubles, "troubles");
    trouble.start();
    try {
      for (int second = 1; second <= options.seconds(); second++) {
        TimeUnit.SECONDS.sleep(1);
        members.requireAlive();
        if (second == options.seconds() / 3) {
          board.told().forget();
        }
        out.println(line(second, troubles.said()));
      }
    } finally {
      trouble.interrupt();
      trouble.join();
    }
    return verdict();
  }

  private String line(int second, String fault) {
    Counts counts = board.counts();
    long loads = counts.sum(Count.LOADS);
    String line =
        String.format(
            Locale.ROOT,
            "%3d s %,11d answers %,8d writes %,6d loads/s %,6d refused  told %.2f/%.1f ms"
                + "  %.3f loads/cold key  %,d outdated, <= %,.0f ms  %d older than promised  %s",
            second,
            counts.sum(Count.ANSWERS),
            counts.sum(Count.WRITES),
            loads - loadsBefore,
            counts.sum(Count.REFUSED),
            board.told().millis(0.5),
            board.told().millis(0.99),
            board.cold().found().loadsPerKey(),
            counts.sum(Count.YOUNG),
            counts.max(Count.OLDEST_NANOS) / 1e6,
            counts.sum(Count.BROKEN),
            fault);
    loadsBefore = loads;
    return line;
  }

  private boolean verdict() {
    Counts counts = board.counts();
    ColdKeys.Found cold = board.cold().found();
    int orphans = members.orphans();
    boolean noneOlder = counts.sum(Count.BROKEN) == 0;
    boolean oneLoad = cold.loads() <= cold.keys() + orphans;
    boolean any =
        counts.sum(Count.WRITES) > 0 && (counts.sum(Count.ANSWERS) > 0 || options.readers() == 0);
    out.printf(
        Locale.ROOT,
        "verdict=%s storage=%s processes=%d answers=%d failed_calls=%d writes=%d failed_writes=%d"
            + " loads=%d refused=%d told=%d told_p50_ms=%.2f told_p99_ms=%.1f"
            + " cold_keys=%d loads_per_cold_key=%.4f orphans=%d"
            + " cold_keys_of_disturbed_servers=%d loads_per_each=%.4f"
            + " outdated_within_the_lease=%d longest_ms=%.1f failovers=%d writes_during_failovers=%d"
            + " writes_of_the_old_master_alone=%d older_than_what_failovers_lost=%d"
            + " older_than_promised=%d%n",
        noneOlder && oneLoad && any ? "held" : "BROKEN",
        options.storage(),
        options.processes(),
        counts.sum(Count.ANSWERS),
        counts.sum(Count.FAILED_CALLS),
        counts.sum(Count.WRITES),
        counts.sum(Count.FAILED_WRITES),
        counts.sum(Count.LOADS),
        counts.sum(Count.REFUSED),
        board.told().count(),
        board.told().millis(0.5),
        board.told().millis(0.99),
        cold.keys(),
        cold.loadsPerKey(),
        orphans,
        cold.disturbedKeys(),
        cold.disturbedLoadsPerKey(),
        counts.sum(Count.YOUNG),
        counts.max(Count.OLDEST_NANOS) / 1e6,
        (board.ledger().failovers() + 1) / 2,
        counts.sum(Count.RISKED),
        troubles.lostWrites(),
        counts.sum(Count.LOST),
        counts.sum(Count.BROKEN));
    return noneOlder && oneLoad && any;
  }

  @Override
  public void close() throws IOException {
    members.close();
    stage.close();
    Files.deleteIfExists(file);
  }
}
