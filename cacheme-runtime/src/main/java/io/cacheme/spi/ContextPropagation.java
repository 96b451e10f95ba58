package io.cacheme.spi;

/**
 * Carries what belongs to the caller of a cache (security, tracing, logging) to the thread that
 * loads for it.
 *
 * <p>That of Micrometer's context propagation is {@code MicrometerContextPropagation} of {@code
 * cacheme-micrometer}; applications implement others.
 */
@FunctionalInterface
public interface ContextPropagation {

  /**
   * What the current thread carries. Called on the caller's thread, where no heap tier has the
   * value.
   */
  Snapshot capture();

  /**
   * What a thread carried. May be used any number of times, by any thread. Implemented by who
   * implements the propagation.
   */
  @FunctionalInterface
  interface Snapshot {

    /** {@code task}, run with what was captured, and the thread left as it was. */
    Runnable wrap(Runnable task);
  }
}
