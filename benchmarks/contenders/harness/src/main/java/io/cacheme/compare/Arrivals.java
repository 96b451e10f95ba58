package io.cacheme.compare;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Requests that come at a constant rate, however long answers take. How long each took counts from
 * when it was to begin: a contender that holds up the next request is charged for it.
 */
final class Arrivals<A> extends Load<A> {

  private final Contender contender;
  private final double nanosBetween;
  private final Histogram micros = new ConcurrentHistogram(3);

  Arrivals(Requests<A> requests, Contender contender, int rate) {
    super(requests, requests.count());
    this.contender = contender;
    this.nanosBetween = (double) TimeUnit.SECONDS.toNanos(1) / rate;
  }

  /** How long answers took, in microseconds. */
  Histogram micros() {
    return micros;
  }

  @Override
  void begin() {
    long begun = System.nanoTime();
    for (int i = 0; i < requests.count(); i++) {
      long due = begun + (long) (i * nanosBetween);
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      send(i, due);
    }
  }

  private void send(int request, long due) {
    if (contender instanceof AsyncContender async) {
      CompletableFuture<A> answer = requests.ask(async, request);
      var unused = answer.whenComplete((value, failure) -> answered(request, due, value));
    } else if (contender instanceof BlockingContender blocking) {
      VirtualThreads.start(
          () -> answered(request, due, BlockingWorkers.answer(blocking, requests, request)));
    }
  }

  private void answered(int request, long due, @Nullable A answer) {
    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
    check(request, answer);
    ended();
  }
}
