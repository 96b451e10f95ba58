package io.cacheme.proof.soak;

import io.cacheme.Cacheme;
import io.cacheme.CachemeException;
import io.cacheme.Node;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a cache is asked for seldom, or is done to a whole node. Nothing here makes a promise of a
 * key. For one thread.
 */
final class Errands implements Runnable {

  private static final int KINDS = 10;
  private static final int MANY = 20;
  private static final int PAUSE_MILLIS = 5;

  private final Cacheme cacheme;
  private final Shelves shelves;
  private final Supply supply;
  private final Goods_GroupedCache grouped;
  private final Goods_FreshCache fresh;
  private final int keys;
  private final SplittableRandom random;
  private final AtomicLong underWay = new AtomicLong();
  private final AtomicLong odd = new AtomicLong();

  Errands(Cacheme cacheme, Shelves shelves, Supply supply, long seed) {
    this.cacheme = cacheme;
    this.shelves = shelves;
    this.supply = supply;
    this.grouped = Goods_GroupedCache.create(cacheme, supply);
    this.fresh = Goods_FreshCache.create(cacheme, supply);
    this.keys = supply.source().keys();
    this.random = new SplittableRandom(seed);
  }

  /** How many have not been answered yet. */
  long underWay() {
    return underWay.get();
  }

  /** How many failed as no call may. */
  long odd() {
    return odd.get();
  }

  /** One errand. */
  @Override
  public void run() {
    on(shelves.shelves().get(random.nextInt(shelves.shelves().size())));
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <N extends Node<String>> void on(Shelf<N> shelf) {
    int kind = random.nextInt(KINDS);
    N node = shelf.node.apply(key());
    switch (kind) {
      case 0 -> await(shelf.cache.getIfPresent(node));
      case 1 -> await(shelf.cache.getAllPresent(many(shelf)));
      case 2 -> await(shelf.cache.peek(node));
      case 3 -> await(shelf.cache.invalidateAll(many(shelf)));
      case 4 -> await(grouped.invalidateByShard(random.nextInt(Shelves.SHARDS)));
      case 5 -> await(fresh.invalidateEverywhere(key()));
      case 6 -> shelf.get(key()).cancel(true);
      case 7 -> block(shelf);
      case 8 -> seldom(shelf);
      default -> look(shelf);
    }
  }

  private <N extends Node<String>> void seldom(Shelf<N> shelf) {
    switch (random.nextInt(3 * KINDS)) {
      case 0 -> await(shelf.cache.clear());
      case 1 -> offAndOn(shelf);
      case 2 -> await(warmUp());
      default -> await(shelf.invalidate(key()));
    }
  }

  private CompletableFuture<?> warmUp() {
    return fresh
        .asNodeCache()
        .warmUp(
            IntStream.range(0, MANY).mapToObj(i -> new Goods.Fresh(key())).iterator(),
            MANY,
            progress -> {});
  }

  /** Its heap is looked through, and what is told of it. */
  private void look(Shelf<?> shelf) {
    for (Map.Entry<?, String> each : shelf.cache.asMap().entrySet()) {
      if (each.getValue().isEmpty()) {
        odd.incrementAndGet();
      }
      if (random.nextInt(MANY) == 0) {
        break;
      }
    }
    if (cacheme.describe().isEmpty() || cacheme.health().storages().isEmpty()) {
      odd.incrementAndGet();
    }
  }

  private void offAndOn(Shelf<?> shelf) {
    shelf.cache.disable();
    await(shelf.get(key()));
    shelf.cache.enable();
  }

  private <N extends Node<String>> void block(Shelf<N> shelf) {
    underWay.incrementAndGet();
    int key = key();
    try {
      shelf.cache.sync().get(shelf.node.apply(key), of -> supply.source().load(key));
    } catch (RuntimeException e) {
      judge(e);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private void await(CompletableFuture<?> answer) {
    underWay.incrementAndGet();
    var unused =
        answer.handle(
            (value, failure) -> {
              judge(failure);
              underWay.decrementAndGet();
              return null;
            });
  }

  /** A storage or the supply may fail it. */
  private void judge(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause == null
        || cause instanceof CachemeException
        || cause instanceof Supply.SupplyException) {
      return;
    }
    odd.incrementAndGet();
    System.err.println("an errand failed: " + cause);
  }

  private <N extends Node<String>> List<N> many(Shelf<N> shelf) {
    return shelf.nodes(IntStream.range(0, MANY).mapToObj(i -> key()).toList());
  }

  private int key() {
    return random.nextInt(keys);
  }
}
