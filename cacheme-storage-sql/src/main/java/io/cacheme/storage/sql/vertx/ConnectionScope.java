package io.cacheme.storage.sql.vertx;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What Vert.x makes for one connection, a client of the network first of all. Else it would keep
 * that until it is closed itself, also of attempts that failed, and its end would wait for each.
 */
final class ConnectionScope {

  private final CloseFuture resources = new CloseFuture();
  private final ContextInternal context;
  private final Set<ConnectionScope> open;

  /**
   * A scope of {@code loop}, in which nothing was made yet; it is in {@code open} until its end.
   */
  ConnectionScope(Vertx vertx, EventLoop loop, Set<ConnectionScope> open) {
    this.open = open;
    open.add(this);
    this.context =
        ((VertxInternal) vertx)
            .contextBuilder()
            .withEventLoop(loop)
            .withCloseFuture(resources)
            .build();
  }

  /**
   * Runs {@code task} on the event loop; what it makes belongs here.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the event loop has ended
   */
  void run(Runnable task) {
    context.runOnContext(now -> task.run());
  }

  /** Lets go of all that was made here; answers once its channels are closed. */
  CompletionStage<@Nullable Void> close() {
    return resources.close().onComplete(done -> open.remove(this)).toCompletionStage();
  }

  /** The same after what was to be run here before. */
  CompletableFuture<@Nullable Void> closeInTurn() {
    CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    run(() -> close().whenComplete((nothing, thrown) -> closed.complete(null)));
    return closed;
  }
}
