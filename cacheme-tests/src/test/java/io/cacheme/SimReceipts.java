package io.cacheme;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What became of the writes of one remote storage, by key and by number of the call. */
final class SimReceipts {

  private final Map<String, Integer> confirmed = new HashMap<>();
  private final Map<String, Long> confirmedAt = new HashMap<>();
  private final Map<String, Set<Integer>> unsettled = new HashMap<>();

  void called(String key, int number) {
    unsettled.computeIfAbsent(key, k -> new HashSet<>(4)).add(number);
  }

  /** It was answered well, perhaps too late for the cache. */
  void confirmed(String key, int number, long at) {
    confirmed.merge(key, number, Math::max);
    confirmedAt.put(key, at);
  }

  /** It was answered well and in time. */
  void settled(String key, int number) {
    unsettled.get(key).remove(number);
  }

  /** The latest write that was answered well, or 0. */
  int lastConfirmed(String key) {
    return confirmed.getOrDefault(key, 0);
  }

  /** When that was. */
  long lastConfirmedAt(String key) {
    return confirmedAt.getOrDefault(key, 0L);
  }

  /** Whether a write called after {@code number} was not answered well so far. */
  boolean isUnsettled(String key, int number) {
    return unsettled.getOrDefault(key, Set.of()).stream().anyMatch(call -> call > number);
  }
}
