package io.cacheme.spi;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the calls that a storage hands to its driver, and keeps the writes of a key in order
 * ({@link WriteOrder}), for drivers whose own queue has no bound. So many calls are with the driver
 * at most; the others wait here, in the order they came; and of all that are not answered yet there
 * are at most so many more, beyond which a call fails at once.
 *
 * <p>A call that waits begins on the thread that ended the one before it. A storage that is no
 * longer connected fails each call as it begins, so what waits fails soon. Thread-safe, never
 * blocks.
 */
public final class CallLimit {

  private final int mostBegun;
  private final int mostUnanswered;
  private final Supplier<? extends RuntimeException> tooMany;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final WriteOrder order = new WriteOrder();
  private final ArrayDeque<Call<?>> waiting = new ArrayDeque<>(); // guarded by this, as is begun
  private int begun;

  /**
   * A limit that nothing has reached yet.
   *
   * @param mostBegun how many calls the driver has at once, at least 1
   * @param mostUnanswered how many calls are unanswered, with those that wait; at least {@code
   *     mostBegun}
   * @param tooMany makes the failure of a call beyond that
   * @throws IllegalArgumentException if one of the numbers is too small
   */
  public CallLimit(
      int mostBegun, int mostUnanswered, Supplier<? extends RuntimeException> tooMany) {
    if (mostBegun < 1 || mostUnanswered < mostBegun) {
      throw new IllegalArgumentException(mostBegun + " of " + mostUnanswered + " calls");
    }
    this.mostBegun = mostBegun;
    this.mostUnanswered = mostUnanswered;
    this.tooMany = tooMany;
  }

  /**
   * Begins {@code call} when its turn comes.
   *
   * @param call asks the driver; what it throws fails the stage
   * @return a stage of its own, that ends as the one that {@code call} answers
   */
  public <T> CompletionStage<@Nullable T> read(
      Supplier<? extends CompletionStage<? extends @Nullable T>> call) {
    return admit(() -> submit(call));
  }

  /** {@link #read} for a write of {@code key}: after all earlier ones. */
  public <T> CompletionStage<@Nullable T> write(
      String key, Supplier<? extends CompletionStage<? extends @Nullable T>> call) {
    return admit(() -> order.write(key, () -> submit(call)));
  }

  /** {@link #write} for a write of many keys. */
  public <T> CompletionStage<@Nullable T> writeAll(
      Collection<String> keys, Supplier<? extends CompletionStage<? extends @Nullable T>> call) {
    return admit(() -> order.writeAll(keys, () -> submit(call)));
  }

  /** How many calls are not answered yet, begun or waiting. */
  public int unanswered() {
    return unanswered.get();
  }

  private <T> CompletionStage<@Nullable T> admit(Supplier<CompletionStage<@Nullable T>> call) {
    return isAdmitted() ? call.get() : CompletableFuture.failedFuture(tooMany.get());
  }

  /** One that is refused is never counted, or it could make others be refused that need not be. */
  private boolean isAdmitted() {
    int before = unanswered.get();
    while (before < mostUnanswered) {
      if (unanswered.compareAndSet(before, before + 1)) {
        return true;
      }
      before = unanswered.get();
    }
    return false;
  }

  private <T> CompletionStage<@Nullable T> submit(
      Supplier<? extends CompletionStage<? extends @Nullable T>> call) {
    Call<T> submitted = new Call<>(call);
    if (mayBegin(submitted)) {
      run(submitted);
    }
    return submitted;
  }

  private synchronized boolean mayBegin(Call<?> call) {
    if (begun == mostBegun) {
      waiting.add(call);
      return false;
    }
    begun++;
    return true;
  }

  /** The call that takes the place of one that has ended. */
  private synchronized @Nullable Call<?> next() {
    Call<?> next = waiting.poll();
    if (next == null) {
      begun--;
    }
    return next;
  }

  /** Runs {@code first}, and whatever follows on calls that end at once: in a loop, not deeper. */
  private void run(@Nullable Call<?> first) {
    Call<?> call = first;
    while (call != null) {
      call = call.endsAtOnce() ? next() : null;
    }
  }

  private final class Call<T> extends CompletableFuture<@Nullable T> {

    private final Supplier<? extends CompletionStage<? extends @Nullable T>> call;
    private final AtomicBoolean handedOver = new AtomicBoolean();

    Call(Supplier<? extends CompletionStage<? extends @Nullable T>> call) {
      this.call = call;
    }

    /** Begins it. If it has not ended when this returns, its end begins the next. */
    boolean endsAtOnce() {
      try {
        call.get().whenComplete(this::end);
      } catch (RuntimeException | Error e) {
        end(null, e);
      }
      return handedOver.getAndSet(true);
    }

    private void end(@Nullable T value, @Nullable Throwable failure) {
      unanswered.decrementAndGet();
      Call<?> next = handedOver.getAndSet(true) ? next() : null;
      if (failure == null) {
        complete(value);
      } else {
        completeExceptionally(failure);
      }
      run(next);
    }
  }
}
