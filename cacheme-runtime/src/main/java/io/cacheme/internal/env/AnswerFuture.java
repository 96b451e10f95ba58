package io.cacheme.internal.env;

import org.jspecify.annotations.Nullable;

/**
 * A future that the engine makes for a caller, and completes where callbacks run; or on the spot
 * for as long as the thread that asks has not handed it out, since nothing can be chained to it so
 * far.
 */
public class AnswerFuture<T extends @Nullable Object> extends CallerFuture<T> {

  private volatile @Nullable Thread asking = Thread.currentThread();

  public AnswerFuture(Surroundings surroundings) {
    super(surroundings);
  }

  /** The caller has it. */
  public final void handOut() {
    asking = null;
  }

  /** Runs what completes it. */
  public final void completeBy(Runnable completion) {
    if (asking == Thread.currentThread()) {
      completion.run();
    } else {
      surroundings.callbacks.run(completion);
    }
  }
}
