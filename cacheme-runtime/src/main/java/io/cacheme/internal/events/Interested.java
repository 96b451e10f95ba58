package io.cacheme.internal.events;

import io.cacheme.CachemeListener;
import io.cacheme.CachemeListener.Interest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A listener, and what it has asked for.
 *
 * @param listener the user's
 * @param in what it said when it was given
 */
public record Interested(CachemeListener listener, Set<Interest> in) {

  /** What {@code listener} says now, from now on. */
  public static Interested of(CachemeListener listener) {
    @Nullable Set<? extends @Nullable Interest> in = listener.interests(); // of the user's code
    if (in == null || in.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "interests() of "
              + listener.getClass().getName()
              + " answers "
              + in
              + "\n    help:  answer Set.of() for nothing of what is frequent, or leave interests()"
              + " out for all");
    }
    return new Interested(listener, Set.copyOf(in));
  }

  /** Those of {@code all} that have asked for {@code interest}, in their order. */
  public static List<CachemeListener> in(Interest interest, List<Interested> all) {
    return all.stream()
        .filter(each -> each.in.contains(interest))
        .map(Interested::listener)
        .toList();
  }
}
