package io.cacheme.storage.redis;

import org.jspecify.annotations.Nullable;

/** The way to nowhere: of all slots before the cluster is known, then of those without a master. */
final class UnservedSlot implements SlotRoute {

  private volatile Throwable reason;

  UnservedSlot(Throwable reason) {
    this.reason = reason;
  }

  /** From now on calls fail for {@code reason}. */
  void because(Throwable reason) {
    this.reason = reason;
  }

  Throwable reason() {
    return reason;
  }

  @Override
  public @Nullable ClusterNode send(KeyCall<?> call) {
    call.completeExceptionally(reason);
    return null;
  }

  @Override
  public @Nullable ClusterNode node() {
    return null;
  }
}
