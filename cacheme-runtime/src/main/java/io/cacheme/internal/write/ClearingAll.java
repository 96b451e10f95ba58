package io.cacheme.internal.write;

import io.cacheme.TierException;
import io.cacheme.internal.env.AnswerFuture;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.follow.Notice;
import io.cacheme.internal.tier.Everything;
import io.cacheme.internal.tier.Teller;
import io.cacheme.internal.time.Deadlines;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends what all remote storages have under the prefix, of whichever nodes, and tells those who
 * listen.
 *
 * <p>Several storages are gone through twice: nobody knows here which of them another process asks
 * first, so that in between what has not been ended in one may be copied to another that has, with
 * its new stamp.
 */
public final class ClearingAll extends Deadlines.Timed {

  private final Surroundings surroundings;
  private final List<Everything> tiers;
  private final List<Teller> tellers;
  private final int steps;
  private final AnswerFuture<@Nullable Void> future;
  private final Set<String> failed = new LinkedHashSet<>(); // guarded by itself

  /** Those that have not told of it, or not yet; guarded by {@link #failed}. */
  private final Set<String> untold = new LinkedHashSet<>();

  private final AtomicBoolean over = new AtomicBoolean();
  private volatile int step;

  private ClearingAll(Surroundings surroundings, List<Everything> tiers, List<Teller> tellers) {
    this.surroundings = surroundings;
    this.tiers = tiers;
    this.tellers = tellers;
    this.steps = tiers.size() > 1 ? 2 * tiers.size() : tiers.size();
    this.future = new AnswerFuture<>(surroundings);
  }

  /** Ends it in all {@code tiers}, and lets {@code tellers} tell. */
  public static CompletableFuture<@Nullable Void> of(
      Surroundings surroundings, List<Everything> tiers, List<Teller> tellers) {
    if (surroundings.isClosed()) {
      return CompletableFuture.failedFuture(surroundings.closedException());
    }
    ClearingAll clearing = new ClearingAll(surroundings, tiers, tellers);
    surroundings.await(surroundings.invalidations, clearing);
    clearing.next();
    clearing.future.handOut();
    return clearing.future;
  }

  private void next() {
    if (over.get()) {
      return;
    }
    if (step == steps) {
      tell();
    } else {
      Everything tier = tiers.get(step % tiers.size());
      tier.clear(stands -> ended(tier, stands));
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // the tiers are asked one after another
  private void ended(Everything tier, boolean stands) {
    if (!stands) {
      synchronized (failed) {
        failed.add(tier.storage());
      }
    }
    step++;
    next();
  }

  private void tell() {
    if (tellers.isEmpty()) {
      end();
      return;
    }
    AtomicInteger left = new AtomicInteger(tellers.size());
    synchronized (failed) {
      tellers.forEach(teller -> untold.add(teller.storage()));
    }
    for (Teller teller : tellers) {
      teller.tell(
          Notice.CLEARED,
          failure -> {
            if (failure == null) {
              synchronized (failed) {
                untold.remove(teller.storage());
              }
            }
            if (left.decrementAndGet() == 0) {
              end();
            }
          });
    }
  }

  private void end() {
    if (over.compareAndSet(false, true)) {
      surroundings.invalidations.remove(this);
      complete();
    }
  }

  @Override
  protected void expired() {
    if (over.compareAndSet(false, true)) {
      synchronized (failed) {
        int asked = step;
        if (asked < steps) { // else all have answered, and only messages are late
          tiers.stream().skip(asked % tiers.size()).forEach(tier -> failed.add(tier.storage()));
        }
      }
      complete();
    }
  }

  private void complete() {
    List<String> names;
    List<String> silent;
    synchronized (failed) {
      names = List.copyOf(failed);
      silent = List.copyOf(untold);
    }
    future.completeBy(
        names.isEmpty() && silent.isEmpty()
            ? () -> future.complete(null)
            : () -> future.completeExceptionally(failure(names, silent)));
  }

  private static TierException failure(List<String> names, List<String> silent) {
    List<String> what = new ArrayList<>(2);
    if (!names.isEmpty()) {
      what.add(
          "did not reach "
              + quoted(names)
              + "; of nodes that this Cacheme has not bound the older values may be served from"
              + " there, by this process, too");
    }
    if (!silent.isEmpty()) {
      what.add(
          "could not be told over "
              + quoted(silent)
              + "; heaps of other processes may serve the older values until they expire");
    }
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(silent);
    return new TierException(
        "the clear of everything " + String.join(", and ", what) + ": clear again",
        List.copyOf(all),
        null);
  }

  private static String quoted(List<String> names) {
    return "\"" + String.join("\", \"", names) + "\"";
  }
}
