package io.cacheme;

/**
 * Told of the values of one node that a heap tier of it keeps no longer: {@link
 * Cacheme.Builder#removalListener}.
 *
 * <p>Called after the fact, one removal after another in the order they came about, on a thread of
 * the {@linkplain Cacheme.Builder#completionExecutor callbacks}; it may call the cache, and should
 * not block long: of more than 65,536 removals that wait to be told the later ones are not, as a
 * log line says. What it throws is logged and changes nothing.
 *
 * <p>Heaps do not look for what is no longer of use: what has expired, or is outdated, is told when
 * it is asked for, replaced, or makes room for others. That of a {@code clear()} is looked for, and
 * told soon. What goes with its storage, by {@code close()}, {@code replaceStorage} or an exit of
 * the process, is not told; nor are entries which say that there is no value.
 *
 * <p>Implemented by applications; what may be added has a default.
 *
 * @param <N> the node
 * @param <V> the value
 */
@FunctionalInterface
public interface RemovalListener<N extends Node<V>, V> {

  /** A value is no longer there. */
  void onRemoval(Removal<N, V> removal);

  /**
   * A value that is no longer there. Other tiers may still have it.
   *
   * <p>The cache alone makes them; a test may, too, but there may be more methods one day.
   */
  interface Removal<N extends Node<V>, V> {

    /** The node; where nodes of the same key are one, any of them. */
    N node();

    /** Its value. */
    V value();

    /** Why. */
    RemovalCause cause();

    /** The name of the heap storage that had it. */
    String tier();
  }
}
