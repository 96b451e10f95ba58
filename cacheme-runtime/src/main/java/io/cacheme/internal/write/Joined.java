package io.cacheme.internal.write;

import io.cacheme.CacheClosedException;
import io.cacheme.TierException;
import io.cacheme.internal.env.CallerFuture;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.spi.Stages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Many writes as one. */
public final class Joined {

  private Joined() {}

  /**
   * Ends when all have ended; fails with one exception that names all tiers that were not reached,
   * or says that the cache was closed, where that is why some were not.
   *
   * @param what they are, in the plural
   */
  public static CompletableFuture<@Nullable Void> all(
      Surroundings surroundings, String what, List<CompletableFuture<@Nullable Void>> writes) {
    CompletableFuture<@Nullable Void> joined = new CallerFuture<>(surroundings);
    CompletionStage<Void> all =
        CompletableFuture.allOf(writes.toArray(new CompletableFuture<?>[0]));
    all.whenComplete(
        (nothing, failure) -> end(joined, failure == null ? null : summary(what, writes)));
    return joined;
  }

  private static void end(CompletableFuture<@Nullable Void> joined, @Nullable Throwable failure) {
    if (failure == null) {
      joined.complete(null);
    } else {
      joined.completeExceptionally(failure); // as it is: a derived future would wrap it
    }
  }

  private static Throwable summary(String what, List<CompletableFuture<@Nullable Void>> writes) {
    Set<String> tiers = new LinkedHashSet<>();
    List<Throwable> failures = new ArrayList<>();
    boolean closed = false;
    for (CompletableFuture<@Nullable Void> write : writes) {
      Throwable failure = failure(write);
      if (failure != null) {
        failures.add(failure);
        closed |= failure instanceof CacheClosedException;
        if (failure instanceof TierException tierFailure) {
          tiers.addAll(tierFailure.tiers());
        }
      }
    }
    Throwable first = failures.get(0);
    if (tiers.isEmpty()) {
      return first;
    }
    String all =
        failures.size()
            + " of "
            + writes.size()
            + " "
            + what
            + " failed, the first: "
            + first.getMessage();
    return closed
        ? new CacheClosedException(all).copy(first)
        : new TierException(all, List.copyOf(tiers), first);
  }

  private static @Nullable Throwable failure(CompletableFuture<@Nullable Void> write) {
    try {
      write.join();
      return null;
    } catch (CompletionException e) {
      return Stages.cause(e);
    }
  }
}
