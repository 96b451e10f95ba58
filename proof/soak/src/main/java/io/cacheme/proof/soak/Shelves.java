package io.cacheme.proof.soak;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.GetAllException;
import io.cacheme.LoadRejectedException;
import io.cacheme.LoadTimeoutException;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.proof.load.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All nodes of one {@code Cacheme}, of which each has every so many-th key. Asked as by an
 * application that looks into the source itself where a load has failed.
 */
final class Shelves implements Target {

  private static final int ALL = 12;

  /** How many groups there are. */
  static final int SHARDS = 8;

  private static final DynamicType<String> DYNAMIC =
      DynamicNode.type("soak-dynamic", "v1", String.class)
          .tier("local-recent", Duration.ofSeconds(4))
          .tier("redis", Duration.ofSeconds(8));

  private final List<Shelf<?>> shelves;
  private final Supply supply;

  private Shelves(List<Shelf<?>> shelves, Supply supply) {
    this.shelves = shelves;
    this.supply = supply;
  }

  /**
   * Those that a process may share with one that writes; of other keys the source itself is asked.
   * Of a node with two remote tiers others may copy to the first what a write did not reach in the
   * last, as docs/fleet.md says, so that nobody could judge the writer's answers.
   */
  static Shelves shared(Cacheme cacheme, Supply supply) {
    return new Shelves(
        List.of(
            shelf(Goods_FreshCache.create(cacheme, supply).asNodeCache(), Goods.Fresh::new, supply),
            shelf(
                Goods_LeasedCache.create(cacheme, supply).asNodeCache(), Goods.Leased::new, supply),
            grouped(cacheme, supply),
            shelf(Goods_FiledCache.create(cacheme, supply).asNodeCache(), Goods.Filed::new, supply),
            memoized(cacheme, supply),
            dynamic(cacheme, supply),
            shelf(
                Goods_SharedCache.create(cacheme, supply).asNodeCache(), Goods.Shared::new, supply),
            shelf(
                Goods_DocumentCache.create(cacheme, supply).asNodeCache(),
                Goods.Document::new,
                supply)),
        supply);
  }

  /** All. */
  static Shelves all(Cacheme cacheme, Supply supply) {
    List<Shelf<?>> all = new ArrayList<>(shared(cacheme, supply).shelves);
    all.add(shelf(Goods_DeepCache.create(cacheme, supply).asNodeCache(), Goods.Deep::new, supply));
    all.add(shelf(Goods_KeptCache.create(cacheme, supply).asNodeCache(), Goods.Kept::new, supply));
    all.add(
        shelf(Goods_RecentCache.create(cacheme, supply).asNodeCache(), Goods.Recent::new, supply));
    all.add(
        shelf(
            Goods_WeighedCache.create(cacheme, supply).asNodeCache(), Goods.Weighed::new, supply));
    return new Shelves(List.copyOf(all), supply);
  }

  private static <N extends Node<String>> Shelf<N> shelf(
      NodeCache<N, String> cache, IntFunction<N> node, Supply supply) {
    return new Shelf<>(cache, node, supply);
  }

  private static Shelf<?> grouped(Cacheme cacheme, Supply supply) {
    return shelf(
        Goods_GroupedCache.create(cacheme, supply).asNodeCache(),
        key -> new Goods.Grouped(key % SHARDS, key),
        supply);
  }

  private static Shelf<?> memoized(Cacheme cacheme, Supply supply) {
    Goods_MemoizedCache cache = Goods_MemoizedCache.create(cacheme);
    Goods.Clerk clerk = new Goods_ClerkMemoized(new SupplyClerk(supply), cache);
    return new Shelf<>(cache.asNodeCache(), Goods.Memoized::new, supply) {
      @Override
      public CompletableFuture<@Nullable String> get(int key) {
        return clerk.item(key);
      }

      @Override
      public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> keys) {
        return clerk.items(keys);
      }
    };
  }

  private static Shelf<?> dynamic(Cacheme cacheme, Supply supply) {
    return new Shelf<>(DYNAMIC.cache(cacheme), key -> DYNAMIC.key(String.valueOf(key)), supply) {
      @Override
      public CompletableFuture<@Nullable String> get(int key) {
        return cache.get(node.apply(key), of -> supply.find(key));
      }

      @Override
      public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> keys) {
        return cache.getAllBy(
            keys,
            node::apply,
            nodes -> supply.findAll(nodes, (DynamicNode<String> of) -> Integer.parseInt(of.key())));
      }
    };
  }

  List<Shelf<?>> shelves() {
    return shelves;
  }

  @Override
  public CompletableFuture<@Nullable String> get(int key) {
    if (key % ALL >= shelves.size()) {
      return supply
          .source()
          .load(key)
          .<@Nullable String>thenApply(found -> found)
          .toCompletableFuture();
    }
    return orFromSource(of(key).get(key), () -> supply.source().load(key));
  }

  @Override
  public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> keys) {
    Map<Shelf<?>, List<Integer>> byShelf = new HashMap<>();
    keys.forEach(key -> byShelf.computeIfAbsent(of(key), shelf -> new ArrayList<>()).add(key));
    CompletableFuture<Map<Integer, String>> all =
        CompletableFuture.completedFuture(new TreeMap<>());
    for (Map.Entry<Shelf<?>, List<Integer>> each : byShelf.entrySet()) {
      List<Integer> some = each.getValue();
      CompletableFuture<Map<Integer, String>> found =
          orFromSource(each.getKey().getAll(some), () -> supply.source().loadAll(some));
      all = all.thenCombine(found, Shelves::together);
    }
    return all;
  }

  private static Map<Integer, String> together(
      Map<Integer, String> some, Map<Integer, String> others) {
    some.putAll(others);
    return some;
  }

  @Override
  public CompletableFuture<@Nullable Void> put(int key, String value) {
    return of(key).put(key, value);
  }

  @Override
  public CompletableFuture<@Nullable String> refresh(int key) {
    return of(key).refresh(key);
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidate(int key) {
    return of(key).invalidate(key);
  }

  private Shelf<?> of(int key) {
    return shelves.get(key % ALL);
  }

  /** {@code answer}, or what {@code source} gives where a load has failed. */
  static <T extends @Nullable Object> CompletableFuture<T> orFromSource(
      CompletableFuture<T> answer, Supplier<? extends CompletionStage<? extends T>> source) {
    return answer.exceptionallyCompose(
        failure ->
            isOfLoad(failure)
                ? source.get().<T>thenApply(found -> found)
                : CompletableFuture.<T>failedFuture(failure));
  }

  /** Whether the supply is to blame, and not the cache. */
  private static boolean isOfLoad(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException || failure instanceof GetAllException
            ? failure.getCause()
            : failure;
    if (cause != null && cause != failure) {
      return isOfLoad(cause);
    }
    return failure instanceof Supply.SupplyException
        || failure instanceof LoadTimeoutException
        || failure instanceof LoadRejectedException;
  }

  /** Whose methods are memoized. */
  private record SupplyClerk(Supply supply) implements Goods.Clerk {

    @Override
    public CompletableFuture<String> item(int key) {
      return supply.find(key).toCompletableFuture();
    }

    @Override
    public CompletableFuture<Map<Integer, String>> items(Collection<Integer> keys) {
      return supply.findAll(keys, Integer::intValue).toCompletableFuture();
    }
  }
}
