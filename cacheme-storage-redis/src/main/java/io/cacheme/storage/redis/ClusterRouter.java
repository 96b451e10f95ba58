package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import org.jspecify.annotations.Nullable;

/** What a node tells the cluster it belongs to. */
interface ClusterRouter {

  /** The node at {@code address}, connected to now if it was not known. */
  ClusterNode node(StorageUrl.Host address);

  /** {@code call}'s slot has moved {@code to} another node, and the call is about to follow. */
  void moved(KeyCall<?> call, ClusterNode to);

  /** Something is not as it is known; {@code witness} may know more. */
  void troubled(@Nullable ClusterNode witness);
}
