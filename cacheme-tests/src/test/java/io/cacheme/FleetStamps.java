package io.cacheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stamps that servers were given and have lost, of the things of one kind that can be ended: of
 * the versions of the node, or of its groups.
 */
final class FleetStamps<T> {

  /** How far apart clocks and ends may be, in milliseconds. */
  private static final int YOUNG = 1_000;

  private final Map<Stamped<T>, Long> stamps = new HashMap<>();
  private final Map<Place<T>, Long> putAt = new HashMap<>();
  private final List<Evicted<T>> evicted = new ArrayList<>();

  /** Where a stamp stands. */
  private record Place<T>(FleetServer server, T of) {}

  private record Stamped<T>(FleetServer server, T of, FleetProcess by) {}

  /**
   * A stamp that was lost.
   *
   * @param number when that was, in the order of {@link FleetRules}
   * @param youngUntil when the clock of anybody who does not know it is later than it
   */
  private record Evicted<T>(FleetServer server, T of, int number, long youngUntil) {}

  /** Whether {@code key} is that of a stamp, and of no entry. */
  static boolean areUnder(String key) {
    return FleetClears.isStamp(key) || FleetGroup.isStamp(key);
  }

  /** {@code by} has put {@code stamp}. */
  void put(FleetServer server, FleetProcess by, T of, long stamp) {
    putAt.put(new Place<>(server, of), by.now());
    stamps.merge(new Stamped<>(server, of, by), stamp, Math::max);
  }

  void evicted(FleetServer server, T of, int number) {
    long since = putAt.getOrDefault(new Place<>(server, of), 0L);
    evicted.add(new Evicted<>(server, of, number, since + YOUNG));
  }

  /** The greatest that {@code by} has put there; who has an entry with it knows of it. */
  long of(FleetServer server, T of, FleetProcess by) {
    return stamps.getOrDefault(new Stamped<>(server, of, by), Long.MAX_VALUE);
  }

  /** Whether one that was put since then may be gone, so that some will never learn of it. */
  boolean isForgotten(T of, int since) {
    return evicted.stream().anyMatch(one -> one.of.equals(of) && one.number > since);
  }

  /** The same of one that {@code server} has lost. */
  boolean isForgottenBy(FleetServer server, T of, int since) {
    return evicted.stream()
        .anyMatch(one -> one.server == server && one.of.equals(of) && one.number > since);
  }

  /**
   * Whether {@code end} may have put one that is smaller than one which had just been lost.
   *
   * @param until when it had put its own, in the order of {@link FleetRules}
   */
  boolean mayBeOutdone(T of, FleetCall end, int until) {
    return evicted.stream()
        .anyMatch(
            one ->
                one.of.equals(of)
                    && one.number < until
                    && (end.begunAt <= one.youngUntil || !end.ticking));
  }
}
