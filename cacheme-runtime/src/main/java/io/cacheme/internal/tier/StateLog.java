package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.internal.env.Surroundings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a state that comes and goes: a line when it comes, ten seconds after the last one at
 * least, and one when it goes, if its coming was told. The last line is true: what the limit keeps
 * back is told when it has passed, if it holds then.
 */
final class StateLog {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());
  private static final long LIMIT_NANOS = 10_000_000_000L;

  private final Surroundings surroundings;
  private final System.Logger.Level level;
  private final Supplier<@Nullable String> trouble;
  private final String well;
  private boolean told;
  private boolean waiting;
  private long lastNanos;

  /**
   * A log.
   *
   * @param level how loud the state's coming is told
   * @param trouble the line that tells of the state, or null if there is nothing to tell
   * @param well the line that tells that it is gone
   */
  StateLog(
      Surroundings surroundings,
      System.Logger.Level level,
      Supplier<@Nullable String> trouble,
      String well) {
    this.surroundings = surroundings;
    this.level = level;
    this.trouble = trouble;
    this.well = well;
    this.lastNanos = surroundings.time.nanoTime() - LIMIT_NANOS;
  }

  /** The state may have changed. */
  synchronized void changed() {
    String now = trouble.get();
    if (surroundings.isClosed() || told == (now != null)) {
      return;
    }
    if (now == null) {
      told = false;
      LOG.log(System.Logger.Level.INFO, well);
      return;
    }
    long left = lastNanos + LIMIT_NANOS - surroundings.time.nanoTime();
    if (left <= 0) {
      told = true;
      lastNanos = surroundings.time.nanoTime();
      LOG.log(level, now);
    } else if (!waiting) {
      waiting = true;
      surroundings.scheduler.schedule(this::passed, left);
    }
  }

  private synchronized void passed() {
    waiting = false;
    changed();
  }
}
