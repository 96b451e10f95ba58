package io.cacheme.internal.node;

import io.cacheme.LoadSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many loads of a node run at a time; the others wait for their turn, first come first
 * served. What runs and what waits is told apart by the load itself. Thread-safe.
 */
public final class LoadTurns {

  private final int most;
  private final Set<Object> running = new LinkedHashSet<>();
  private final Map<Object, Runnable> waiting = new LinkedHashMap<>();
  private boolean handsOn;

  private LoadTurns(int most) {
    this.most = most;
  }

  /** Those of a node; null where any number may run. */
  static @Nullable LoadTurns of(LoadSpec spec) {
    return spec.maxConcurrent() == 0 ? null : new LoadTurns(spec.maxConcurrent());
  }

  /** What a load is to do. */
  public enum Turn {
    /** It runs. */
    NOW,
    /** It is begun when its turn comes. */
    LATER,
    /** Too many wait. */
    NEVER
  }

  /** {@code load} is to run, by {@code begin}, which does not throw, where that is not now. */
  public synchronized Turn take(Object load, Runnable begin) {
    if (running.size() < most && waiting.isEmpty()) {
      running.add(load);
      return Turn.NOW;
    }
    if (waiting.size() >= LoadSpec.MOST_WAITING) {
      return Turn.NEVER;
    }
    waiting.put(load, begin);
    return Turn.LATER;
  }

  /** {@code load} has ended, or waits no longer: the next begins. */
  public void over(Object load) {
    synchronized (this) {
      waiting.remove(load);
      running.remove(load);
      if (handsOn) { // further up this stack, or on another thread, which sees it
        return;
      }
      handsOn = true;
    }
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    var first = waiting.entrySet().iterator();
    if (running.size() >= most || !first.hasNext()) {
      handsOn = false;
      return null;
    }
    Map.Entry<Object, Runnable> taken = first.next();
    first.remove();
    running.add(taken.getKey());
    return taken.getValue();
  }

  /** How many wait. */
  public synchronized int waiting() {
    return waiting.size();
  }
}
