package io.cacheme.internal.events;

/**
 * An event of the JDK's flight recorder that has begun; known by this name only where that may be
 * missing.
 *
 * @param <E> how it ended
 */
@FunctionalInterface
public interface Recorded<E> {

  /** It has ended, and is recorded unless the recording says it is too short. Does not throw. */
  void ended(E end);
}
