package io.cacheme;

import io.cacheme.codec.Entry;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A heap storage that shows the ledger what it is given. */
final class SimHeap implements LocalStorage {

  private static final long NANOS = 1_000_000;

  private final SimLoop loop;
  private final SimLedger ledger;
  private final SimShape shape;
  private final SimShape.TierShape tier;
  private final Map<Object, Kept> kept = new HashMap<>();

  SimHeap(SimLoop loop, SimLedger ledger, SimShape shape, SimShape.TierShape tier) {
    this.loop = loop;
    this.ledger = ledger;
    this.shape = shape;
    this.tier = tier;
  }

  private record Kept(Object value, long expiresAt) {}

  @Override
  public Object get(Object key) {
    mayThrow("get");
    return find(key);
  }

  private Object find(Object key) {
    Kept found = kept.get(key);
    return found == null || found.expiresAt <= loop.now() ? null : found.value;
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    mayThrow("put");
    Entry<SimVersion> entry = entry(value);
    if (loop.isTraced()) {
      loop.log(tier.name() + " takes " + key + " " + entry.value());
    }
    ledger.heapTakes(tier, ((SimNode) key).key(), entry);
    kept.put(
        key, new Kept(value, ttlNanos == NO_EXPIRY ? NO_EXPIRY : loop.now() + ttlNanos / NANOS));
    mayThrow("put");
  }

  /** Does what no heap may do. */
  private void mayThrow(String what) {
    if (loop.chance(shape.heapThrowPercent)) {
      if (loop.isTraced()) {
        loop.log(tier.name() + " throws on " + what);
      }
      if (loop.chance(50)) {
        throw new IllegalStateException("a heap that throws on " + what);
      }
      throw new AssertionError("a heap that throws on " + what);
    }
  }

  @SuppressWarnings("unchecked") // the simulation has no other values
  private static Entry<SimVersion> entry(Object value) {
    return ((HeapEntry<SimVersion>) value).entry();
  }

  /** The entry that it keeps, or null. */
  Entry<SimVersion> kept(int key) {
    Object value = find(new SimNode(key));
    return value == null ? null : entry(value);
  }

  @Override
  public void remove(Object key) {
    mayThrow("remove");
    forget(key);
  }

  void forget(Object key) {
    if (loop.isTraced()) {
      loop.log(tier.name() + " forgets " + key);
    }
    kept.remove(key);
  }

  @Override
  public long size() {
    return kept.size();
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> close() {
    return CompletableFuture.completedFuture(null);
  }
}
