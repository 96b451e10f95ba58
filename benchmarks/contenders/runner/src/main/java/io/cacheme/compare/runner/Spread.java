package io.cacheme.compare.runner;

import java.util.stream.DoubleStream;

/** The least, the middle and the greatest of some figures. */
record Spread(double min, double median, double max) {

  static Spread of(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    if (sorted.length == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN);
    }
    double upper = sorted[sorted.length / 2];
    double lower = sorted[(sorted.length - 1) / 2];
    return new Spread(sorted[0], (lower + upper) / 2, sorted[sorted.length - 1]);
  }
}
