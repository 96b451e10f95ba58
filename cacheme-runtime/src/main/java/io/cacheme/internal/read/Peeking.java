package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.internal.env.AnswerFuture;
import io.cacheme.internal.node.Chain;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.Peeks;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.StoredValue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A look at one key in all tiers at the same time, which joins no flight and leaves no trace. */
public final class Peeking<V> {

  private final NodeContext<?, V> context;
  private final String remoteKey;
  private final AtomicReferenceArray<Peek.InTier> found;
  private final AtomicInteger unanswered;
  private final AnswerFuture<Peek> future;

  private final @Nullable Members members;

  private Peeking(NodeContext<?, V> context, String remoteKey, @Nullable Members members) {
    int tiers = context.chain.size();
    this.context = context;
    this.remoteKey = remoteKey;
    this.members = members;
    this.found = new AtomicReferenceArray<>(tiers);
    this.unanswered = new AtomicInteger(tiers);
    this.future = new AnswerFuture<>(context.surroundings);
  }

  /** What the tiers have of {@code node}, which the heap knows by {@code key}. */
  public static <N extends Node<V>, V> CompletableFuture<Peek> of(
      NodeContext<N, V> context, N node, Object key) {
    Groups<N> groups = context.groups;
    Members members = groups == null ? null : groups.of(node);
    Peeking<V> peeking = new Peeking<>(context, context.keys.remote(node), members);
    if (context.knowsGroups(members, () -> peeking.ask(key))) {
      peeking.ask(key);
    }
    peeking.future.handOut();
    return peeking.future;
  }

  private void ask(Object key) {
    Chain<V> chain = context.chain;
    boolean disabled = context.isDisabled();
    for (int place = 0; place < chain.size(); place++) {
      HeapTier<V> heap = chain.heap(place);
      RemoteTier<V> remote = chain.remote(place);
      if (disabled) {
        answered(place, Peeks.bypassed(chain.tier(place).storage(), "the node is disabled"));
      } else if (heap != null) {
        answered(place, heap.peek(key, context.surroundings.time.epochMillis()));
      } else if (remote != null) {
        String passedBy = remote.passedBy(key, members);
        if (passedBy != null) {
          answered(place, Peeks.bypassed(remote.storage(), passedBy));
        } else {
          remote.gate.get(remoteKey, new Call(remote, place));
        }
      }
    }
  }

  private void answered(int place, Peek.InTier tier) {
    found.set(place, tier);
    if (unanswered.decrementAndGet() == 0) {
      Peek.Builder tiers = Peek.builder(context.spec.name(), remoteKey);
      for (int i = 0; i < found.length(); i++) {
        tiers.tier(found.get(i));
      }
      Peek peek = tiers.build();
      future.completeBy(() -> future.complete(peek));
    }
  }

  private final class Call extends TierCall<StoredValue> {

    private final RemoteTier<V> tier;
    private final int place;

    Call(RemoteTier<V> tier, int place) {
      this.tier = tier;
      this.place = place;
    }

    @Override
    protected NodeSpec<?, ?> spec() {
      return tier.nodeSpec;
    }

    @Override
    public void done(@Nullable StoredValue value, @Nullable Throwable failure) {
      Peek.InTier seen;
      try {
        seen =
            failure == null
                ? tier.peek(value, members)
                : Peeks.failed(tier.storage(), String.valueOf(failure.getMessage()));
      } catch (Throwable e) { // bytes that are none
        seen = Peeks.failed(tier.storage(), e.getClass().getName());
      }
      answered(place, seen);
    }
  }
}
