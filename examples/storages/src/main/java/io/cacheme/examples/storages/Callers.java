package io.cacheme.examples.storages;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Sixty-four callers, each of which begins its next call when its last has ended. */
final class Callers {

  private static final int CALLERS = 64;

  private final AtomicInteger next = new AtomicInteger();
  private final int count;
  private final IntFunction<CompletableFuture<Void>> call;

  private Callers(int count, IntFunction<CompletableFuture<Void>> call) {
    this.count = count;
    this.call = call;
  }

  /** Makes {@code count} calls, and answers how many a second ended. */
  static double rate(int count, IntFunction<CompletableFuture<Void>> call) {
    Callers callers = new Callers(count, call);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i < CALLERS; i++) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      all.add(done);
      callers.goOn(done);
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    return count / ((System.nanoTime() - begun) / 1e9);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what becomes of a call is told by done
  private void goOn(CompletableFuture<Void> done) {
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      CompletableFuture<Void> ended = call.apply(i);
      if (!ended.isDone() || ended.isCompletedExceptionally()) {
        ended.whenComplete((nothing, failure) -> goOn(done, failure));
        return;
      }
    }
    done.complete(null);
  }

  private void goOn(CompletableFuture<Void> done, @Nullable Throwable failure) {
    if (failure == null) {
      goOn(done);
    } else {
      done.completeExceptionally(failure);
    }
  }
}
