package io.cacheme.internal.write;

import io.cacheme.Node;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.tier.Quarantine;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.time.Sweeper;

/** Tries again to remove what could not be removed from a remote tier. */
final class Cleaner<N extends Node<V>, V> {

  private static final long PERIOD_NANOS = 100_000_000L;
  private static final int AT_ONCE = 100;

  private final Writer<N, V> writer;
  private final Surroundings surroundings;
  private final Sweeper sweeper;

  Cleaner(Writer<N, V> writer) {
    this.writer = writer;
    this.surroundings = writer.context.surroundings;
    this.sweeper =
        new Sweeper(surroundings.scheduler, surroundings.time, PERIOD_NANOS, late -> clean());
  }

  void wake() {
    sweeper.wake();
  }

  private boolean clean() {
    if (surroundings.isAbandoned()) {
      return false; // the storages are closed, or about to be
    }
    boolean more = false;
    for (RemoteTier<V> tier : writer.context.chain.remotes()) {
      if (!tier.quarantine.isEmpty()) {
        long now = surroundings.time.epochMillis();
        for (Quarantine.Patient patient :
            tier.quarantine.due(now, surroundings.time.nanoTime(), AT_ONCE)) {
          writer.clean(patient.key, patient.remoteKey);
        }
        more |= !tier.quarantine.isEmpty();
      }
    }
    return more && !surroundings.isClosed();
  }
}
