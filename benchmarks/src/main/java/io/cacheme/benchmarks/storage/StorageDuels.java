package io.cacheme.benchmarks.storage;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs storages against their bare drivers, and prints a table and a line for each row of it. */
public final class StorageDuels {

  private final BenchmarkOptions options;
  private final List<Row> rows = new ArrayList<>();

  private StorageDuels(BenchmarkOptions options) {
    this.options = options;
  }

  private record Row(BenchmarkedStorage storage, Operation operation, Duel.Result result) {}

  /**
   * Runs what {@code arguments} say.
   *
   * @throws IllegalArgumentException if they say something unknown
   * @throws IllegalStateException if an answer was wrong, or missing
   */
  public static void run(String... arguments) throws InterruptedException {
    StorageDuels duels = new StorageDuels(BenchmarkOptions.of(arguments));
    duels.printHead();
    for (BenchmarkedStorage storage : duels.options.storages()) {
      duels.run(storage);
    }
    duels.printTable();
  }

  private void run(BenchmarkedStorage storage) throws InterruptedException {
    Entries entries = new Entries();
    try (BenchmarkedStorage.Pair pair = storage.open(options)) {
      Blocking.fill(pair.ours(), entries);
      Duel duel = new Duel(pair.ours(), pair.bare(), entries, options);
      for (Operation operation : options.operations()) {
        Row row = new Row(storage, operation, duel.run(operation));
        rows.add(row);
        printLine(row);
      }
    }
  }

  private void printHead() {
    System.out.printf(
        Locale.ROOT,
        "JDK %s, %d processors; %d callers, %d rounds of %d ms a side, %d keys, %d bytes%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        options.callers(),
        options.rounds(),
        options.millis(),
        Entries.COUNT,
        Entries.VALUE_BYTES);
  }

  private static void printLine(Row row) {
    System.out.printf(
        Locale.ROOT,
        "storage=%s operation=%s ratio=%.3f paired=%.3f %s %s load=%.1f%n",
        row.storage,
        row.operation,
        row.result.ratio(),
        row.result.paired().median(),
        fields("ours", row.result.ours()),
        fields("bare", row.result.bare()),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String fields(String name, Duel.Side side) {
    Spread speed = side.callsPerSecond();
    return String.format(
        Locale.ROOT,
        "%1$s=%2$.0f %1$s_min=%3$.0f %1$s_max=%4$.0f %1$s_cpu_us=%5$.2f",
        name,
        speed.median(),
        speed.min(),
        speed.max(),
        side.cpuMicros().median());
  }

  private void printTable() {
    System.out.printf(
        "%n| storage | operation | ours | bare driver | ratio | ours, CPU | bare, CPU |%n");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Row row : rows) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %.2f | %.1f | %.1f |%n",
          row.storage,
          row.operation.title(),
          cell(row.result.ours().callsPerSecond()),
          cell(row.result.bare().callsPerSecond()),
          row.result.ratio(),
          row.result.ours().cpuMicros().median(),
          row.result.bare().cpuMicros().median());
    }
  }

  private static String cell(Spread speed) {
    return String.format(
        Locale.ROOT, "%,.0f (%,.0f–%,.0f)", speed.median(), speed.min(), speed.max());
  }
}
