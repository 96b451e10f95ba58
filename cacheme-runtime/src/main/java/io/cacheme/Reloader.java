package io.cacheme;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A loader that is told what is known of the key already, and may find that it has not changed.
 * Implemented by applications; what {@link Loader} says holds for it, too.
 *
 * @param <N> the node
 * @param <V> the value, exactly that of the node
 */
@FunctionalInterface
public interface Reloader<N, V> extends Loader<N, V> {

  /**
   * Begins to load the value of {@code node}.
   *
   * @param known the value that is loaded anew, or nothing
   * @return a stage of the value, which is {@code known.notModified()} if that has not changed; or
   *     of {@code null} if there is none
   * @throws Exception a failure, which the callers see as it is
   */
  CompletionStage<? extends @Nullable V> reload(N node, Known<V> known) throws Exception;

  @Override
  default CompletionStage<? extends @Nullable V> load(N node) throws Exception {
    return reload(node, Known.none());
  }

  /**
   * One that blocks its thread, as that of {@link Loader#blocking} does.
   *
   * @param function answers the value, {@code known.notModified()}, or null if there is none
   */
  static <N, V> Reloader<N, V> blocking(BlockingReload<? super N, V> function) {
    Objects.requireNonNull(function, "function");
    return new Reloader<>() {
      @Override
      public CompletionStage<? extends @Nullable V> reload(N node, Known<V> known)
          throws Exception {
        return CompletableFuture.completedFuture(function.apply(node, known));
      }

      @Override
      public boolean blocks() {
        return true;
      }
    };
  }

  /**
   * A function that may block and may throw. Implemented by applications.
   *
   * @param <N> the node
   * @param <V> the value
   */
  @FunctionalInterface
  interface BlockingReload<N, V> {

    /**
     * Loads on the calling thread.
     *
     * @param known the value that is loaded anew, or nothing; never null
     */
    @Nullable V apply(N node, Known<V> known) throws Exception;
  }
}
