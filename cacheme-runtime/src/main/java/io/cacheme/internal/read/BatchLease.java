package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.Leases;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ConditionalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The leases of a batch whose node is loaded once by all processes, put in chunks: what it gets it
 * loads together, and waits for each of the others, which it loads together as well where it has
 * to.
 */
final class BatchLease<N extends Node<V>, V> {

  private static final long MOMENT_NANOS = 2_000_000;

  private final Batch<N, V> batch;
  private final Leases<V> leases;
  private final List<Leased<N, V>> wanted = new ArrayList<>();
  private final List<LeasedLoad<N, V>> elsewhere = new ArrayList<>();
  private final ConcurrentLinkedQueue<LeasedLoad<N, V>> refused = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Leased<N, V>> taken = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Passage<N, V>> woken = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean gathers = new AtomicBoolean();
  private final AtomicInteger chunks = new AtomicInteger();
  private final Asking asking = new Asking();

  private record Leased<N extends Node<V>, V>(
      Passage<N, V> passage, LeasedLoad<N, V> load, @Nullable ConditionalEntry lease) {}

  BatchLease(Batch<N, V> batch, Leases<V> leases, List<Passage<N, V>> missing) {
    this.batch = batch;
    this.leases = leases;
    for (Passage<N, V> passage : missing) {
      LeasedLoad<N, V> load = passage.leasedBy(leases, this::loadAfterWait);
      if (load.isHeld()) {
        elsewhere.add(load);
      } else {
        wanted.add(new Leased<>(passage, load, load.leaseEntry()));
      }
    }
  }

  /** Asks for all; {@code here} tells whether this is the caller's own thread. */
  void start(boolean here) {
    elsewhere.forEach(load -> load.begin(false));
    int count = (wanted.size() + Batch.CHUNK - 1) / Batch.CHUNK;
    chunks.set(count + 1);
    for (int from = 0; from < wanted.size(); from += Batch.CHUNK) {
      ask(wanted.subList(from, Math.min(from + Batch.CHUNK, wanted.size())));
    }
    chunkEnded();
    if (!asking.isPending()) {
      load(here);
    }
  }

  private void ask(List<Leased<N, V>> all) {
    List<Leased<N, V>> chunk = all.stream().filter(one -> one.lease != null).toList();
    if (chunk.size() < all.size() || !leases.tier.gate.admits(Op.PUT)) {
      taken.addAll(all); // they load without
      chunkEnded();
      return;
    }
    leases.tier.gate.putAllIfUnchanged(
        chunk.stream().map(Leased::lease).toList(), new Chunk(chunk));
  }

  private void chunkEnded() {
    if (chunks.decrementAndGet() == 0 && !asking.isUnderWay()) {
      try {
        load(false);
      } catch (Throwable e) {
        Batch.fail(wanted.stream().map(Leased::passage).toList(), e);
      }
    }
  }

  private void load(boolean here) {
    refused.forEach(load -> load.begin(false));
    List<Passage<N, V>> mine = new ArrayList<>();
    for (Leased<N, V> one : taken) {
      one.load.loads();
      mine.add(one.passage);
    }
    if (!mine.isEmpty()) {
      batch.load(mine, here);
    }
  }

  /**
   * Those whose wait ends in a load end it by messages that come one after another: what comes
   * within a moment is loaded by one call.
   */
  private void loadAfterWait(Passage<N, V> passage, boolean here) {
    if (!batch.loadsInBulk()) {
      batch.load(List.of(passage), here);
      return;
    }
    woken.add(passage);
    if (gathers.compareAndSet(false, true)) {
      batch.context.surroundings.runIn(MOMENT_NANOS, this::loadWoken);
    }
  }

  private void loadWoken() {
    gathers.set(false);
    List<Passage<N, V>> missing = new ArrayList<>();
    for (Passage<N, V> one = woken.poll(); one != null; one = woken.poll()) {
      if (!one.isOver()) {
        missing.add(one);
      }
    }
    if (!missing.isEmpty()) {
      try {
        batch.load(missing, false);
      } catch (Throwable e) { // what the caller's context does
        Batch.fail(missing, e);
      }
    }
  }

  private final class Chunk extends TierCall<Set<String>> {

    private final List<Leased<N, V>> chunk;

    Chunk(List<Leased<N, V>> chunk) {
      this.chunk = chunk;
    }

    @Override
    public void done(@Nullable Set<String> keys, @Nullable Throwable failure) {
      if (failure != null) {
        leases.tier.counters.failed(failure);
      }
      for (Leased<N, V> one : chunk) {
        if (failure == null && keys != null && keys.contains(one.passage.remoteKey())) {
          one.load.refused();
          refused.add(one.load);
          continue;
        }
        if (one.lease != null) {
          one.load.takes(one.lease.bytes(), failure == null);
        }
        taken.add(one);
      }
      chunkEnded();
    }
  }
}
