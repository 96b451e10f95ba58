package io.cacheme.internal.write;

import io.cacheme.CacheClosedException;
import io.cacheme.TierException;
import io.cacheme.internal.env.AnswerFuture;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.follow.Notice;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Tellers;
import io.cacheme.internal.time.Deadlines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ends all entries of one node at once: each remote tier gets a new generation, from the last to
 * the first, and the heaps forget. What was read before a tier had its own is not written to the
 * next one.
 */
public final class Clearing<V> extends Deadlines.Timed {

  private final NodeContext<?, V> context;
  private final Surroundings surroundings;
  private final List<RemoteTier<V>> remotes;
  private final AnswerFuture<@Nullable Void> future;
  private final List<String> failed = new ArrayList<>(0);
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile int left;

  private Clearing(NodeContext<?, V> context) {
    this.context = context;
    this.surroundings = context.surroundings;
    this.remotes = context.chain.remotes();
    this.left = remotes.size();
    this.future = new AnswerFuture<>(surroundings);
  }

  /** Clears the node; its heaps before this returns. */
  public static <V> CompletableFuture<@Nullable Void> of(NodeContext<?, V> context) {
    Clearing<V> clearing = new Clearing<>(context);
    if (context.chain.hasRemotes()) {
      context.surroundings.await(context.surroundings.invalidations, clearing);
    }
    clearing.next();
    clearing.future.handOut();
    return clearing.future;
  }

  /** Goes on with the tier before those that are cleared. */
  private void next() {
    context.chain.cleared(); // nothing that was read so far may be written from here on
    if (over.get()) {
      return;
    }
    if (left == 0) {
      tell();
      return;
    }
    RemoteTier<V> tier = remotes.get(left - 1);
    tier.clear(stands -> cleared(tier, stands));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // the tiers are asked one after another
  private void cleared(RemoteTier<V> tier, boolean stands) {
    if (!stands) {
      tier.uncleared();
      synchronized (failed) {
        failed.add(tier.storage());
      }
    }
    left--;
    next();
  }

  private void tell() {
    Tellers tellers = context.chain.tellers();
    if (tellers.size() == 0) {
      end(null);
    } else {
      List<String> others = Collections.nCopies(tellers.others().size(), Notice.CLEARED);
      Telling.tell(tellers, new RemoteKey(Notice.CLEARED, others), this::end);
    }
  }

  private void end(@Nullable Throwable untold) {
    if (over.compareAndSet(false, true)) {
      surroundings.invalidations.remove(this);
      complete(failed, untold);
    }
  }

  @Override
  protected void expired() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    List<String> names;
    synchronized (failed) {
      names = new ArrayList<>(failed);
    }
    for (int i = left - 1; i >= 0; i--) {
      remotes.get(i).uncleared();
      names.add(remotes.get(i).storage());
    }
    context.chain.cleared(); // of what was read while it was under way
    complete(
        names, names.isEmpty() ? new IllegalStateException("it did not answer in time") : null);
  }

  private void complete(List<String> names, @Nullable Throwable untold) {
    Throwable failure =
        !names.isEmpty() ? unreached(names) : untold == null ? null : untold(untold);
    future.completeBy(
        failure == null
            ? () -> future.complete(null)
            : () -> future.completeExceptionally(failure));
  }

  private TierException untold(Throwable failure) {
    String storage = String.valueOf(context.chain.tellers().storage());
    return new TierException(
        context.spec.name()
            + " is cleared, but "
            + new Untold(storage, failure).getMessage()
            + "; until they are, which is tried again, their heaps may serve the older values",
        List.of(storage),
        failure);
  }

  private RuntimeException unreached(List<String> names) {
    String what =
        "clear of "
            + context.spec.name()
            + " did not reach \""
            + String.join("\", \"", names)
            + "\"";
    return surroundings.isAbandoned()
        ? new CacheClosedException(what + " before the cache was closed")
        : new TierException(
            what
                + "; until it does, which is tried again, this process does not read the node from"
                + " there, but other processes may still do",
            names,
            null);
  }
}
