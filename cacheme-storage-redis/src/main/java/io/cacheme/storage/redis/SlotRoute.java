package io.cacheme.storage.redis;

import org.jspecify.annotations.Nullable;

/** Where the calls of a slot go at present. */
sealed interface SlotRoute permits ClusterNode, SlotHandover, UnservedSlot {

  /** Sends {@code call}; answers the node that has it by now, or null if it is kept or failed. */
  @Nullable ClusterNode send(KeyCall<?> call);

  /** Where all its calls end up, or null if nowhere. */
  @Nullable ClusterNode node();
}
