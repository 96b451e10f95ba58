package io.cacheme.proof.faults;

import io.cacheme.Cacheme;
import io.cacheme.NodeCache;
import io.cacheme.proof.load.Tally;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks when the storage serves again after a fault: since when no call to it has failed and none
 * has passed it by, it has answered, a write has reached it, and it is known to be up.
 */
final class Recovery {

  private final Cacheme cacheme;
  private final NodeCache<?, String> cache;
  private final Tally tally;

  Recovery(Cacheme cacheme, NodeCache<?, String> cache, Tally tally) {
    this.cacheme = cacheme;
    this.cache = cache;
    this.tally = tally;
  }

  /**
   * Waits until that has been so for {@code quiet}.
   *
   * @param since when the fault ended
   * @return how long after that it began to be so, or null if not in {@code patience}
   */
  @Nullable Duration await(long since, Duration quiet, Duration patience)
      throws InterruptedException {
    long last = since;
    TierStats first = remote();
    long troubles = troubles(first);
    while (System.nanoTime() - since < patience.plus(quiet).toNanos()) {
      TimeUnit.MILLISECONDS.sleep(5);
      long now = System.nanoTime();
      TierStats stats = remote();
      if (troubles(stats) != troubles || !isUp()) {
        last = now;
        troubles = troubles(stats);
      }
      last = Math.max(last, tally.lastFailedWrite());
      boolean serves = stats.hitCount() > first.hitCount() && tally.lastGoodWrite() > since;
      if (!serves) {
        last = now;
      } else if (now - last >= quiet.toNanos()) {
        return Duration.ofNanos(Math.max(0, last - since));
      }
    }
    return null;
  }

  TierStats remote() {
    return cache.stats().tiers().stream()
        .filter(tier -> tier.storage().equals(CellRun.REMOTE))
        .findFirst()
        .orElseThrow();
  }

  /** How many calls have not done what they were to. */
  static long troubles(TierStats stats) {
    return stats.errorCount() + stats.timeoutCount() + stats.bypassCount();
  }

  private boolean isUp() {
    StorageState state = Objects.requireNonNull(cacheme.health().storages().get(CellRun.REMOTE));
    return state.isUp() && state.quarantinedKeys() == 0;
  }
}
