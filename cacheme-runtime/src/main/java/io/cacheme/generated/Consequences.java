package io.cacheme.generated;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.NodeGroup;
import io.cacheme.spi.Stages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a method with {@code @Invalidates} or {@code @Puts} does to caches, after the
 * method has succeeded. Generated {@code XxxMemoized} classes call it.
 *
 * <p>The call's own result is safe: nothing here throws. What fails is told to the cache ({@link
 * Target}), which tries again what a tier did not take. Used by one thread at a time.
 */
public final class Consequences {

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");

  private final String method;
  private final List<Step> steps = new ArrayList<>(1);

  private Consequences(String method) {
    this.method = method;
  }

  /** Those of one call of {@code method}, as {@code Users.rename}. */
  public static Consequences of(String method) {
    return new Consequences(method);
  }

  /** The keys of a call that ends later: its caller may change the collection meanwhile. */
  public static <K> List<K> copy(@Nullable Collection<? extends K> keys) {
    return keys == null ? List.of() : new ArrayList<>(keys);
  }

  /** Invalidates the node that {@code node} answers; nothing, if that is null. */
  public <N extends Node<V>, V> Consequences invalidate(
      NodeCache<N, V> cache, Supplier<? extends @Nullable N> node) {
    return put(cache, node, null);
  }

  /** Puts {@code value} under the node that {@code node} answers; invalidates it if it is null. */
  public <N extends Node<V>, V> Consequences put(
      NodeCache<N, V> cache, Supplier<? extends @Nullable N> node, @Nullable V value) {
    try {
      N made = node.get();
      if (made != null) {
        Supplier<CompletableFuture<?>> removal = () -> cache.invalidate(made);
        steps.add(
            new Step(cache, made, removal, value == null ? removal : () -> cache.put(made, value)));
      }
    } catch (Throwable e) {
      failed(cache, null, e);
    }
    return this;
  }

  /** Invalidates the node of each key; one that has none keeps no other from being invalidated. */
  public <K, N extends Node<V>, V> Consequences invalidateAll(
      NodeCache<N, V> cache,
      @Nullable Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode) {
    return putAll(cache, keys, toNode, null);
  }

  /** Puts what {@code values} has for each key, and invalidates those that it leaves out. */
  public <K, N extends Node<V>, V> Consequences putAll(
      NodeCache<N, V> cache,
      @Nullable Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      @Nullable Map<? extends K, ? extends V> values) {
    try {
      for (K key : keys == null ? List.<K>of() : keys) {
        V value = key == null || values == null ? null : values.get(key); // some maps refuse null
        put(cache, () -> toNode.apply(key), value);
      }
    } catch (Throwable e) { // a collection or a map that takes no null, or is changed meanwhile
      failed(cache, null, e);
    }
    return this;
  }

  /** Invalidates the group that {@code group} answers; nothing, if that is null. */
  public <N extends Node<V>, V> Consequences invalidateGroup(
      NodeCache<N, V> cache, Supplier<? extends @Nullable NodeGroup<N>> group) {
    try {
      NodeGroup<N> made = group.get();
      if (made != null) {
        Supplier<CompletableFuture<?>> end = () -> cache.invalidateGroup(made);
        steps.add(new Step(cache, made, end, end));
      }
    } catch (Throwable e) {
      failed(cache, null, e);
    }
    return this;
  }

  /** Invalidates the group of each key; one that has none keeps no other from being invalidated. */
  public <K, N extends Node<V>, V> Consequences invalidateGroups(
      NodeCache<N, V> cache,
      @Nullable Collection<? extends K> keys,
      Function<? super K, NodeGroup<N>> toGroup) {
    try {
      for (K key : keys == null ? List.<K>of() : keys) {
        invalidateGroup(cache, () -> toGroup.apply(key));
      }
    } catch (Throwable e) { // a collection that is changed meanwhile
      failed(cache, null, e);
    }
    return this;
  }

  /** Does all, and waits for it, as far as the current thread may wait. */
  public void await() {
    await(begin());
  }

  /**
   * What {@code stage} answers, once what {@code consequences} adds for its result is done too; its
   * failure without any.
   */
  public <T extends @Nullable Object> @Nullable CompletableFuture<T> after(
      @Nullable CompletionStage<T> stage, BiConsumer<Consequences, T> consequences) {
    if (stage == null) {
      return null; // as the method answered
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    stage.whenComplete(
        (result, failure) -> {
          if (failure != null) {
            answer.completeExceptionally(failure);
          } else {
            add(consequences, result);
            CompletionStage<?> all = all(begin());
            all.whenComplete((done, failed) -> answer.complete(result));
          }
        });
    return answer;
  }

  private <T extends @Nullable Object> void add(
      BiConsumer<Consequences, T> consequences, T result) {
    try {
      consequences.accept(this, result);
    } catch (Throwable e) { // the code is ours: a stage that must end does so all the same
      LOG.log(System.Logger.Level.ERROR, "the consequences of " + method + " are not known", e);
    }
  }

  private List<CompletableFuture<?>> begin() {
    List<CompletableFuture<?>> begun = new ArrayList<>(steps.size());
    for (Step step : steps) {
      begun.add(step.begin());
    }
    return begun;
  }

  private static CompletableFuture<?> all(List<CompletableFuture<?>> begun) {
    return begun.size() == 1
        ? begun.get(0)
        : CompletableFuture.allOf(begun.toArray(new CompletableFuture<?>[0]));
  }

  private void await(List<CompletableFuture<?>> begun) {
    try {
      for (int i = 0; i < begun.size(); i++) {
        await(steps.get(i), begun.get(i));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // what was begun goes on
    }
  }

  private void await(Step step, CompletableFuture<?> begun) throws InterruptedException {
    try {
      begun.get();
    } catch (ExecutionException e) {
      return; // has been told
    } catch (RuntimeException e) { // this thread must not wait (R03)
      failed(step.cache, step.target, e);
    }
  }

  private void failed(NodeCache<?, ?> cache, @Nullable Object node, Throwable failure) {
    try {
      if (cache instanceof Target target) {
        target.failed(method, node, failure);
      } else {
        LOG.log(System.Logger.Level.WARNING, "a consequence of " + method + " failed", failure);
      }
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.ERROR, "a failure of a consequence could not be told", e);
    }
  }

  /** A cache that can be told what happened to it, and knows of its callers' transactions. */
  public interface Target {

    /** Whether the current thread is in a transaction. */
    boolean isInTransaction();

    /**
     * Runs {@code action} after the current thread's transaction has been committed, and not if it
     * is rolled back.
     *
     * @return false if nobody can, which is told
     */
    boolean afterCommit(String method, Runnable action);

    /**
     * A consequence of a call of {@code method} did not reach every tier, or not at all.
     *
     * @param node what was to be invalidated or put, a {@link NodeGroup} for a group; null if it
     *     could not be made
     */
    void failed(String method, @Nullable Object node, Throwable failure);
  }

  /** One node to be invalidated or put, or one group to be invalidated. */
  private final class Step {

    private final NodeCache<?, ?> cache;
    private final Object target;
    private final Supplier<CompletableFuture<?>> removal;
    private final Supplier<CompletableFuture<?>> write;

    Step(
        NodeCache<?, ?> cache,
        Object target,
        Supplier<CompletableFuture<?>> removal,
        Supplier<CompletableFuture<?>> write) {
      this.cache = cache;
      this.target = target;
      this.removal = removal;
      this.write = write;
    }

    /**
     * In a transaction the value may yet be rolled back, and others may load the older one until
     * the commit: the key is invalidated at once, so that the transaction sees its own change, and
     * all is done after the commit.
     */
    CompletableFuture<?> begin() {
      try {
        if (cache instanceof Target known && known.isInTransaction()) {
          CompletableFuture<?> now = told(removal.get());
          known.afterCommit(method, this::committed);
          return now;
        }
        return told(write.get());
      } catch (Throwable e) {
        failed(cache, target, e);
        return CompletableFuture.failedFuture(e);
      }
    }

    private CompletableFuture<?> told(CompletableFuture<?> begun) {
      return begun.whenComplete(
          (done, failure) -> {
            if (failure != null) {
              failed(cache, target, Stages.cause(failure));
            }
          });
    }

    private void committed() {
      try {
        await(this, told(write.get()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Throwable e) {
        failed(cache, target, e);
      }
    }
  }
}
