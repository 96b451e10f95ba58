package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.Chunked;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The question of a batch to one remote tier, in chunks; it is answered when all of them are. */
final class BatchRead<N extends Node<V>, V> extends Chunked<Passage<N, V>> {

  /** So much has to have arrived since. */
  private static final long ARRIVING_BYTES = 1 << 20;

  private static final int MOST_WAITS = 6;

  private final Batch<N, V> batch;
  private final RemoteTier<V> tier;
  private final int place;
  private final ConcurrentLinkedQueue<Passage<N, V>> left;
  private final Asking asking = new Asking();
  private volatile boolean isLate;

  private BatchRead(
      Batch<N, V> batch,
      RemoteTier<V> tier,
      int place,
      List<Passage<N, V>> asked,
      List<Passage<N, V>> unasked) {
    super(asked);
    this.batch = batch;
    this.tier = tier;
    this.place = place;
    this.left = new ConcurrentLinkedQueue<>(unasked);
  }

  /** That of {@code missing} to {@code tier}, which does not ask for what may be wrong there. */
  static <N extends Node<V>, V> BatchRead<N, V> of(
      Batch<N, V> batch, RemoteTier<V> tier, int place, List<Passage<N, V>> missing) {
    List<Passage<N, V>> asked = new ArrayList<>(missing.size());
    List<Passage<N, V>> unasked = new ArrayList<>();
    long now = batch.context.surroundings.time.epochMillis();
    for (Passage<N, V> passage : missing) {
      passage.marks();
      boolean usable = tier.knows(passage.members()) && !tier.quarantine.blocks(passage.key(), now);
      (usable ? asked : unasked).add(passage);
    }
    tier.counters.bypasses.add(unasked.size());
    return new BatchRead<>(batch, tier, place, asked, unasked);
  }

  /** Whether an answer is still to come, once it was asked. Else {@link #left} have none. */
  boolean isPending() {
    return asking.isPending();
  }

  List<Passage<N, V>> left() {
    return new ArrayList<>(left);
  }

  @Override
  protected void ask(List<Passage<N, V>> chunk) {
    batch.moving.moves();
    if (!batch.context.surroundings.isAbandoned() && tier.gate.admits(Op.READ)) {
      tier.isRead();
      Chunk call = new Chunk(chunk);
      begins(call);
      List<String> keys = new ArrayList<>(chunk.size());
      chunk.forEach(passage -> keys.add(passage.remoteKey()));
      tier.gate.getAll(keys, call);
    } else {
      tier.counters.bypasses.add(chunk.size());
      left.addAll(chunk);
      chunkEnded(null);
    }
  }

  @Override
  protected void broke(Throwable failure) {
    Batch.fail(all(), failure);
    Batch.fail(left(), failure);
  }

  @Override
  protected void allEnded() {
    if (!asking.isUnderWay()) {
      List<Passage<N, V>> missing = left();
      try {
        if (takesTurns() || isLate) {
          missing.forEach(Passage::livesAnew);
        }
        batch.walk(place + 1, missing, false);
      } catch (Throwable e) {
        Batch.fail(missing, e);
      }
    }
  }

  private final class Chunk extends TierCall<Map<String, StoredValue>> {

    private final List<Passage<N, V>> chunk;
    private long arrivedBefore = tier.gate.arrivedBytes();
    private int waitedOn;

    Chunk(List<Passage<N, V>> chunk) {
      this.chunk = chunk;
    }

    @Override
    protected NodeSpec<?, ?> spec() {
      return tier.nodeSpec;
    }

    @Override
    protected ContextPropagation.@Nullable Snapshot carried() {
      return batch.carried();
    }

    /** It is waited for while the server sends much, but not for ever. */
    @Override
    protected boolean waitsOn(long arrivedBytes) {
      if (waitedOn == MOST_WAITS || arrivedBytes - arrivedBefore < ARRIVING_BYTES) {
        return false;
      }
      arrivedBefore = arrivedBytes;
      waitedOn++;
      isLate = true;
      batch.takesLong();
      batch.moving.moves();
      return true;
    }

    @Override
    public void done(@Nullable Map<String, StoredValue> found, @Nullable Throwable failure) {
      try {
        if (found != null && failure == null) {
          answered(found);
        } else {
          failed(failure != null ? failure : new IllegalStateException("getAll answered null"));
        }
      } catch (Throwable e) { // a map that cannot be read
        failed(e);
      }
      batch.moving.moves();
      chunkEnded(this);
    }

    private void failed(Throwable failure) {
      tier.counters.failed(failure);
      for (Passage<N, V> passage : chunk) {
        if (passage.outcome() == null) {
          left.add(passage);
        }
      }
    }

    private void answered(Map<String, StoredValue> found) {
      List<@Nullable StoredValue> values = new ArrayList<>(chunk.size());
      chunk.forEach(passage -> values.add(found.get(passage.remoteKey())));
      List<Ended<N, V>> hits = new ArrayList<>(chunk.size());
      List<Passage<N, V>> misses = new ArrayList<>();
      for (int i = 0; i < chunk.size(); i++) {
        Passage<N, V> passage = chunk.get(i);
        Entry<V> entry = passage.read(tier, place, values.get(i));
        if (entry == null) {
          misses.add(passage);
        } else {
          hits.add(new Ended<>(passage, Outcome.hit(tier, entry), place));
        }
      }
      left.addAll(misses);
      batch.answer(hits);
    }
  }
}
