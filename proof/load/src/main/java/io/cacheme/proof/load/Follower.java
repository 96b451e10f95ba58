package io.cacheme.proof.load;

import io.cacheme.proof.load.Tally.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks as another process than that which writes: for what had been written for so long that every
 * process must know of it. For one thread.
 */
public final class Follower {

  /** More than that are not waited for at a time. */
  private static final int MOST = 100_000;

  private final Target target;
  private final Source source;
  private final Tally tally;
  private final long nanos;
  private final SplittableRandom random;
  private final Deque<Due> dues = new ArrayDeque<>();

  /**
   * Of keys drawn by {@code seed}.
   *
   * @param within after how long every process is to know what was written
   */
  public Follower(Target target, Source source, Tally tally, Duration within, long seed) {
    this.target = target;
    this.source = source;
    this.tally = tally;
    this.nanos = within.toNanos();
    this.random = new SplittableRandom(seed);
  }

  /**
   * Asks once for any key, so that the process keeps some, and for one of which was noted {@code
   * within} ago what it must not be older than.
   */
  public void ask() {
    long now = System.nanoTime();
    int key = Mix.key(random, source.keys());
    if (dues.size() < MOST) {
      dues.add(new Due(now + nanos, new Floor(key, source.written(key), 0)));
    }
    ask(new Floor(key, 0, 0), now);
    Due due = dues.peek();
    if (due != null && due.nanos - now <= 0) {
      dues.remove();
      ask(due.floor, now);
    }
  }

  private void ask(Floor floor, long now) {
    tally.begins(now);
    tally.asks(1);
    var unused =
        target
            .get(floor.key())
            .handle(
                (value, thrown) -> {
                  check(floor, value, thrown);
                  tally.ends(Request.GET, now);
                  return null;
                });
  }

  private void check(Floor floor, @Nullable String value, @Nullable Throwable thrown) {
    if (thrown == null) {
      floor.check(value, tally);
    } else {
      Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
      tally.found(Fault.FAILED, "key " + floor.key() + " of another process: " + cause);
    }
  }

  private record Due(long nanos, Floor floor) {}
}
