package io.cacheme.proof.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** A part of the time, and how long the answers to what began in it took. */
final class Phase {

  final String name;
  final long since;
  final @Nullable Phase before;
  private final ConcurrentHistogram reads = new ConcurrentHistogram(3);
  private final ConcurrentHistogram writes = new ConcurrentHistogram(3);
  private final AtomicLong latest = new AtomicLong();

  Phase(String name, long since, @Nullable Phase before) {
    this.name = name;
    this.since = since;
    this.before = before;
  }

  void took(Request request, long nanos) {
    (request.reads() ? reads : writes).recordValue(Math.max(0, nanos / 1_000));
  }

  void begunAfter(long nanos) {
    latest.accumulateAndGet(nanos, Math::max);
  }

  /** How long after its time a request was begun, at most. */
  Duration latest() {
    return Duration.ofNanos(latest.get());
  }

  Latency reads() {
    return Latency.of(reads.copy());
  }

  Latency writes() {
    return Latency.of(writes.copy());
  }
}
