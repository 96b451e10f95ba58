package io.cacheme.internal.write;

import io.cacheme.internal.follow.Notice;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.RemoteTier;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ends all entries of one node: each remote tier gets a new generation. */
public final class Clearing<V> extends Ending<V> {

  private Clearing(NodeContext<?, V> context) {
    super(context);
  }

  /** Clears the node; its heaps before this returns. */
  public static <V> CompletableFuture<@Nullable Void> of(NodeContext<?, V> context) {
    return new Clearing<>(context).begin();
  }

  @Override
  void fence() {
    context.chain.cleared();
  }

  @Override
  void end(int index, Consumer<Boolean> ended) {
    context.chain.remotes().get(index).clear(ended);
  }

  @Override
  void unreached(List<RemoteTier<V>> tiers) {
    tiers.forEach(RemoteTier::uncleared);
  }

  @Override
  RemoteKey notice() {
    int others = context.chain.tellers().others().size();
    return new RemoteKey(Notice.CLEARED, Collections.nCopies(others, Notice.CLEARED));
  }

  @Override
  String what() {
    return "clear of " + context.spec.name();
  }

  @Override
  String done() {
    return context.spec.name() + " is cleared";
  }

  @Override
  String consequence() {
    return "the node";
  }
}
