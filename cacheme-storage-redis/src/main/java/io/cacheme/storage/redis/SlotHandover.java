package io.cacheme.storage.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The time in which slots go from one node to another. A call that was sent to the former node may
 * come back redirected, so new ones are kept until all of those have reached the latter or have
 * ended; else a later write of a key could overtake an earlier one.
 */
final class SlotHandover implements SlotRoute {

  private final ClusterNode target;
  private final HeldCalls held;
  private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();
  private int awaited = 1;

  /** One to {@code target} that its maker must {@link #arrived end} its own part of. */
  SlotHandover(ClusterNode target) {
    this.target = target;
    this.held = target.newHeldCalls();
  }

  /** Ends once all calls that were kept are on their way. */
  CompletionStage<@Nullable Void> settled() {
    return settled;
  }

  /** Takes part, so that it does not end before {@link #arrived}; false if that is too late. */
  synchronized boolean join() {
    if (awaited == 0) {
      return false;
    }
    awaited++;
    return true;
  }

  /** Waits for {@code end}, too; only for those who take part. */
  void await(CompletionStage<?> end) {
    join();
    end.whenComplete((value, thrown) -> arrived());
  }

  /** Ends a part. */
  void arrived() {
    if (last()) {
      held.release();
      settled.complete(null);
    }
  }

  @Override
  public @Nullable ClusterNode send(KeyCall<?> call) {
    return switch (held.hold(() -> target.send(call))) {
      case KEPT -> null;
      case FREE -> target.send(call);
      case FULL -> target.refuse(call);
    };
  }

  @Override
  public ClusterNode node() {
    return target;
  }

  private synchronized boolean last() {
    return --awaited == 0;
  }
}
