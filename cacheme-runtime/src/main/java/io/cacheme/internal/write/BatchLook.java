package io.cacheme.internal.write;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.Chunked;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Seen;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The look of many refreshes at one remote tier, in chunks; it ends when all of them have. */
final class BatchLook<N extends Node<V>, V> extends Chunked<Map.Entry<KeyRefresh<N, V>, Seen>> {

  private final RefreshBatch<N, V> batch;
  private final RemoteTier<V> tier;
  private final int index;
  private final Asking asking = new Asking();

  BatchLook(
      RefreshBatch<N, V> batch,
      RemoteTier<V> tier,
      int index,
      Map<KeyRefresh<N, V>, Seen> refreshes) {
    super(new ArrayList<>(refreshes.entrySet()));
    this.batch = batch;
    this.tier = tier;
    this.index = index;
  }

  /** Whether an answer is still to come, once it was asked. */
  boolean isPending() {
    return asking.isPending();
  }

  /** A tier that is passed by was seen to have nothing, as by a single refresh. */
  @Override
  protected void ask(List<Map.Entry<KeyRefresh<N, V>, Seen>> chunk) {
    batch.moving.moves();
    if (!batch.context.surroundings.isAbandoned() && tier.gate.admits(Op.READ)) {
      Chunk call = new Chunk(chunk);
      begins(call);
      tier.gate.getAll(chunk.stream().map(each -> each.getKey().remoteKey()).toList(), call);
    } else {
      chunkEnded(null);
    }
  }

  @Override
  protected void broke(Throwable failure) {
    batch.fail(failure);
  }

  @Override
  protected void allEnded() {
    if (!asking.isUnderWay()) {
      batch.goOn(index + 1, false);
    }
  }

  private final class Chunk extends TierCall<Map<String, StoredValue>> {

    private final List<Map.Entry<KeyRefresh<N, V>, Seen>> chunk;

    Chunk(List<Map.Entry<KeyRefresh<N, V>, Seen>> chunk) {
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
        if (failure != null) {
          tier.counters.failed(failure);
        } else if (found != null) {
          for (Map.Entry<KeyRefresh<N, V>, Seen> each : chunk) {
            StoredValue value = found.get(each.getKey().remoteKey());
            if (value != null) {
              each.getValue().saw(index, value.bytes());
            }
          }
        }
      } catch (Throwable e) { // a map that cannot be read
        tier.counters.failed(e);
      }
      batch.moving.moves();
      chunkEnded(this);
    }
  }
}
