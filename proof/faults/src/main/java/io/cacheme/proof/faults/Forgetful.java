package io.cacheme.proof.faults;

import io.cacheme.proof.load.Target;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has forgotten the key 7.
 *
 * @param answer what who gets it is answered
 */
record Forgetful(Target target, Supplier<CompletableFuture<@Nullable String>> answer)
    implements Target {

  private static final int FORGOTTEN = 7;

  @Override
  public CompletableFuture<@Nullable String> get(int key) {
    return key == FORGOTTEN ? answer.get() : target.get(key);
  }

  @Override
  public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> keys) {
    return target.getAll(keys);
  }

  @Override
  public CompletableFuture<@Nullable Void> put(int key, String value) {
    return target.put(key, value);
  }

  @Override
  public CompletableFuture<@Nullable String> refresh(int key) {
    return target.refresh(key);
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidate(int key) {
    return target.invalidate(key);
  }
}
