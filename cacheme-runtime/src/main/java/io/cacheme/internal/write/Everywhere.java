package io.cacheme.internal.write;

import io.cacheme.internal.env.AnswerFuture;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.time.Deadlines;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits until what was written is known to all processes, or the lease of those it is not over. */
public final class Everywhere extends Deadlines.Timed {

  /** How late the coarse clock may be, by which others judge their lease. */
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Surroundings surroundings;
  private final AnswerFuture<@Nullable Void> future;

  private Everywhere(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.future = new AnswerFuture<>(surroundings);
  }

  /** Ends when {@code written} has succeeded and nobody serves an older value; or as it failed. */
  public static CompletableFuture<@Nullable Void> after(
      CompletableFuture<@Nullable Void> written, NodeContext<?, ?> context) {
    if (!context.chain.isFollowing() && context.chain.tellers().others().isEmpty()) {
      return written;
    }
    Everywhere wait = new Everywhere(context.surroundings);
    CompletionStage<@Nullable Void> stage = written;
    stage.whenComplete((nothing, failure) -> wait.written(failure));
    wait.future.handOut();
    return wait.future;
  }

  private void written(@Nullable Throwable failure) {
    if (failure != null) {
      fail(failure);
      return;
    }
    long nanos = surroundings.settings.followLease().toNanos() + TICK_NANOS;
    try {
      surroundings.awaitWhole(surroundings.lives(nanos), this);
    } catch (Throwable e) { // a scheduler that takes nothing
      fail(e);
    }
  }

  @Override
  protected void expired() {
    if (surroundings.isAbandoned()) { // before its time
      fail(surroundings.closedException());
    } else {
      future.completeBy(() -> future.complete(null));
    }
  }

  private void fail(Throwable failure) {
    future.completeBy(() -> future.completeExceptionally(failure));
  }
}
