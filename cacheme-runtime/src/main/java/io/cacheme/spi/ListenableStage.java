package io.cacheme.spi;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A stage that tells one listener of its end without another stage for it. Storages may answer such
 * a stage, which saves two objects a call; {@link #whenComplete} does the same of any other. A
 * storage with a call of its own for each command implements it there.
 *
 * @param <T> what the stage is completed with
 */
public interface ListenableStage<T extends @Nullable Object> extends CompletionStage<T> {

  /**
   * Tells {@code listener} once, when the stage has ended, as {@link #whenComplete} does: on the
   * thread that completes it, or on this one if it is complete. What the listener throws goes
   * nowhere.
   *
   * @param listener is given the value, or the failure as the stage was completed with it, never
   *     wrapped
   * @throws IllegalStateException if there has been a listener before
   */
  void listen(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> listener);
}
