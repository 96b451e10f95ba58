package io.cacheme.examples.quickstart;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Stands for a database that takes 20 ms to answer. */
public final class UserRepository {

  private static final Executor SLOW = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

  /** Finds one user. */
  public CompletionStage<UserView> find(long userId) {
    return CompletableFuture.supplyAsync(() -> new UserView(userId, "user " + userId), SLOW);
  }
}
