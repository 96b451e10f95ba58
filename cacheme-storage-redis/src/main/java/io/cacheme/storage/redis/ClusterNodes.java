package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The nodes that have connections, by their addresses. */
final class ClusterNodes {

  private final Function<StorageUrl.Host, ClusterNode> connect;
  private final Map<StorageUrl.Host, ClusterNode> nodes = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** None yet; {@code connect} makes one. */
  ClusterNodes(Function<StorageUrl.Host, ClusterNode> connect) {
    this.connect = connect;
  }

  /** The node at {@code address}, made if there is none. */
  ClusterNode at(StorageUrl.Host address) {
    ClusterNode present = nodes.get(address);
    if (present != null) {
      return present;
    }
    ClusterNode node = nodes.computeIfAbsent(address, connect);
    if (closed) {
      node.close();
    }
    return node;
  }

  Collection<ClusterNode> all() {
    return nodes.values();
  }

  /** The first of those at {@code addresses}, in the order of these, that serves; null if none. */
  @Nullable ClusterNode firstServing(Collection<StorageUrl.Host> addresses) {
    return nodes.values().stream()
        .filter(node -> addresses.contains(node.endpoint().host()) && node.isServing())
        .min(Comparator.comparing(node -> node.endpoint().host().toString()))
        .orElse(null);
  }

  /** Gives up {@code node}. */
  void retire(ClusterNode node) {
    nodes.remove(node.endpoint().host(), node);
    node.retire();
  }

  void close() {
    closed = true;
    nodes.values().forEach(ClusterNode::close);
  }
}
