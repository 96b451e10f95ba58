package io.cacheme;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The source of truth for one key. Implemented by applications, mostly as a lambda.
 *
 * <p>Runs on the caller's thread or on one of callbacks, so it must not block; wrap one that does
 * in {@link #blocking}. Never on a thread that delivers a storage's answers, unless the {@code
 * Cacheme} completes there. By several threads at the same time for several keys.
 *
 * <p>It may throw, answer a failed stage or answer {@code null} as its stage's value (nothing
 * found): each reaches the callers as {@link NodeCache} says. A {@code null} stage fails the load.
 *
 * @param <N> the node
 * @param <V> the value
 */
@FunctionalInterface
public interface Loader<N, V> {

  /**
   * Begins to load the value of {@code node}.
   *
   * @return a stage of the value, or of {@code null} if there is none
   * @throws Exception a failure, which the callers see as it is
   */
  CompletionStage<? extends @Nullable V> load(N node) throws Exception;

  /** Whether {@link #load} may block its thread, as that of {@link #blocking} may. */
  default boolean blocks() {
    return false;
  }

  /**
   * A loader that blocks its thread: that of the caller, if it blocks and is the first to ask, else
   * one of the load executor.
   *
   * @param function answers the value, or null if there is none; an interrupt of the caller whose
   *     thread it runs on reaches it
   */
  static <N, V> Loader<N, V> blocking(BlockingFunction<? super N, ? extends @Nullable V> function) {
    return new BlockingLoader<>(Objects.requireNonNull(function, "function"));
  }

  /**
   * A function that may block and may throw. Implemented by applications.
   *
   * @param <T> what it takes
   * @param <R> what it answers
   */
  @FunctionalInterface
  interface BlockingFunction<T, R extends @Nullable Object> {

    /** Computes the result on the calling thread. */
    R apply(T argument) throws Exception;
  }
}
