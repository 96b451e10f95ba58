package io.cacheme.internal.tier;

import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.proof.Fruit;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What was read before a clear is put into a heap while the node is cleared: nobody gets it. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "ended")
@Outcome(expect = Expect.FORBIDDEN, desc = "served after the clear")
@State
public class HeapClearEnds {

  private static final NodeSpec<Fruit, String> SPEC = Fruit.onHeap();
  private static final Fruit KEY = new Fruit(1);
  private static final TimeSource TIME =
      new TimeSource() {
        @Override
        public long nanoTime() {
          return 0;
        }

        @Override
        public long epochMillis() {
          return 0;
        }
      };

  private final HeapTier<String> heap =
      new HeapTier<>(SPEC.tiers().get(0), SPEC, () -> 0, TIME, new OneEntry(), null, null, null);

  @Actor
  public void fills() {
    heap.put(KEY, new Entry<>("old", false, 0, Entry.NEVER), 0, 0, null, null);
  }

  @Actor
  public void clears(II_Result result) {
    heap.cleared(1);
    result.r1 = heap.get(KEY) == null ? 0 : 1;
  }

  @Arbiter
  public void after(II_Result result) {
    result.r2 = heap.get(KEY) == null ? 0 : 1;
  }

  /** A heap of one key. */
  private static final class OneEntry implements LocalStorage {

    private volatile @Nullable Object entry;

    @Override
    public CompletionStage<@Nullable Void> open(StorageContext context) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable Object get(Object key) {
      return entry;
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      entry = value;
    }

    @Override
    public void remove(Object key) {
      entry = null;
    }

    @Override
    public long size() {
      return entry == null ? 0 : 1;
    }

    @Override
    public CompletionStage<@Nullable Void> close() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
