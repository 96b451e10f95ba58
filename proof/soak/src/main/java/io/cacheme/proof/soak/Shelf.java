package io.cacheme.proof.soak;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.TierException;
import io.cacheme.proof.load.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One node in one {@code Cacheme}. */
class Shelf<N extends Node<String>> implements Target {

  private static final Executor AGAIN =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS, Runnable::run);

  final NodeCache<N, String> cache;
  final IntFunction<N> node;
  final Supply supply;

  Shelf(NodeCache<N, String> cache, IntFunction<N> node, Supply supply) {
    this.cache = cache;
    this.node = node;
    this.supply = supply;
  }

  @Override
  public CompletableFuture<@Nullable String> get(int key) {
    return cache.get(node.apply(key));
  }

  @Override
  public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> keys) {
    return cache.getAllBy(keys, node::apply);
  }

  @Override
  public final CompletableFuture<@Nullable Void> put(int key, String value) {
    return cache.put(node.apply(key), value);
  }

  /**
   * By a load that neither fails nor hangs. It may wait in vain for its turn behind some that do:
   * then the key is removed, however often that has to be tried, for the caller takes success for a
   * promise.
   */
  @Override
  public final CompletableFuture<@Nullable String> refresh(int key) {
    return Shelves.orFromSource(
        cache.refresh(node.apply(key), of -> supply.source().load(key)),
        () -> removed(key).thenCompose(nothing -> supply.source().load(key)));
  }

  private CompletableFuture<@Nullable Void> removed(int key) {
    return invalidate(key)
        .exceptionallyCompose(
            failure ->
                failure instanceof TierException || failure.getCause() instanceof TierException
                    ? CompletableFuture.runAsync(() -> {}, AGAIN)
                        .thenCompose(nothing -> removed(key))
                    : CompletableFuture.failedFuture(failure));
  }

  @Override
  public final CompletableFuture<@Nullable Void> invalidate(int key) {
    return cache.invalidate(node.apply(key));
  }

  /** The keys as nodes. */
  final List<N> nodes(Collection<Integer> keys) {
    return keys.stream().map(node::apply).toList();
  }
}
