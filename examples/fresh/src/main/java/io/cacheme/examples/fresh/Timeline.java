package io.cacheme.examples.fresh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was measured while a run went on, in steps of time. Any thread may add to it. */
final class Timeline {

  /** One point of a line: seconds since the beginning, and a figure. */
  record Point(double seconds, double figure) {}

  private final Duration step;
  private final List<List<Double>> steps = new ArrayList<>();
  private final long begun = System.nanoTime();

  /** Begins now, for so long. */
  Timeline(Duration total, Duration step) {
    this.step = step;
    for (long i = total.dividedBy(step); i > 0; i--) {
      steps.add(new ArrayList<>());
    }
  }

  /** Something happened now. */
  void add(double figure) {
    int now = (int) ((System.nanoTime() - begun) / step.toNanos());
    if (now < steps.size()) {
      List<Double> seen = steps.get(now);
      synchronized (seen) {
        seen.add(figure);
      }
    }
  }

  /** How much happened a second. */
  List<Point> perSecond() {
    return points(seen -> seen.size() * 1e9 / step.toNanos());
  }

  /** The sum of the figures, a second. */
  List<Point> sumPerSecond() {
    return points(
        seen -> seen.stream().mapToDouble(Double::doubleValue).sum() * 1e9 / step.toNanos());
  }

  /** The highest of the figures; no point where there were none. */
  List<Point> highest() {
    return points(seen -> seen.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
  }

  /** What 99 in 100 of the figures were below; no point where there were none. */
  List<Point> p99() {
    return points(
        seen ->
            seen.isEmpty()
                ? Double.NaN
                : seen.stream().sorted().skip(seen.size() * 99L / 100).findFirst().orElseThrow());
  }

  private List<Point> points(ToDoubleFunction<List<Double>> figure) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      List<Double> seen = steps.get(i);
      synchronized (seen) {
        points.add(new Point((i + 0.5) * step.toNanos() / 1e9, figure.applyAsDouble(seen)));
      }
    }
    points.removeIf(point -> Double.isNaN(point.figure()));
    return points;
  }
}
