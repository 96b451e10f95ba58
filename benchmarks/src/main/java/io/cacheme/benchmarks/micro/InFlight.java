package io.cacheme.benchmarks.micro;

import io.cacheme.benchmarks.micro.FlightKey.Landed;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How time and memory grow with the loads that are under way at once: all are begun by one thread,
 * then their source answers all of them. Nanoseconds and bytes a load; the bytes are what a full
 * collection leaves while all are under way, with the key and the source's own future.
 */
final class InFlight implements GrowthPart {

  private static final List<Integer> COUNTS = List.of(1_000, 10_000, 100_000, 1_000_000);
  private static final int WARM_UP = 100_000;
  private static final int LEAST_MEASURED = 100_000;

  private final Figures figures;

  InFlight(Figures figures) {
    this.figures = figures;
  }

  @Override
  public void run(int rounds) {
    for (int i = 0; i < 3; i++) {
      FlightTable.NAMES.forEach(name -> pass(name, WARM_UP, false));
    }
    for (int round = 0; round < rounds; round++) {
      for (int count : COUNTS) {
        for (String name : FlightTable.NAMES) {
          measure(name, count);
        }
      }
    }
  }

  @Override
  public void ratios() {
    for (int count : COUNTS) {
      for (String suffix : List.of("", "-bytes")) {
        figures.ratio(name(count) + suffix, "cacheme", "map");
        figures.ratio(name(count) + suffix, "cacheme", "async-cache");
      }
    }
    figures.growth(name(1_000_000), name(1_000), "cacheme");
    figures.growth(name(1_000_000), name(1_000), "async-cache");
  }

  /** What is short is done several times. */
  private void measure(String name, int count) {
    int passes = Math.max(1, LEAST_MEASURED / count);
    double nanos = 0;
    for (int i = 0; i < passes; i++) {
      nanos += pass(name, count, false).nanos();
    }
    figures.add(name(count), name, nanos / passes);
    figures.add(name(count) + "-bytes", name, pass(name, count, true).bytes());
  }

  private static String name(int count) {
    return "in-flight-" + count;
  }

  /** Of one load. */
  private record Cost(double nanos, double bytes) {}

  private static Cost pass(String name, int count, boolean weighs) {
    Promises promises = new Promises(count);
    @SuppressWarnings({"unchecked", "rawtypes"})
    CompletableFuture<Landed>[] answers = new CompletableFuture[count];
    try (FlightTable table = FlightTable.open(name, count, promises)) {
      long before = weighs ? Memory.used() : 0;
      long begun = System.nanoTime();
      for (int id = 0; id < count; id++) {
        answers[id] = table.get(id);
      }
      long nanos = System.nanoTime() - begun;
      long grown = weighs ? Memory.used() - before : 0;
      begun = System.nanoTime();
      promises.keep();
      for (int id = 0; id < count; id++) {
        if (answers[id].join().id() != id) {
          throw new IllegalStateException(name + " gave the value of another key for " + id);
        }
      }
      nanos += System.nanoTime() - begun;
      if (promises.count() != count) {
        throw new IllegalStateException(name + " loaded " + promises.count() + " of " + count);
      }
      return new Cost((double) nanos / count, (double) grown / count);
    }
  }
}
