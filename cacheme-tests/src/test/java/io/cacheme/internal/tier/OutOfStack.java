package io.cacheme.internal.tier;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Calls of storages that are answered where the stack is at its end. */
final class OutOfStack {

  /** So that its end is near. */
  private static final long STACK_BYTES = 256 << 10;

  private OutOfStack() {}

  /** The call that {@code begins}, answered with nothing so deep that this is noted and no more. */
  static <C extends TierCall<?>> C answered(RemoteGate gate, Supplier<C> begins) {
    CompletableFuture<C> answered = new CompletableFuture<>();
    Runnable asks =
        () -> {
          try {
            begins.get().accept(null, null); // or classes would begin where there is no stack
            C call = begins.get();
            if (!deepest(() -> isNoted(call, gate))) {
              throw new AssertionError("it went on, whatever stack there was");
            }
            answered.complete(call);
          } catch (Throwable e) {
            answered.completeExceptionally(e);
          }
        };
    new Thread(null, asks, "out of stack", STACK_BYTES).start();
    return answered.join();
  }

  private static boolean isNoted(TierCall<?> call, RemoteGate gate) {
    try {
      call.accept(null, null);
    } catch (StackOverflowError e) {
      if (!gate.overflowed) {
        throw e; // it takes more
      }
      return true;
    }
    return false;
  }

  /** As deep as it goes, and then up again until {@code step} has had stack enough to end. */
  @SuppressWarnings("InfiniteRecursion") // the stack's end is its end
  private static boolean deepest(BooleanSupplier step) {
    boolean isTrue;
    try {
      isTrue = deepest(step);
    } catch (StackOverflowError e) {
      isTrue = step.getAsBoolean();
    }
    return isTrue;
  }
}
