package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a call that a node does not serve. Only {@code MOVED} and {@code ASK} are
 * followed: they say that the call was not executed.
 */
final class ClusterRedirection implements KeyCall.Redirection {

  /** A call is sent on at most so often; more means that the nodes do not agree. */
  private static final int MOST_HOPS = 5;

  private final ClusterNode node;
  private final ClusterRouter router;
  private final int hops;

  private ClusterRedirection(ClusterNode node, ClusterRouter router, int hops) {
    this.node = node;
    this.router = router;
    this.hops = hops;
  }

  /** Those of calls that have come to {@code node} after no redirection, one, two and so on. */
  static ClusterRedirection[] chain(ClusterNode node, ClusterRouter router) {
    ClusterRedirection[] chain = new ClusterRedirection[MOST_HOPS + 1];
    for (int hops = 0; hops < chain.length; hops++) {
      chain[hops] = new ClusterRedirection(node, router, hops);
    }
    return chain;
  }

  @Override
  public boolean follow(KeyCall<?> call, String error) {
    boolean moved = error.startsWith("MOVED ");
    if (!moved && !error.startsWith("ASK ")) {
      if (error.startsWith("CLUSTERDOWN")) {
        router.troubled(null);
      }
      return false;
    }
    ClusterNode target = hops < MOST_HOPS ? target(error) : null;
    if (target == null) {
      router.troubled(null);
      return false;
    }
    if (moved) {
      router.moved(call, target);
      router.troubled(target);
    }
    target.send(call, hops + 1, !moved);
    return true;
  }

  /** The node that {@code MOVED slot host:port} names, or null if it is not written so. */
  private @Nullable ClusterNode target(String error) {
    StorageUrl.Host address =
        ClusterTopology.host(error.substring(error.lastIndexOf(' ') + 1), node.endpoint().host());
    return address == null ? null : router.node(address);
  }
}
