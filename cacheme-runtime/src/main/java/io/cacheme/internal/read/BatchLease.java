package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.Chunked;
import io.cacheme.internal.tier.Leases;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ConditionalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The leases of a batch whose node is loaded once by all processes, put in chunks: what it gets it
 * loads together, and waits for each of the others, which it loads together as well where it has
 * to.
 */
final class BatchLease<N extends Node<V>, V> extends Chunked<BatchLease.Leased<N, V>> {

  private static final long MOMENT_NANOS = 2_000_000;

  private final Batch<N, V> batch;
  private final Leases<V> leases;
  private final List<LeasedLoad<N, V>> elsewhere;
  private final ConcurrentLinkedQueue<LeasedLoad<N, V>> refused = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Leased<N, V>> taken = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Passage<N, V>> woken = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean gathers = new AtomicBoolean();
  private final Asking asking = new Asking();

  record Leased<N extends Node<V>, V>(
      Passage<N, V> passage, LeasedLoad<N, V> load, @Nullable ConditionalEntry lease) {}

  private BatchLease(
      Batch<N, V> batch,
      Leases<V> leases,
      List<Leased<N, V>> wanted,
      List<LeasedLoad<N, V>> elsewhere) {
    super(wanted);
    this.batch = batch;
    this.leases = leases;
    this.elsewhere = elsewhere;
  }

  /** Asks for all; {@code here} tells whether this is the caller's own thread. */
  static <N extends Node<V>, V> void start(
      Batch<N, V> batch, Leases<V> leases, List<Passage<N, V>> missing, boolean here) {
    List<Leased<N, V>> wanted = new ArrayList<>(missing.size());
    List<LeasedLoad<N, V>> elsewhere = new ArrayList<>();
    BatchLease<N, V> lease = new BatchLease<>(batch, leases, wanted, elsewhere);
    for (Passage<N, V> passage : missing) {
      LeasedLoad<N, V> load = passage.leasedBy(leases, lease::loadAfterWait);
      if (load.isHeld()) {
        elsewhere.add(load);
      } else {
        wanted.add(new Leased<>(passage, load, load.leaseEntry()));
      }
    }
    lease.start(here);
  }

  private void start(boolean here) {
    elsewhere.forEach(load -> load.begin(false));
    start();
    if (!asking.isPending()) {
      load(here);
    }
  }

  @Override
  protected void ask(List<Leased<N, V>> all) {
    batch.moving.moves();
    List<Leased<N, V>> chunk = all.stream().filter(one -> one.lease != null).toList();
    if (chunk.size() < all.size() || !leases.tier.gate.admits(Op.PUT)) {
      taken.addAll(all); // they load without
      chunkEnded(null);
      return;
    }
    Chunk call = new Chunk(chunk);
    begins(call);
    leases.tier.gate.putAllIfUnchanged(chunk.stream().map(Leased::lease).toList(), call);
  }

  @Override
  protected void broke(Throwable failure) {
    Batch.fail(all().stream().map(Leased::passage).toList(), failure);
  }

  @Override
  protected void allEnded() {
    if (!asking.isUnderWay()) {
      try {
        if (takesTurns()) {
          all().forEach(one -> one.passage.livesAnew());
        }
        load(false);
      } catch (Throwable e) {
        broke(e);
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
      batch.moving.moves();
      chunkEnded(this);
    }
  }
}
