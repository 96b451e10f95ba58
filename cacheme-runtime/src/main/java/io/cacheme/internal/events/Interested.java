package io.cacheme.internal.events;

import io.cacheme.CachemeListener;
import io.cacheme.CachemeListener.Interest;
import java.util.List;
import java.util.Set;

/**
 * A listener, and what it has asked for.
 *
 * @param listener the user's
 * @param in what it said when it was given
 */
public record Interested(CachemeListener listener, Set<Interest> in) {

  /** What {@code listener} says now, from now on. */
  public static Interested of(CachemeListener listener) {
    return new Interested(listener, Set.copyOf(listener.interests()));
  }

  /** Those of {@code all} that have asked for {@code interest}, in their order. */
  public static List<CachemeListener> in(Interest interest, List<Interested> all) {
    return all.stream()
        .filter(each -> each.in.contains(interest))
        .map(Interested::listener)
        .toList();
  }
}
