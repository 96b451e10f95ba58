package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Begins one new generation of a node in a tier at a time: those who want one meanwhile share the
 * next. So however many clear a node at once do not compete for its stamp. One that has not ended
 * after a while may hang, and nobody waits for it any more.
 */
final class Renewals implements Overflow.Renewal {

  private static final long PATIENCE_NANOS = 500_000_000L;

  private final Overflow.Renewal renewal;
  private final Surroundings surroundings;
  private @Nullable Round round; // guarded by this

  /** Those of {@code renewal}, which begins one. */
  Renewals(Overflow.Renewal renewal, Surroundings surroundings) {
    this.renewal = renewal;
    this.surroundings = surroundings;
  }

  /** One generation that is being begun. */
  private static final class Round {

    private final long sinceNanos;
    private final List<Consumer<Boolean>> next = new ArrayList<>(0);

    Round(long now) {
      this.sinceNanos = now;
    }
  }

  @Override
  public boolean begin(Consumer<Boolean> ended) {
    long now = surroundings.time.nanoTime();
    Round mine = new Round(now);
    synchronized (this) {
      Round running = round;
      if (running != null && now - running.sinceNanos < PATIENCE_NANOS) {
        running.next.add(ended);
        return true;
      }
      round = mine;
    }
    if (renewal.begin(stands -> ended(mine, stands, ended))) {
      return true;
    }
    goOn(mine);
    return false;
  }

  private void ended(Round one, boolean stands, Consumer<Boolean> ended) {
    goOn(one);
    ended.accept(stands);
  }

  /** Begins the next for all who waited for it. */
  private void goOn(Round over) {
    List<Consumer<Boolean>> waiting;
    synchronized (this) {
      if (round == over) {
        round = null;
      }
      waiting = over.next; // to which nobody adds any more
    }
    if (!waiting.isEmpty() && !begin(stands -> waiting.forEach(one -> one.accept(stands)))) {
      waiting.forEach(one -> one.accept(false));
    }
  }
}
