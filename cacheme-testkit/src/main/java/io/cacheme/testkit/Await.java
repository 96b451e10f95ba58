package io.cacheme.testkit;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits, but never for ever: what takes longer is an {@link AssertionError}, as is what fails and
 * should not.
 */
public final class Await {

  /** How long any wait may take before it is a failure, unless the caller says otherwise. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String STAGE = "the stage";

  private Await() {}

  /** The value of {@code stage}; fails the test if it fails or does not complete. */
  public static <T extends @Nullable Object> T value(CompletionStage<T> stage) {
    return value(STAGE, stage, PATIENCE);
  }

  /**
   * The value of {@code stage}; fails the test if it fails or does not complete in time.
   *
   * @param what whose stage it is, for the message
   * @param patience how long it may take
   */
  public static <T extends @Nullable Object> T value(
      String what, CompletionStage<T> stage, Duration patience) {
    try {
      return answer(what, stage, patience);
    } catch (ExecutionException e) {
      throw new AssertionError(what + " failed: " + e.getCause(), e.getCause());
    }
  }

  /** The failure of {@code stage}; fails the test if it succeeds or does not complete. */
  public static Throwable failure(CompletionStage<?> stage) {
    return failure(STAGE, stage, PATIENCE);
  }

  /**
   * The failure of {@code stage}; fails the test if it succeeds or does not complete in time.
   *
   * @param what whose stage it is, for the message
   * @param patience how long it may take
   */
  public static Throwable failure(String what, CompletionStage<?> stage, Duration patience) {
    try {
      Object value = answer(what, stage, patience);
      throw new AssertionError(what + " did not fail, but has " + value);
    } catch (ExecutionException e) {
      return e.getCause() == null ? e : e.getCause();
    }
  }

  /** Waits until {@code condition} holds. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, condition, PATIENCE);
  }

  /**
   * Waits until {@code condition} holds.
   *
   * @param what what the condition says, for the message
   * @param patience how long it may take
   */
  public static void until(String what, BooleanSupplier condition, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(what + " did not come true within " + patience);
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static <T extends @Nullable Object> T answer(
      String what, CompletionStage<T> stage, Duration patience) throws ExecutionException {
    try {
      return stage.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(what + " did not complete within " + patience, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError(e);
  }
}
