package io.cacheme.storage.sql.vertx;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.function.BooleanSupplier;

/**
 * What Vert.x makes for one connection, a client of the network first of all. Else it would keep
 * that until it is closed itself, also of attempts that failed, and its end would wait for each.
 */
final class ConnectionScope {

  private final CloseFuture resources = new CloseFuture();
  private final BooleanSupplier isClosing;
  private final ContextInternal context;

  /**
   * A scope of {@code loop}, in which nothing was made yet.
   *
   * @param isClosing whether {@code vertx} is being closed
   */
  ConnectionScope(Vertx vertx, EventLoop loop, BooleanSupplier isClosing) {
    this.isClosing = isClosing;
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
   * Lets go of all that was made here, unless Vert.x is being closed: that would be told by a
   * thread which may have ended, and Netty logs it with a stack. The sockets are closed before
   * Vert.x is.
   */
  void close() {
    if (!isClosing.getAsBoolean()) {
      resources.close();
    }
  }
}
