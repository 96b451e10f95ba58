package io.cacheme.examples.trace;

import java.util.SplittableRandom;

/**
 * Numbers k of 0 to max with a probability proportional to (v + k) to the power of -s, by
 * rejection-inversion (W. Hörmann, G. Derflinger: Rejection-Inversion to Generate Variates from
 * Monotone Discrete Distributions, 1996).
 */
final class Zipf {

  private final SplittableRandom random;
  private final double s;
  private final double v;
  private final double upper;
  private final double width;
  private final double squeeze;

  Zipf(double s, double v, int max, long seed) {
    this.random = new SplittableRandom(seed);
    this.s = s;
    this.v = v;
    this.upper = integral(max + 0.5);
    this.width = integral(0.5) - Math.exp(-s * Math.log(v)) - upper;
    this.squeeze = 1 - inverse(integral(1.5) - Math.exp(-s * Math.log(v + 1)));
  }

  int[] take(int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = next();
    }
    return numbers;
  }

  private int next() {
    while (true) {
      double u = upper + random.nextDouble() * width;
      double x = inverse(u);
      double k = Math.floor(x + 0.5);
      if (k - x <= squeeze || u >= integral(k + 0.5) - Math.exp(-s * Math.log(k + v))) {
        return (int) k;
      }
    }
  }

  private double integral(double x) {
    return Math.exp((1 - s) * Math.log(v + x)) / (1 - s);
  }

  private double inverse(double x) {
    return Math.exp(Math.log((1 - s) * x) / (1 - s)) - v;
  }
}
