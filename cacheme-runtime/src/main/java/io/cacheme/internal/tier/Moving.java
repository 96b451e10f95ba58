package io.cacheme.internal.tier;

import io.cacheme.internal.env.Settings;
import io.cacheme.internal.env.Surroundings;

/** Whether those before move, so that who waits for a turn among very many will have it. */
public final class Moving {

  private static final long SPARE_NANOS = 1_000_000_000;

  private final Surroundings surroundings;
  private volatile long movedNanos;

  /** It moves just now. */
  public Moving(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.movedNanos = surroundings.time.nanoTime();
  }

  /** A chunk is about to be asked for, has ended, or arrives. */
  public void moves() {
    movedNanos = surroundings.time.nanoTime();
  }

  /** Whether the last move is no longer ago than one of its calls may take. */
  public boolean isMoving() {
    Settings settings = surroundings.settings;
    long longest = Math.max(settings.readTimeout().toNanos(), settings.writeTimeout().toNanos());
    long waited = surroundings.time.nanoTime() - movedNanos;
    return waited < longest + SPARE_NANOS && !surroundings.isAbandoned();
  }
}
