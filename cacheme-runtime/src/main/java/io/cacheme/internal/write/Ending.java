package io.cacheme.internal.write;

import io.cacheme.CacheClosedException;
import io.cacheme.TierException;
import io.cacheme.internal.env.AnswerFuture;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Tellers;
import io.cacheme.internal.time.Deadlines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends many entries of one node at once, without a look at any: in each remote tier by a new stamp,
 * from the last to the first, and on the heaps by a fence. What was read before a tier had its own
 * is not written to the next one. Then the others are told.
 */
abstract class Ending<V> extends Deadlines.Timed {

  final NodeContext<?, V> context;
  private final Surroundings surroundings;
  private final List<RemoteTier<V>> remotes;
  private final AnswerFuture<@Nullable Void> future;
  private final List<RemoteTier<V>> failed = new ArrayList<>(0);
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile int left;

  Ending(NodeContext<?, V> context) {
    this.context = context;
    this.surroundings = context.surroundings;
    this.remotes = context.chain.remotes();
    this.left = remotes.size();
    this.future = new AnswerFuture<>(surroundings);
  }

  /** Nothing of what was read so far may be served or written from here on. */
  abstract void fence();

  /** Ends the entries in the remote tier at {@code index}; {@code ended} learns if that stands. */
  abstract void end(int index, Consumer<Boolean> ended);

  /** They could not be ended in {@code tiers}: these are not to be read until they are. */
  abstract void unreached(List<RemoteTier<V>> tiers);

  /** It is over; {@code reached} tells whether all tiers were reached. */
  void over(boolean reached) {}

  /** What those who listen are told. */
  abstract RemoteKey notice();

  /** What it is called, as in "clear of X". */
  abstract String what();

  /** The same of the entries when it is done, as in "X is cleared". */
  abstract String done();

  /** What follows where a tier was not reached. */
  abstract String consequence();

  /** Ends them; on the heaps before this returns. */
  final CompletableFuture<@Nullable Void> begin() {
    start();
    future.handOut();
    return future;
  }

  /** The same for nobody who waits. */
  final void start() {
    if (context.chain.hasRemotes()) {
      surroundings.await(surroundings.invalidations, this);
    }
    next();
  }

  /** Goes on with the tier before those that are done. */
  private void next() {
    context.ended();
    fence();
    if (over.get()) {
      return;
    }
    if (left == 0) {
      tell();
      return;
    }
    int index = left - 1;
    end(index, stands -> ended(index, stands));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // the tiers are asked one after another
  private void ended(int index, boolean stands) {
    if (!stands) {
      unreached(List.of(remotes.get(index)));
      synchronized (failed) {
        failed.add(remotes.get(index));
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
      Telling.tell(tellers, notice(), this::end);
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
    List<RemoteTier<V>> late = new ArrayList<>(remotes.subList(0, left));
    unreached(late);
    fence(); // what was read while it was under way
    synchronized (failed) {
      late.addAll(0, failed);
    }
    complete(late, late.isEmpty() ? new IllegalStateException("it did not answer in time") : null);
  }

  private void complete(List<RemoteTier<V>> tiers, @Nullable Throwable untold) {
    over(tiers.isEmpty());
    Throwable failure =
        !tiers.isEmpty()
            ? unreachedException(tiers.stream().map(RemoteTier::storage).toList())
            : untold == null ? null : untold(untold);
    future.completeBy(
        failure == null
            ? () -> future.complete(null)
            : () -> future.completeExceptionally(failure));
  }

  private TierException untold(Throwable failure) {
    String storage = String.valueOf(context.chain.tellers().storage());
    return new TierException(
        done()
            + ", but "
            + new Untold(storage, failure).getMessage()
            + "; until they are, which is tried again, their heaps may serve the older values",
        List.of(storage),
        failure);
  }

  private RuntimeException unreachedException(List<String> names) {
    String message = what() + " did not reach \"" + String.join("\", \"", names) + "\"";
    return surroundings.isAbandoned()
        ? new CacheClosedException(message + " before the cache was closed")
        : new TierException(
            message
                + "; until it does, which is tried again, this process does not read "
                + consequence()
                + " from there, but other processes may still do",
            names,
            null);
  }
}
