package io.cacheme.internal.write;

import io.cacheme.CacheClosedException;
import io.cacheme.CachemeException;
import io.cacheme.TierException;
import io.cacheme.internal.env.AnswerFuture;
import io.cacheme.internal.env.Speakable;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.key.Write;
import io.cacheme.internal.key.WriteGroup;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Encoded;
import io.cacheme.internal.tier.TierBypass;
import io.cacheme.internal.tier.TierTimeout;
import io.cacheme.internal.time.Deadlines;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The future of one put or invalidate. That of an invalidate ends at its deadline in any case. */
final class WriteTicket extends Deadlines.Timed implements Write.Listener {

  private final Surroundings surroundings;
  private final AnswerFuture<@Nullable Void> future;
  private final String what;
  private final boolean timed;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable WriteGroup group;

  private WriteTicket(Surroundings surroundings, String what, boolean timed) {
    this.surroundings = surroundings;
    this.future = new AnswerFuture<>(surroundings);
    this.what = what;
    this.timed = timed;
  }

  static WriteTicket put(NodeContext<?, ?> context) {
    return new WriteTicket(context.surroundings, "put of " + context.spec.name(), false);
  }

  static WriteTicket invalidate(NodeContext<?, ?> context) {
    return new WriteTicket(
        context.surroundings, "invalidate of " + context.spec.name(), context.chain.hasRemotes());
  }

  /** The write is queued: the deadline of an invalidate begins. */
  void submitted() {
    if (timed && !ended.get()) {
      surroundings.await(surroundings.invalidations, this);
      if (ended.get()) {
        surroundings.invalidations.remove(this);
      }
    }
  }

  /** What it waited for has ended: the deadline of an invalidate begins anew. */
  void waitsAnew() {
    if (timed) {
      surroundings.invalidations.renew(this, surroundings.time.coarseNanoTime());
    }
  }

  /** The future, for the caller. */
  CompletableFuture<@Nullable Void> handedOut() {
    future.handOut();
    return future;
  }

  @Override
  public void follows(WriteGroup followed) {
    group = followed;
  }

  @Override
  public void ended(List<String> failed, @Nullable Throwable cause) {
    if (ended.compareAndSet(false, true)) {
      surroundings.invalidations.remove(this);
      complete(failed, cause == null ? null : Speakable.of(cause));
    }
  }

  @Override
  protected void expired() {
    if (ended.compareAndSet(false, true)) {
      WriteGroup late = group;
      complete(late == null ? List.of() : late.distrustUnconfirmed(), null);
    }
  }

  private void complete(List<String> failed, @Nullable Throwable cause) {
    Throwable failure =
        failed.isEmpty() && cause instanceof Untold untold
            ? failure(untold)
            : !failed.isEmpty()
                ? failure(failed, cause)
                : timed && Encoded.isReason(cause) ? null : cause;
    future.completeBy(
        failure == null
            ? () -> future.complete(null)
            : () -> future.completeExceptionally(failure));
  }

  private CachemeException failure(Untold untold) {
    return new TierException(
        what
            + " is written, but "
            + untold.getMessage()
            + "; until they are, which is tried again, their heaps may serve the older value",
        List.of(untold.storage()),
        untold.getCause());
  }

  private CachemeException failure(List<String> failed, @Nullable Throwable cause) {
    String unreached = what + " did not reach " + quoted(failed);
    if (surroundings.isAbandoned()) {
      return new CacheClosedException(unreached + " before the cache was closed");
    }
    return new TierException(
        unreached
            + (cause == null ? "" : ": " + (ours(cause) ? cause.getMessage() : cause))
            + "; until it is removed there or expires, this process does not read the key from "
            + "there, but other processes may still do. Try again once the storage answers",
        failed,
        cause);
  }

  private static boolean ours(Throwable cause) {
    return cause instanceof TierBypass || cause instanceof TierTimeout;
  }

  private static String quoted(List<String> names) {
    return "\"" + String.join("\", \"", names) + "\"";
  }
}
