package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.tier.Chunked;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ContextPropagation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the flights of a batch owe one remote tier, in chunks. */
final class BatchFills<N extends Node<V>, V> extends Chunked<Ended<N, V>> {

  private final Batch<N, V> batch;
  private final RemoteTier<V> tier;
  private final int place;

  /** That of {@code owed}, each the flight's entry, to the tier at {@code place}. */
  BatchFills(Batch<N, V> batch, RemoteTier<V> tier, int place, List<Ended<N, V>> owed) {
    super(owed);
    this.batch = batch;
    this.tier = tier;
    this.place = place;
  }

  @Override
  protected void ask(List<Ended<N, V>> chunk) {
    batch.moving.moves();
    long now = batch.context.surroundings.time.epochMillis();
    List<ConditionalEntry> entries = new ArrayList<>(chunk.size());
    List<Passage<N, V>> filling = new ArrayList<>(chunk.size());
    for (Ended<N, V> each : chunk) {
      Passage<N, V> passage = each.passage();
      Entry<V> entry = each.entry();
      ConditionalEntry stored =
          entry == null || passage.isOver() ? null : fill(passage, entry, now);
      if (stored != null) {
        entries.add(stored);
        filling.add(passage);
      }
    }
    if (entries.isEmpty()) {
      chunkEnded(null);
    } else if (tier.gate.admits(Op.PUT)) {
      put(entries, filling);
    } else {
      putAwaited(entries, filling);
    }
  }

  private @Nullable ConditionalEntry fill(Passage<N, V> passage, Entry<V> entry, long now) {
    ConditionalEntry stored = passage.fill(tier, place, entry, now);
    if (stored == null) {
      passage.filled(null);
    }
    return stored;
  }

  private void put(List<ConditionalEntry> entries, List<Passage<N, V>> filling) {
    Chunk call = new Chunk(filling);
    begins(call);
    tier.gate.putAllIfUnchanged(entries, call);
  }

  /** Where the tier is passed by, it is asked for what others wait for, and nothing else. */
  private void putAwaited(List<ConditionalEntry> entries, List<Passage<N, V>> filling) {
    List<ConditionalEntry> awaited = new ArrayList<>();
    List<Passage<N, V>> owners = new ArrayList<>();
    List<Passage<N, V>> others = new ArrayList<>();
    for (int i = 0; i < filling.size(); i++) {
      Passage<N, V> passage = filling.get(i);
      if (passage.ownsLeaseIn(tier)) {
        awaited.add(entries.get(i));
        owners.add(passage);
      } else {
        others.add(passage);
      }
    }
    tier.counters.bypasses.add(others.size());
    others.forEach(passage -> passage.filledRemote(tier, false));
    if (awaited.isEmpty()) {
      chunkEnded(null);
    } else {
      put(awaited, owners);
    }
  }

  @Override
  protected void allEnded() {
    // each flight was told when its chunk had ended
  }

  /** What could not be begun is not waited for. */
  @Override
  protected void broke(Throwable failure) {
    all().forEach(owed -> owed.passage().notFilled());
  }

  /** One fill of many keys. */
  private final class Chunk extends TierCall<Set<String>> {

    private final List<Passage<N, V>> filling;

    Chunk(List<Passage<N, V>> filling) {
      this.filling = filling;
    }

    @Override
    protected NodeSpec<?, ?> spec() {
      return tier.nodeSpec;
    }

    @Override
    protected ContextPropagation.@Nullable Snapshot carried() {
      return filling.get(0).carried();
    }

    @Override
    public void done(@Nullable Set<String> keys, @Nullable Throwable failure) {
      Set<String> refused = keys == null ? Set.of() : keys;
      if (failure == null) {
        tier.counters.refused.add(refused.size());
        tier.counters.fills.add(filling.size() - refused.size());
      } else {
        tier.counters.failed(failure);
      }
      try {
        for (Passage<N, V> passage : filling) {
          boolean kept = failure == null && !refused.contains(passage.remoteKey());
          passage.filledRemote(tier, kept);
        }
      } finally {
        batch.moving.moves();
        chunkEnded(this);
      }
    }
  }
}
