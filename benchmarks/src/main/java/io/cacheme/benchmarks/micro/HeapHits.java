package io.cacheme.benchmarks.micro;

import io.cacheme.benchmarks.HeapBenchmark;
import java.util.List;

/**
 * Hits on the heap beside those of others, by as many threads as are named: {@link HeapBenchmark}.
 * Nanoseconds a call of one thread, and bytes that it allocates.
 */
public final class HeapHits {

  private static final List<String> OTHERS =
      List.of("caffeine", "cache2k", "jetcache", "spring-cache", "spring-cacheable");

  private HeapHits() {}

  /** Takes what {@link MicroOptions} says. */
  public static void main(String[] args) throws Exception {
    MicroOptions options = MicroOptions.parse(args);
    Figures figures = new Figures("heap-hits", System.out);
    JmhRounds rounds = new JmhRounds(options, figures);
    for (int round = 1; round <= options.rounds(); round++) {
      for (int threads : options.threads()) {
        rounds.run(
            rounds
                .options()
                .include(HeapBenchmark.class.getName() + "\\.")
                .exclude("Idle")
                .threads(threads),
            params -> name(threads),
            JmhRounds::method);
      }
    }
    figures.print();
    for (int threads : options.threads()) {
      OTHERS.forEach(other -> figures.ratio(name(threads), "cacheme", other));
      figures.ratio(name(threads), "cacheme-sync", "caffeine");
      figures.ratio(name(threads), "cacheme-memoized", "spring-cacheable");
    }
    figures.write(options.json());
  }

  private static String name(int threads) {
    return "heap-hit-" + threads;
  }
}
