package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.spi.RemoteStorage;
import java.util.function.Consumer;

/**
 * The generation of all entries under a prefix in one tier, of whichever nodes: the stamp that
 * those of each node are not less than. So what this process has not bound, or not yet, can be
 * ended, too.
 */
public final class Everything {

  final RemoteGate gate;
  final String key;
  private final Stamp stamp;
  private long known; // guarded by this

  /** That in the tier behind {@code gate}, under {@code key}. */
  public Everything(RemoteGate gate, String key, Surroundings surroundings) {
    this.gate = gate;
    this.key = key;
    this.stamp = new Stamp(gate, key, RemoteStorage.NO_EXPIRY, surroundings);
  }

  /** The storage's name. */
  public String storage() {
    return gate.name;
  }

  /** The stamp that this process has put there itself; 0 if none. */
  synchronized long known() {
    return known;
  }

  /** Ends all entries; {@code ended} is told whether that stands. */
  public void clear(Consumer<Boolean> ended) {
    boolean asked =
        stamp.renew(
            stood -> {
              // a smaller one of somebody else changes nothing
            },
            stamp::greatestSoFar, // those of the nodes are not known here
            next -> {
              learn(next);
              ended.accept(next != 0);
            });
    if (!asked) {
      ended.accept(false);
    }
  }

  private synchronized void learn(long next) {
    known = Math.max(known, next);
  }
}
