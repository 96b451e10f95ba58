package io.cacheme.proof;

import io.cacheme.Cacheme;
import io.cacheme.FencesOf;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.internal.key.FencePolicy;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/**
 * A cache before a source of {@link Registers}. Who writes the source tells the cache before the
 * operation ends, and one does at a time: what two of them who are not in order themselves leave
 * behind is not the cache's to say. Everything runs on the threads that ask, and no time passes.
 */
public abstract class CachedRegisters {

  private static final String WRITERS = "writers";

  private final AtomicIntegerArray source = new AtomicIntegerArray(Registers.KEYS);
  private final NodeCache<Fruit, Integer> cache;

  CachedRegisters(FencePolicy fences, boolean isRemote) {
    ManualTimeSource time = new ManualTimeSource();
    Cacheme.Builder builder =
        Cacheme.builder()
            .timeSource(time)
            .scheduler(new ManualScheduler(time))
            .loadExecutor(Runnable::run)
            .completeOnStorageThreads()
            .storage("heap", new InMemoryLocalStorage());
    if (isRemote) {
      builder.storage("remote", new InMemoryRemoteStorage(time));
    }
    cache =
        FencesOf.set(builder, fences)
            .build()
            .bind(
                isRemote ? Fruit.on("heap", "remote") : Fruit.on("heap"),
                Loads.by(fruit -> CompletableFuture.completedFuture(source.get(fruit.id()))));
  }

  @Operation(nonParallelGroup = WRITERS)
  public void put(
      @Param(gen = IntGen.class, conf = "0:1") int key,
      @Param(gen = IntGen.class, conf = "1:4") int value) {
    source.set(key, value);
    cache.put(new Fruit(key), value).join();
  }

  @Operation(nonParallelGroup = WRITERS)
  public void update(
      @Param(gen = IntGen.class, conf = "0:1") int key,
      @Param(gen = IntGen.class, conf = "1:4") int value) {
    source.set(key, value);
    cache.invalidate(new Fruit(key)).join();
  }

  @Operation(nonParallelGroup = WRITERS)
  public void updateAndClear(
      @Param(gen = IntGen.class, conf = "0:1") int key,
      @Param(gen = IntGen.class, conf = "1:4") int value) {
    source.set(key, value);
    cache.clear().join();
  }

  @Operation
  public int get(@Param(gen = IntGen.class, conf = "0:1") int key) {
    return known(cache.get(new Fruit(key)).join());
  }

  /** A cache may have forgotten it at any time; then it is asked for. */
  @Operation
  public int getIfPresent(@Param(gen = IntGen.class, conf = "0:1") int key) {
    Integer present = cache.getIfPresent(new Fruit(key)).join();
    return present == null ? get(key) : present;
  }

  /** Each key is answered as of a time of its own, so one of them is looked at. */
  @Operation
  public int getAll(@Param(gen = IntGen.class, conf = "0:1") int key) {
    return known(cache.getAll(List.of(new Fruit(0), new Fruit(1))).join().get(new Fruit(key)));
  }

  @Operation
  public int refresh(@Param(gen = IntGen.class, conf = "0:1") int key) {
    return known(cache.refresh(new Fruit(key)).join());
  }

  @Operation
  public void invalidate(@Param(gen = IntGen.class, conf = "0:1") int key) {
    cache.invalidate(new Fruit(key)).join();
  }

  private static int known(@Nullable Integer value) {
    return Objects.requireNonNull(value, "the loader answers for each key");
  }

  /** A heap, and nothing else. */
  public static final class OnHeap extends CachedRegisters {
    public OnHeap() {
      super(FencePolicy.FULL, false);
    }
  }

  /** A heap before a remote storage in memory. */
  public static final class OnHeapAndRemote extends CachedRegisters {
    public OnHeapAndRemote() {
      super(FencePolicy.FULL, true);
    }
  }

  /** What is read while a write runs may be kept after it. */
  public static final class WithoutFenceAtEnd extends CachedRegisters {
    public WithoutFenceAtEnd() {
      super(new FencePolicy(true, false, false, false), true);
    }
  }
}
