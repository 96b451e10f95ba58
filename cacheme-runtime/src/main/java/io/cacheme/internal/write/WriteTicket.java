package io.cacheme.internal.write;

import io.cacheme.CacheClosedException;
import io.cacheme.CachemeException;
import io.cacheme.TierException;
import io.cacheme.ValueTooLargeException;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.TierBypass;
import io.cacheme.internal.tier.TierTimeout;
import io.cacheme.internal.time.Deadlines;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The future of one put or invalidate. That of an invalidate ends at its deadline in any case. */
public final class WriteTicket extends Deadlines.Timed implements KeyWrite.Listener {

  public final CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
  private final Surroundings surroundings;
  private final String what;
  private final boolean timed;
  private volatile @Nullable WriteGroup group;

  private WriteTicket(Surroundings surroundings, String what, boolean timed) {
    this.surroundings = surroundings;
    this.what = what;
    this.timed = timed;
  }

  public static WriteTicket put(NodeContext<?, ?> context) {
    return new WriteTicket(context.surroundings, "put of " + context.spec.name(), false);
  }

  public static WriteTicket invalidate(NodeContext<?, ?> context) {
    return new WriteTicket(
        context.surroundings, "invalidate of " + context.spec.name(), context.hasRemoteTiers);
  }

  @Override
  public void follows(WriteGroup followed) {
    boolean first = group == null;
    group = followed;
    if (first && timed) { // not before: one that expires has to know what was not reached
      surroundings.await(surroundings.invalidations, this);
    }
  }

  @Override
  public void ended(List<String> failed, @Nullable Throwable cause) {
    if (!timed || surroundings.invalidations.remove(this)) {
      complete(failed, cause);
    }
  }

  @Override
  protected void expired() {
    WriteGroup late = group;
    List<String> unreached = late == null ? List.of() : late.write().distrustUnconfirmed();
    complete(unreached, null);
  }

  private void complete(List<String> failed, @Nullable Throwable cause) {
    if (failed.isEmpty() && !timed && cause instanceof ValueTooLargeException) {
      surroundings.run(() -> future.completeExceptionally(cause));
    } else if (failed.isEmpty()) {
      surroundings.run(() -> future.complete(null));
    } else {
      CachemeException failure = failure(failed, cause);
      surroundings.run(() -> future.completeExceptionally(failure));
    }
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
