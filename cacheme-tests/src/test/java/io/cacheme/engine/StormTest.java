package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many callers of all kinds on few keys, at random: all of them end, and every key lives on. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class StormTest {

  private static final int KEYS = 6;
  private static final int CALLERS = 40;
  private static final int CALLS = 100;

  @RegisterExtension final House house = new House();
  private final long seed = Long.getLong("cacheme.seed", System.nanoTime());
  private final AtomicLong loads = new AtomicLong();
  private NodeCache<Item, String> items;

  /** A load that fails now and then, or asks for a smaller key, so that there are no circles. */
  private String load(Item item, Random random) {
    switch (random.nextInt(8)) {
      case 0 -> throw new IllegalStateException("the source is down");
      case 1 -> throw new StackOverflowError();
      case 2 -> Thread.currentThread().interrupt();
      case 3 -> Thread.yield();
      case 4 -> {
        if (item.id() > 0) {
          items.sync().get(Item.of(random.nextInt((int) item.id())));
        }
      }
      case 5 -> items.invalidate(item);
      default -> {}
    }
    return item.id() + ": loaded";
  }

  private Map<Item, String> loadAll(Collection<Item> all, Random random) {
    Map<Item, String> values = new HashMap<>();
    all.forEach(item -> values.put(item, item.id() + ": of all"));
    if (random.nextInt(8) == 0) {
      throw new IllegalStateException("the source is down");
    }
    return values;
  }

  private Random random() {
    return new Random(seed - loads.incrementAndGet());
  }

  private List<Item> some(Random random) {
    List<Item> some = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      some.add(Item.of(random.nextInt(KEYS)));
    }
    return some;
  }

  private Object call(Random random) {
    Item item = Item.of(random.nextInt(KEYS));
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> items.sync().get(item);
      case 3, 4 -> items.sync().getAll(some(random));
      case 5 -> items.get(item).thenApply(value -> items.get(Item.of(0)).join()).join();
      case 6 -> items.get(item).cancel(true);
      case 7 -> items.invalidate(item).join();
      case 8 -> items.sync().refresh(item);
      case 9 -> items.put(item, item.id() + ": put").join();
      case 10 -> items.getAll(some(random)).join();
      default -> {
        Thread.currentThread().interrupt();
        yield items.sync().get(item);
      }
    };
  }

  private int storm(int number) {
    Random random = new Random(seed + number);
    int answered = 0;
    for (int i = 0; i < CALLS; i++) {
      try {
        call(random);
        answered++;
      } catch (RuntimeException | StackOverflowError e) {
        assertThat(e.toString()).doesNotContain("Timeout");
      } finally {
        Thread.interrupted();
      }
    }
    return answered;
  }

  @ParameterizedTest
  @EnumSource
  void anyCalls_atRandom_allEndAndEveryKeyLivesOn(Tiers tiers) {
    System.out.println("StormTest: -Dcacheme.seed=" + seed + " for " + tiers);
    items =
        house.bind(
            Specs.item(tiers),
            Loads.by(Loader.<Item, String>blocking(item -> load(item, random())))
                .bulk(BulkLoader.blocking(all -> loadAll(all, random()))));
    List<Callers.Caller<Integer>> callers = Callers.together(CALLERS, i -> () -> storm(i));
    int answered = callers.stream().mapToInt(Callers.Caller::value).sum();
    assertThat(answered).as("calls that were answered").isPositive();
    for (long id = 0; id < KEYS; id++) {
      Callers.value(items.invalidate(Item.of(id)));
      CompletableFuture<String> later =
          items.get(Item.of(id), item -> CompletableFuture.completedFuture("good"));
      assertThat(Callers.value(later)).as("key %s", id).isEqualTo("good");
    }
  }
}
