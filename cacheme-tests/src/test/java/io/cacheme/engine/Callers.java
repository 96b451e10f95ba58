package io.cacheme.engine;

import io.cacheme.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Threads that call the cache, and waits that end. */
final class Callers {

  /** A caller's thread, and what it was answered. */
  record Caller<T>(Thread thread, CompletableFuture<T> answer) {

    T value() {
      return Await.value(thread.getName(), answer, House.PATIENCE);
    }

    Throwable failure() {
      return Await.failure(thread.getName(), answer, House.PATIENCE);
    }

    /** Returns once the caller waits for something, or has ended. */
    Caller<T> awaitWaiting() {
      Await.until(thread.getName() + " waits", () -> isWaiting(thread), House.PATIENCE);
      return this;
    }

    private static boolean isWaiting(Thread thread) {
      return switch (thread.getState()) {
        case WAITING, TIMED_WAITING, TERMINATED -> true;
        default -> false;
      };
    }
  }

  /** What throws nothing, or something. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  private Callers() {}

  /** Calls on a thread of its own. */
  static <T> Caller<T> start(String name, Callable<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(call.call());
              } catch (Throwable e) { // which is what the test looks at
                answer.completeExceptionally(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return new Caller<>(thread, answer);
  }

  static CompletableFuture<Void> call(String name, Action action) {
    return Callers.<Void>start(
            name,
            () -> {
              action.run();
              return null;
            })
        .answer();
  }

  /** So many threads that call at once. */
  static <T> List<Caller<T>> together(int count, IntFunction<Callable<T>> calls) {
    CountDownLatch ready = new CountDownLatch(count);
    List<Caller<T>> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Callable<T> call = calls.apply(i);
      callers.add(
          start(
              "caller-" + i,
              () -> {
                meet(ready);
                return call.call();
              }));
    }
    return callers;
  }

  /** Comes to {@code latch} and waits there for the others. */
  static void meet(CountDownLatch latch) {
    latch.countDown();
    await(latch);
  }

  /** Waits, and throws if nobody comes. */
  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(House.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited for " + latch + " in vain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What {@code failure} comes from in the end, which may be itself. */
  static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }

  /** The value of {@code future}, which has to come. */
  static <T> T value(CompletableFuture<T> future) {
    return Await.value("the future", future, House.PATIENCE);
  }

  /** Why {@code future} failed, which it has to. */
  static Throwable failure(CompletableFuture<?> future) {
    return Await.failure("the future", future, House.PATIENCE);
  }
}
