package io.cacheme.benchmarks.micro;

/** What grows. */
interface GrowthPart {

  /** Warms up, and measures in as many rounds. */
  void run(int rounds);

  /** Prints the ratios of what was measured. */
  void ratios();
}
