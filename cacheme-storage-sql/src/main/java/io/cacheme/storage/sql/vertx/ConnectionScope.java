package io.cacheme.storage.sql.vertx;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;

/**
 * What Vert.x makes for one connection, a client of the network first of all. Else it would keep
 * that until it is closed itself, also of attempts that failed, and its end would wait for each.
 */
final class ConnectionScope {

  private final CloseFuture resources = new CloseFuture();
  private final EventLoop loop;
  private final ContextInternal context;

  /** A scope of {@code loop}, in which nothing was made yet. */
  ConnectionScope(Vertx vertx, EventLoop loop) {
    this.loop = loop;
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

  /**
   * Lets go of all that was made here, unless the event loop is about to do so, which would be told
   * and could listen no more: Netty logs that with a stack.
   */
  void close() {
    if (!loop.isShuttingDown()) {
      resources.close();
    }
  }
}
