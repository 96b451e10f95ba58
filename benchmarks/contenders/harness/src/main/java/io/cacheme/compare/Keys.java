package io.cacheme.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws numbers k of 0 to 200,000 with a probability proportional to (10 + k) to the power of -s:
 * Zipf's distribution, and for s = 0 the uniform one.
 */
final class Keys {

  private static final int MAX = 200_000;
  private static final int V = 10;

  private final SplittableRandom random;

  /** Up to each number, the sum of what all numbers so far weigh. */
  private final double[] sums = new double[MAX + 1];

  Keys(double s, long seed) {
    random = new SplittableRandom(seed);
    double sum = 0;
    for (int k = 0; k <= MAX; k++) {
      sum += Math.pow(V + k, -s);
      sums[k] = sum;
    }
  }

  long[] take(int count) {
    long[] numbers = new long[count];
    Arrays.setAll(numbers, i -> next());
    return numbers;
  }

  /** Lists of distinct numbers each. */
  List<List<Long>> batches(int count, int size) {
    List<List<Long>> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Set<Long> batch = new LinkedHashSet<>();
      while (batch.size() < size) {
        batch.add(next());
      }
      batches.add(List.copyOf(batch));
    }
    return batches;
  }

  private long next() {
    int found = Arrays.binarySearch(sums, random.nextDouble() * sums[MAX]);
    return Math.min(found < 0 ? -found - 1 : found + 1, MAX);
  }
}
