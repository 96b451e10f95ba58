package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The question of a batch to one remote tier, in chunks; it is answered when all of them are. */
final class BatchRead<N extends Node<V>, V> {

  private final Batch<N, V> batch;
  private final RemoteTier<V> tier;
  private final int place;
  private final List<Passage<N, V>> asked = new ArrayList<>();
  private final ConcurrentLinkedQueue<Passage<N, V>> left = new ConcurrentLinkedQueue<>();
  private final AtomicInteger chunks = new AtomicInteger();
  private final Asking asking = new Asking();

  BatchRead(Batch<N, V> batch, RemoteTier<V> tier, int place, List<Passage<N, V>> missing) {
    this.batch = batch;
    this.tier = tier;
    this.place = place;
    long now = batch.context.surroundings.time.epochMillis();
    for (Passage<N, V> passage : missing) {
      passage.marks();
      boolean usable = tier.knows(passage.members()) && !tier.quarantine.blocks(passage.key(), now);
      (usable ? asked : left).add(passage);
    }
    tier.counters.bypasses.add(left.size());
  }

  void start() {
    int count = (asked.size() + Batch.CHUNK - 1) / Batch.CHUNK;
    chunks.set(count + 1);
    for (int from = 0; from < asked.size(); from += Batch.CHUNK) {
      ask(asked.subList(from, Math.min(from + Batch.CHUNK, asked.size())));
    }
    chunkEnded();
  }

  /** Whether an answer is still to come, once it was asked. Else {@link #left} have none. */
  boolean isPending() {
    return asking.isPending();
  }

  List<Passage<N, V>> left() {
    return new ArrayList<>(left);
  }

  private void ask(List<Passage<N, V>> chunk) {
    if (tier.gate.admits(Op.READ)) {
      tier.isRead();
      tier.gate.getAll(chunk.stream().map(Passage::remoteKey).toList(), new Chunk(chunk));
    } else {
      tier.counters.bypasses.add(chunk.size());
      left.addAll(chunk);
      chunkEnded();
    }
  }

  private void chunkEnded() {
    if (chunks.decrementAndGet() == 0 && !asking.isUnderWay()) {
      List<Passage<N, V>> missing = left();
      try {
        batch.walk(place + 1, missing, false);
      } catch (Throwable e) {
        Batch.fail(missing, e);
      }
    }
  }

  private final class Chunk extends TierCall<Map<String, StoredValue>> {

    private final List<Passage<N, V>> chunk;

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
      chunkEnded();
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
      Map<Passage<N, V>, Outcome<V>> hits = new LinkedHashMap<>();
      List<Passage<N, V>> misses = new ArrayList<>();
      for (int i = 0; i < chunk.size(); i++) {
        Passage<N, V> passage = chunk.get(i);
        Entry<V> entry = passage.read(tier, place, values.get(i));
        if (entry == null) {
          misses.add(passage);
        } else {
          hits.put(passage, Outcome.hit(tier, entry));
        }
      }
      left.addAll(misses);
      batch.answer(hits, place, Set.of());
    }
  }
}
