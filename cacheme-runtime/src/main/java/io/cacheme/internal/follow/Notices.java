package io.cacheme.internal.follow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * What this process is told of the loads of others of one node: that they have ended. Who waits for
 * one is woken by it. A notice is no fence: what was read before is as good as ever.
 *
 * <p>A notice that comes between the look at a key and the wait for it is not lost: who waits says
 * how many it had counted before it looked.
 */
public final class Notices {

  /** So many that few who look meanwhile take the end of another key's load for that of theirs. */
  private static final int PLACES = 1 << 14;

  private static final char STORED = '+';
  private static final char GIVEN_UP = '-';

  /** Who waits for the end of another's load. Its methods do not block, and do not throw. */
  public interface Waiting {

    /**
     * There may be something new under the key.
     *
     * @param givenUp whether the load ended without a value to keep, so that all who wait are to
     *     load at once
     */
    void noticed(boolean givenUp);
  }

  private final AtomicIntegerArray counts = new AtomicIntegerArray(PLACES);
  private final ConcurrentMap<String, Set<Waiting>> waiting = new ConcurrentHashMap<>();

  /** What is published of the load of {@code key}, once it has ended. */
  public static String of(String key, boolean givenUp) {
    return (givenUp ? GIVEN_UP : STORED) + key;
  }

  private static int place(String key) {
    return Epochs.stripe(key) & (PLACES - 1);
  }

  /** How many notices have come so far that may be of {@code key}. */
  public int count(String key) {
    return counts.get(place(key));
  }

  /**
   * Lets {@code who} know of the next notice of {@code key}, once; at once if there was one since
   * {@code counted}.
   */
  public void await(String key, int counted, Waiting who) {
    waiting.compute(
        key,
        (same, before) -> {
          Set<Waiting> all = before == null ? new LinkedHashSet<>() : before;
          all.add(who);
          return all;
        });
    if (count(key) != counted && forget(key, who)) {
      who.noticed(false);
    }
  }

  /** Lets {@code who} know of nothing more; false if it has been. */
  public boolean forget(String key, Waiting who) {
    boolean[] found = new boolean[1];
    waiting.computeIfPresent(
        key,
        (same, all) -> {
          found[0] = all.remove(who);
          return all.isEmpty() ? null : all;
        });
    return found[0];
  }

  /** The same of a load of this process: others of the key wait here, too. */
  public void ended(String key, boolean givenUp) {
    noticed(key, givenUp);
  }

  /** {@code key} was written: whoever loads it loads in vain. */
  void written(String key) {
    if (key.equals(Notice.ALL)) {
      all();
    } else {
      noticed(key, false);
    }
  }

  /** A message about loads has come. */
  void told(List<String> lines) {
    for (String line : lines) {
      if (line.equals(Notice.ALL) || line.isEmpty()) {
        all();
      } else {
        noticed(line.substring(1), line.charAt(0) == GIVEN_UP);
      }
    }
  }

  /** Notices may have been missed. */
  void all() {
    for (int place = 0; place < PLACES; place++) {
      counts.getAndIncrement(place);
    }
    // a copy: who is woken may wait again at once, and would be met again and again
    new ArrayList<>(waiting.keySet()).forEach(key -> wake(key, false));
  }

  private void noticed(String key, boolean givenUp) {
    counts.getAndIncrement(place(key));
    wake(key, givenUp);
  }

  private void wake(String key, boolean givenUp) {
    Set<Waiting> woken = waiting.remove(key);
    if (woken != null) {
      woken.forEach(who -> who.noticed(givenUp));
    }
  }
}
