package io.cacheme.storage.redis;

import io.cacheme.spi.TimeSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server's time as its last answer tells it; the process's own until there is one. It is never
 * behind the server's, unless that was set since, and ahead by no more than the answer took: what
 * is judged by it is too late a little early rather than a little late. Thread-safe.
 */
final class ServerClock {

  private volatile @Nullable TimeSource time;
  private volatile @Nullable Answer last;

  /** What the process's clocks show: one may be set, the other may stand while the machine does. */
  record Reading(long epochMillis, long nanos) {}

  private record Answer(Reading asked, long serverMillis) {}

  /** Says what the process's clocks are; before that they are the system's. */
  void opened(TimeSource time) {
    this.time = time;
  }

  /** To be read before the server is asked. */
  Reading read() {
    TimeSource current = time;
    return current == null
        ? new Reading(System.currentTimeMillis(), System.nanoTime())
        : new Reading(current.epochMillis(), current.nanoTime());
  }

  /** The server, asked at {@code asked}, answered {@code serverMillis}, which it answers, too. */
  Long learn(Reading asked, Long serverMillis) {
    last = new Answer(asked, serverMillis);
    return serverMillis;
  }

  /** Milliseconds since the epoch. */
  long nowMillis() {
    Reading now = read();
    Answer answer = last;
    if (answer == null) {
      return now.epochMillis;
    }
    long byNanos = TimeUnit.NANOSECONDS.toMillis(now.nanos - answer.asked.nanos);
    return answer.serverMillis + Math.max(byNanos, now.epochMillis - answer.asked.epochMillis);
  }
}
