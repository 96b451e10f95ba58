package io.cacheme.internal.read;

import io.cacheme.internal.env.AnswerFuture;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.load.Loading;
import io.cacheme.internal.node.NodeContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caller's future that a load thread can wait for: it then runs the loads that this waits for,
 * since to wait for another load thread could be to wait for ever.
 */
abstract class HelpedFuture<T extends @Nullable Object> extends AnswerFuture<T> {

  private final NodeContext<?, ?> context;
  private volatile @Nullable BlockingCaller helper;

  HelpedFuture(NodeContext<?, ?> context) {
    super(context.surroundings);
    this.context = context;
  }

  /** The loads that it waits for, as far as they are known. */
  abstract List<Loading> waitedFor();

  @Override
  protected final void help() {
    if (!LoadCall.mustNotWait(context.surroundings)) {
      return;
    }
    List<Loading> loads = waitedFor();
    if (loads.isEmpty()) {
      return;
    }
    BlockingCaller caller = new BlockingCaller(context.surroundings);
    helper = caller;
    loads.forEach(load -> load.helpedBy(caller));
    try {
      var unused = caller.await(this::isDone, load -> false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // which is for the wait itself to see
    }
  }

  /** It was completed: who helps, if somebody does, need not any more. */
  final void wakeHelper() {
    BlockingCaller waiting = helper;
    if (waiting != null) {
      waiting.wake();
    }
  }
}
