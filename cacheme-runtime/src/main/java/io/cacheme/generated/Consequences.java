package io.cacheme.generated;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.NodeGroup;
import io.cacheme.spi.Stages;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

  /** How often steps have been begun. */
  private int rounds;

  private Consequences(String method) {
    this.method = method;
  }

  /** Those of one call of {@code method}, as {@code Users.rename}. */
  public static Consequences of(String method) {
    return new Consequences(method);
  }

  /**
   * The keys of a call: the method may work off the collection, and who called it may change it
   * before the method has ended. One that cannot be read is told when the method has succeeded.
   */
  public static <K> List<K> copy(@Nullable Collection<? extends K> keys) {
    try {
      return keys == null ? List.of() : new ArrayList<>(keys);
    } catch (Throwable e) { // the method itself may do without
      return new Unreadable<>(e);
    }
  }

  /** Keys that nobody knows. */
  private static final class Unreadable<K> extends AbstractList<K> {

    private final Throwable why;

    Unreadable(Throwable why) {
      this.why = why;
    }

    @Override
    public K get(int index) {
      throw new IllegalStateException("the keys of the call could not be read", why);
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /** Invalidates the node that {@code node} answers; nothing, if that is null. */
  public <N extends Node<V>, V> Consequences invalidate(
      NodeCache<N, V> cache, Supplier<? extends @Nullable N> node) {
    return put(cache, node, null, null);
  }

  /** Puts {@code value} under the node that {@code node} answers; invalidates it if it is null. */
  public <N extends Node<V>, V> Consequences put(
      NodeCache<N, V> cache, Supplier<? extends @Nullable N> node, @Nullable V value) {
    return put(cache, node, value, null);
  }

  private <N extends Node<V>, V> Consequences put(
      NodeCache<N, V> cache,
      Supplier<? extends @Nullable N> node,
      @Nullable V value,
      @Nullable Together<N, V> together) {
    try {
      N made = node.get();
      if (made != null) {
        steps.add(together == null ? alone(cache, made, value) : together.step(made, value));
      }
    } catch (Throwable e) {
      failed(cache, null, e);
    }
    return this;
  }

  private <N extends Node<V>, V> Step alone(NodeCache<N, V> cache, N node, @Nullable V value) {
    Supplier<CompletableFuture<?>> removal = () -> invalidateNow(cache, node);
    return new Step(
        cache, node, removal, value == null ? removal : () -> putNow(cache, node, value));
  }

  /** Invalidates the node of each key; one that has none keeps no other from being invalidated. */
  public <K, N extends Node<V>, V> Consequences invalidateAll(
      NodeCache<N, V> cache,
      @Nullable Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode) {
    Together<N, V> together = new Together<>(cache);
    return each(cache, keys, key -> put(cache, () -> toNode.apply(key), null, together));
  }

  /** Puts what {@code values} has for each key, and invalidates those that it leaves out. */
  public <K, N extends Node<V>, V> Consequences putAll(
      NodeCache<N, V> cache,
      @Nullable Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      @Nullable Map<? extends K, ? extends V> values) {
    Together<N, V> together = new Together<>(cache);
    return each(
        cache,
        keys,
        key -> {
          V value = key == null || values == null ? null : value(cache, key, values);
          put(cache, () -> toNode.apply(key), value, together);
        });
  }

  private <K> Consequences each(
      NodeCache<?, ?> cache, @Nullable Collection<? extends K> keys, Consumer<? super K> action) {
    try {
      for (K key : keys == null ? List.<K>of() : keys) {
        action.accept(key);
      }
    } catch (Throwable e) { // a collection that is changed meanwhile
      failed(cache, null, e);
    }
    return this;
  }

  /** What {@code values} has for {@code key}; null, so that it is invalidated, if it fails. */
  private <V> @Nullable V value(NodeCache<?, V> cache, Object key, Map<?, ? extends V> values) {
    try {
      return values.get(key);
    } catch (Throwable e) { // it keeps no other from being put
      failed(cache, null, e);
      return null;
    }
  }

  /** Invalidates the group that {@code group} answers; nothing, if that is null. */
  public <N extends Node<V>, V> Consequences invalidateGroup(
      NodeCache<N, V> cache, Supplier<? extends @Nullable NodeGroup<N>> group) {
    try {
      NodeGroup<N> made = group.get();
      if (made != null) {
        Supplier<CompletableFuture<?>> end = () -> invalidateGroupNow(cache, made);
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
    return each(cache, keys, key -> invalidateGroup(cache, () -> toGroup.apply(key)));
  }

  /** Ends all entries of the node. */
  public <N extends Node<V>, V> Consequences clear(NodeCache<N, V> cache) {
    Supplier<CompletableFuture<?>> end =
        cache instanceof Target<N, V> own ? own::clearNow : cache::clear;
    steps.add(new Step(cache, null, end, end));
    return this;
  }

  private static <N extends Node<V>, V> CompletableFuture<?> invalidateNow(
      NodeCache<N, V> cache, N node) {
    return cache instanceof Target<N, V> own ? own.invalidateNow(node) : cache.invalidate(node);
  }

  private static <N extends Node<V>, V> CompletableFuture<?> invalidateGroupNow(
      NodeCache<N, V> cache, NodeGroup<N> group) {
    return cache instanceof Target<N, V> own
        ? own.invalidateGroupNow(group)
        : cache.invalidateGroup(group);
  }

  private static <N extends Node<V>, V> CompletableFuture<?> putNow(
      NodeCache<N, V> cache, N node, V value) {
    return cache instanceof Target<N, V> own ? own.putNow(node, value) : cache.put(node, value);
  }

  /** Removes at once what is to be written when the current thread's transaction is committed. */
  @SuppressWarnings("unchecked") // nobody reads what it is completed with
  public CompletableFuture<@Nullable Void> remove() {
    rounds++;
    List<CompletableFuture<?>> begun = new ArrayList<>(steps.size());
    steps.forEach(step -> begun.add(step.remove()));
    return (CompletableFuture<@Nullable Void>) all(begun);
  }

  /** The transaction is committed: does all, and waits for it, as far as the thread may wait. */
  public void commit() {
    committed(steps);
  }

  /** Does all, and waits for it, as far as the current thread may wait. */
  public void await() {
    await(steps, begin());
  }

  /** Begins all, and waits for nothing; what fails is told as ever. */
  public void start() {
    begin();
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
    rounds++;
    List<CompletableFuture<?>> begun = new ArrayList<>(steps.size());
    Map<Target<?, ?>, List<Step>> uncommitted = new LinkedHashMap<>();
    for (Step step : steps) {
      begun.add(step.begin(uncommitted));
    }
    uncommitted.forEach(this::afterCommit);
    return begun;
  }

  /** All of a cache together: one after another they would take a round trip each. */
  private void afterCommit(Target<?, ?> cache, List<Step> uncommitted) {
    try {
      cache.afterCommit(method, () -> committed(uncommitted));
    } catch (Throwable e) {
      uncommitted.forEach(step -> failed(step.cache, step.target, e));
    }
  }

  private void committed(List<Step> uncommitted) {
    rounds++;
    List<CompletableFuture<?>> begun = new ArrayList<>(uncommitted.size());
    uncommitted.forEach(step -> begun.add(step.write()));
    await(uncommitted, begun);
  }

  private static CompletableFuture<?> all(List<CompletableFuture<?>> begun) {
    return begun.size() == 1
        ? begun.get(0)
        : CompletableFuture.allOf(begun.toArray(new CompletableFuture<?>[0]));
  }

  private void await(List<Step> waited, List<CompletableFuture<?>> begun) {
    try {
      for (int i = 0; i < begun.size(); i++) {
        await(waited.get(i), begun.get(i));
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
      CompletionStage<?> end = begun;
      end.whenComplete(
          (done, failure) -> {
            if (failure == null) { // else that has been told, of which more is to be said
              failed(step.cache, step.target, e);
            }
          });
    }
  }

  private void failed(NodeCache<?, ?> cache, @Nullable Object node, Throwable failure) {
    try {
      if (cache instanceof Target<?, ?> target) {
        target.failed(method, node, failure);
      } else {
        LOG.log(System.Logger.Level.WARNING, "a consequence of " + method + " failed", failure);
      }
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.ERROR, "a failure of a consequence could not be told", e);
    }
  }

  /**
   * A cache that can be told what happened to it, and knows of its callers' transactions. Those of
   * its methods that write do so after the commit, too, by what is here; so these do so at once.
   */
  public interface Target<N extends Node<V>, V> extends NodeCache<N, V> {

    /** As {@link #invalidate}, whatever transaction the current thread is in; so do the others. */
    CompletableFuture<@Nullable Void> invalidateNow(N node);

    /** As {@link #invalidateGroup}. */
    CompletableFuture<@Nullable Void> invalidateGroupNow(NodeGroup<N> group);

    /** As {@link #put}. */
    CompletableFuture<@Nullable Void> putNow(N node, V value);

    /** As {@link #putAll}, the values of {@code nodes}; what becomes of each. */
    List<CompletableFuture<@Nullable Void>> putEachNow(List<N> nodes, List<V> values);

    /** As {@link #invalidateAll}; what becomes of each. */
    List<CompletableFuture<@Nullable Void>> invalidateEachNow(List<N> nodes);

    /** As {@link #clear}. */
    CompletableFuture<@Nullable Void> clearNow();

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
     * @param node what was to be invalidated or put, a {@link NodeGroup} for a group; null for all
     *     nodes, or if it could not be made
     */
    void failed(String method, @Nullable Object node, Throwable failure);
  }

  /**
   * What one call puts into a cache or removes from it: all at once, when the first is due. Nodes
   * are told apart by their place, for two of them may be equal and have two keys.
   */
  private final class Together<N extends Node<V>, V> {

    private final NodeCache<N, V> cache;
    private final List<N> nodes = new ArrayList<>();
    private final List<N> withValue = new ArrayList<>();
    private final List<V> values = new ArrayList<>();
    private final List<N> withoutValue = new ArrayList<>();
    private final AtOnce<N, V> removals = new AtOnce<>(own -> own.invalidateEachNow(nodes));
    private final AtOnce<N, V> puts = new AtOnce<>(own -> own.putEachNow(withValue, values));
    private final AtOnce<N, V> ends = new AtOnce<>(own -> own.invalidateEachNow(withoutValue));

    Together(NodeCache<N, V> cache) {
      this.cache = cache;
    }

    Step step(N node, @Nullable V value) {
      Supplier<CompletableFuture<?>> removal = removing(node, nodes, removals);
      return new Step(
          cache,
          node,
          removal,
          value == null ? removing(node, withoutValue, ends) : putting(node, value));
    }

    private Supplier<CompletableFuture<?>> removing(N node, List<N> all, AtOnce<N, V> call) {
      int place = all.size();
      all.add(node);
      return () -> {
        CompletableFuture<?> begun = call.begun(cache, all.size(), place);
        return begun != null ? begun : invalidateNow(cache, node);
      };
    }

    private Supplier<CompletableFuture<?>> putting(N node, V value) {
      int place = values.size();
      withValue.add(node);
      values.add(value);
      return () -> {
        CompletableFuture<?> begun = puts.begun(cache, values.size(), place);
        return begun != null ? begun : putNow(cache, node, value);
      };
    }
  }

  /** A call for many nodes, made once in each round, for all that ask then. */
  private final class AtOnce<N extends Node<V>, V> {

    private final Function<Target<N, V>, List<CompletableFuture<@Nullable Void>>> call;
    private List<CompletableFuture<@Nullable Void>> begun = List.of();
    private int round;

    AtOnce(Function<Target<N, V>, List<CompletableFuture<@Nullable Void>>> call) {
      this.call = call;
    }

    /** What becomes of the one at {@code place}; null if it is to be asked for alone. */
    @Nullable CompletableFuture<?> begun(NodeCache<N, V> cache, int nodes, int place) {
      if (round != rounds) {
        round = rounds;
        begun = nodes > 1 && cache instanceof Target<N, V> own ? begin(own) : List.of();
      }
      return begun.isEmpty() ? null : begun.get(place);
    }

    private List<CompletableFuture<@Nullable Void>> begin(Target<N, V> cache) {
      try {
        return call.apply(cache);
      } catch (Throwable e) { // one that has no key: each alone says which
        return List.of();
      }
    }
  }

  /** One node to be invalidated or put, or one group or (null) all nodes to be invalidated. */
  private final class Step {

    private final NodeCache<?, ?> cache;
    private final @Nullable Object target;
    private final Supplier<CompletableFuture<?>> removal;
    private final Supplier<CompletableFuture<?>> write;

    Step(
        NodeCache<?, ?> cache,
        @Nullable Object target,
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
    CompletableFuture<?> begin(Map<Target<?, ?>, List<Step>> uncommitted) {
      boolean open;
      try {
        open = cache instanceof Target<?, ?> known && known.isInTransaction();
      } catch (Throwable e) { // nobody knows: as where nobody knows when it ends
        failed(cache, target, e);
        return remove();
      }
      if (!open) {
        return write();
      }
      CompletableFuture<?> now = remove();
      uncommitted.computeIfAbsent((Target<?, ?>) cache, any -> new ArrayList<>(1)).add(this);
      return now;
    }

    CompletableFuture<?> write() {
      return begin(write);
    }

    CompletableFuture<?> remove() {
      return begin(removal);
    }

    private CompletableFuture<?> begin(Supplier<CompletableFuture<?>> call) {
      try {
        return told(call.get());
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
  }
}
