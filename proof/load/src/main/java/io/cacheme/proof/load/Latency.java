package io.cacheme.proof.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long answers took, from when their requests were to begin. */
public record Latency(long count, Duration median, Duration p99, Duration p999, Duration worst) {

  static Latency of(Histogram micros) {
    return new Latency(
        micros.getTotalCount(),
        at(micros.getValueAtPercentile(50)),
        at(micros.getValueAtPercentile(99)),
        at(micros.getValueAtPercentile(99.9)),
        at(micros.getMaxValue()));
  }

  private static Duration at(long micros) {
    return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros));
  }
}
