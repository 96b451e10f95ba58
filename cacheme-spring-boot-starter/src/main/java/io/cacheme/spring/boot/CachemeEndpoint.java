package io.cacheme.spring.boot;

import io.cacheme.Cacheme;
import io.cacheme.NodeCache;
import io.cacheme.TierException;
import io.cacheme.TierSpec;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.HeapStats;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@code /actuator/cacheme}: the nodes, what their tiers are and have counted, and how storages do.
 * With {@code management.endpoint.cacheme.access=unrestricted} nodes can be cleared, turned off and
 * on. Neither shows values, keys or credentials.
 */
@SuppressWarnings("exports") // an application that has none of these needs none
@WebEndpoint(id = "cacheme", defaultAccess = Access.READ_ONLY)
public final class CachemeEndpoint {

  private static final int UNREACHED = 503;

  private final Cacheme cacheme;

  CachemeEndpoint(Cacheme cacheme) {
    this.cacheme = cacheme;
  }

  /** All nodes and storages. */
  @ReadOperation
  public All cacheme() {
    return new All(
        cacheme.nodes().stream().map(CachemeEndpoint::node).toList(),
        storages(),
        heaps(),
        cacheme.describe().lines().toList());
  }

  /** The nodes of that name; mostly one. */
  @ReadOperation
  public @Nullable Nodes node(@Selector String name) {
    List<NodeState> found = named(name).stream().map(CachemeEndpoint::node).toList();
    return found.isEmpty() ? null : new Nodes(found);
  }

  /** Turns the nodes of that name on or off, in this process. */
  @WriteOperation
  public WebEndpointResponse<Nodes> turn(@Selector String name, boolean enabled) {
    List<NodeCache<?, ?>> found = named(name);
    for (NodeCache<?, ?> node : found) {
      if (enabled) {
        node.enable();
      } else {
        node.disable();
      }
    }
    return found.isEmpty()
        ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND)
        : new WebEndpointResponse<>(new Nodes(found.stream().map(CachemeEndpoint::node).toList()));
  }

  /** Ends all entries of the nodes of that name, in all tiers and for all processes. */
  @DeleteOperation
  public WebEndpointResponse<Cleared> clear(@Selector String name) {
    List<NodeCache<?, ?>> found = named(name);
    return found.isEmpty()
        ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND)
        : await(
            CompletableFuture.allOf(
                found.stream().map(NodeCache::clear).toArray(CompletableFuture<?>[]::new)));
  }

  /** Ends all entries under the prefix. */
  @DeleteOperation
  public WebEndpointResponse<Cleared> clearAll() {
    return await(cacheme.clear());
  }

  private static WebEndpointResponse<Cleared> await(CompletableFuture<?> cleared) {
    try {
      cleared.join();
      return new WebEndpointResponse<>(new Cleared(true, List.of()));
    } catch (CompletionException e) {
      if (e.getCause() instanceof TierException failed) {
        return new WebEndpointResponse<>(
            new Cleared(false, failed.tiers().stream().sorted().toList()), UNREACHED);
      }
      throw e;
    }
  }

  private List<NodeCache<?, ?>> named(String name) {
    return cacheme.nodes().stream()
        .filter(node -> node.spec().name().equals(name))
        .collect(Collectors.toList());
  }

  private Map<String, StorageHealth> storages() {
    Map<String, StorageHealth> storages = new LinkedHashMap<>();
    cacheme
        .health()
        .storages()
        .forEach(
            (name, state) ->
                storages.put(name, new StorageHealth(state.status(), StorageDetails.of(state))));
    return storages;
  }

  private List<Heap> heaps() {
    return cacheme.heapStats().stream().map(CachemeEndpoint::heap).toList();
  }

  private static Heap heap(HeapStats stats) {
    return new Heap(
        stats.storage(),
        stats.size(),
        stats.isBoundedInBytes() ? stats.weighedBytes() : null,
        stats.isBoundedInBytes() ? stats.maximumBytes() : null);
  }

  private static NodeState node(NodeCache<?, ?> node) {
    CacheStats stats = node.stats();
    List<Tier> tiers = new ArrayList<>();
    for (int i = 0; i < stats.tiers().size(); i++) {
      tiers.add(tier(node.tiers().get(i), node.spec().tiers().get(i), stats.tiers().get(i)));
    }
    return new NodeState(
        node.spec().name(),
        node.spec().keyTemplate(),
        node.spec().version(),
        node.isEnabled(),
        tiers,
        new Counts(
            stats.requestCount(),
            stats.hitCount(),
            stats.missCount(),
            stats.loadSuccessCount(),
            stats.loadFailureCount(),
            stats.coalescedCount(),
            stats.averageLoadTime().toNanos() / 1_000_000.0));
  }

  private static Tier tier(TierSpec holds, TierSpec declared, TierStats stats) {
    return new Tier(
        holds.storage(),
        text(holds.ttl()),
        text(declared.ttl()),
        stats.hitCount(),
        stats.missCount(),
        stats.fillCount(),
        stats.errorCount() + stats.timeoutCount(),
        stats.bypassCount());
  }

  private static String text(@Nullable Duration ttl) {
    return ttl == null ? "none" : ttl.toString();
  }

  /**
   * All.
   *
   * @param nodes in the order they were bound
   * @param storages by name
   * @param heaps what heap storages keep
   * @param description the table of {@link Cacheme#describe()}, a line each
   */
  public record All(
      List<NodeState> nodes,
      Map<String, StorageHealth> storages,
      List<Heap> heaps,
      List<String> description)
      implements OperationResponseBody {}

  /** The nodes of one name. */
  public record Nodes(List<NodeState> nodes) implements OperationResponseBody {}

  /** A node, as it holds in this process. */
  public record NodeState(
      String name, String key, String version, boolean enabled, List<Tier> tiers, Counts counts) {}

  /** What a node has counted since the start. */
  public record Counts(
      long requests,
      long hits,
      long misses,
      long loads,
      long loadFailures,
      long coalesced,
      double averageLoadMillis) {}

  /**
   * A tier.
   *
   * @param ttl how long it keeps an entry, as {@code PT10S}, or {@code none} for no expiry
   * @param declaredTtl what the node declares
   */
  public record Tier(
      String storage,
      String ttl,
      String declaredTtl,
      long hits,
      long misses,
      long fills,
      long errors,
      long bypassed) {}

  /** How a storage does, as this process knows it. */
  public record StorageHealth(StorageState.Status status, Map<String, Object> details) {}

  /** What a heap storage keeps; its bytes where it is bounded in these. */
  public record Heap(
      String storage, long entries, @Nullable Long usedBytes, @Nullable Long maximumBytes) {}

  /**
   * What became of it.
   *
   * @param complete whether all tiers were cleared
   * @param unreached the tiers that could not be; this process does not read them until they are,
   *     which is tried again
   */
  public record Cleared(boolean complete, List<String> unreached)
      implements OperationResponseBody {}
}
