package io.cacheme.internal.engine;

import io.cacheme.BulkLoader;
import io.cacheme.CachemeUsageException;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.NodeGroup;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.Restored;
import io.cacheme.SyncNodeCache;
import io.cacheme.TierSpec;
import io.cacheme.WarmUp;
import io.cacheme.codec.Serializer;
import io.cacheme.generated.Consequences;
import io.cacheme.generated.HeapHit;
import io.cacheme.help.Help;
import io.cacheme.internal.dump.Dumping;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.HeapView;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.read.Many;
import io.cacheme.internal.read.Peeking;
import io.cacheme.internal.read.Reader;
import io.cacheme.internal.read.Request;
import io.cacheme.internal.read.Warming;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.write.Clearing;
import io.cacheme.internal.write.Everywhere;
import io.cacheme.internal.write.GroupEnds;
import io.cacheme.internal.write.Joined;
import io.cacheme.internal.write.Writer;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.LoadsUnderWay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The cache of one node: the door, where bad calls are refused; then its reader and its writer. */
public final class EngineCache<N extends Node<V>, V> extends Direct<N, V>
    implements Consequences.Target<N, V>, HeapHit.Source<N, V> {

  final Reader<N, V> reader;
  final Writer<N, V> writer;
  private final GroupEnds<V> groupEnds;
  private final SyncEngineCache<N, V> sync;
  private final Dumping<N, V> dumping;

  EngineCache(NodeContext<N, V> context, Serializer serializer) {
    super(context);
    this.writer = new Writer<>(context);
    this.groupEnds = new GroupEnds<>(context);
    this.reader = new Reader<>(context, writer::run, writer::drop, serializer);
    this.sync = new SyncEngineCache<>(this);
    this.dumping = new Dumping<>(reader, context, serializer);
  }

  /** A hit where more than the entry is to be looked at; null if a hit was looked for before. */
  @Nullable HeapEntry<V> lookUp(
      N node, Object key, @Nullable Loader<? super N, ? extends V> loader) {
    return isAsked() ? null : reader.hit(node, key, loader);
  }

  @Override
  public CompletableFuture<@Nullable V> get(N node) {
    HeapEntry<V> hit = hitWithLoader(node);
    return hit != null ? hit : read(node, context.keys.local(node), requireLoader("get"));
  }

  @Override
  public CompletableFuture<@Nullable V> get(N node, Loader<? super N, ? extends V> loader) {
    Objects.requireNonNull(loader, "loader");
    HeapEntry<V> hit = hit(node);
    return hit != null ? hit : read(node, context.keys.local(node), loader);
  }

  @Override
  public CompletableFuture<@Nullable V> getIfPresent(N node) {
    HeapEntry<V> hit = hit(node);
    return hit != null ? hit : read(node, context.keys.local(node), null);
  }

  private CompletableFuture<@Nullable V> read(
      N node, Object key, @Nullable Loader<? super N, ? extends V> loader) {
    if (context.surroundings.isClosed()) {
      return closed();
    }
    HeapEntry<V> hit = lookUp(node, key, loader);
    return hit != null ? hit : reader.fly(node, key, loader);
  }

  @Override
  public CompletableFuture<Map<N, V>> getAll(Collection<? extends N> nodes) {
    return getAllBy(nodes, node -> node);
  }

  @Override
  public CompletableFuture<Map<N, V>> getAll(
      Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return getAllBy(nodes, node -> node, bulkLoader);
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    requireAnyLoader("getAll");
    Many<N, K> many = Many.of(context, keys, toNode);
    return context.surroundings.isClosed()
        ? closed()
        : reader.flyAll(many, context.loads.loader(), context.loads.bulkLoader());
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    Objects.requireNonNull(bulkLoader, "bulkLoader");
    Many<N, K> many = Many.of(context, keys, toNode);
    return context.surroundings.isClosed() ? closed() : reader.flyAll(many, null, bulkLoader);
  }

  @Override
  public CompletableFuture<Map<N, V>> getAllPresent(Collection<? extends N> nodes) {
    return getAllPresentBy(nodes, node -> node);
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllPresentBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    Many<N, K> many = Many.of(context, keys, toNode);
    return context.surroundings.isClosed() ? closed() : reader.lookAll(many);
  }

  @Override
  public CompletableFuture<Peek> peek(N node) {
    Object key = context.keys.local(node);
    return context.surroundings.isClosed() ? closed() : Peeking.of(context, node, key);
  }

  @Override
  public CompletableFuture<@Nullable Void> put(N node, V value) {
    Object key = context.keys.local(node);
    requireValue(value);
    return write(
        "put", writes -> writes.put(this, () -> node, value), () -> writer.put(node, key, value));
  }

  @Override
  public CompletableFuture<@Nullable Void> putNow(N node, V value) {
    return context.surroundings.isClosed()
        ? closed()
        : writer.put(node, context.keys.local(node), value);
  }

  /**
   * Has the {@code writes} of a call of {@code method} done after the commit of the caller's
   * transaction, and removes what they replace at once; or writes by {@code now}, where there is
   * none, or nobody knows when it ends.
   */
  private CompletableFuture<@Nullable Void> write(
      String method,
      UnaryOperator<Consequences> writes,
      Supplier<CompletableFuture<@Nullable Void>> now) {
    if (context.surroundings.isClosed()) {
      return closed();
    }
    if (isInTransaction()) {
      Consequences all = writes.apply(Consequences.of(context.spec.name() + "." + method));
      if (context.surroundings.afterCommit(all::commit)) {
        return all.remove();
      }
    }
    return now.get();
  }

  private void requireValue(V value) {
    if (value == null) {
      throw new NullPointerException(
          "the value put under a " + context.spec.name() + " is null; use invalidate to remove it");
    }
  }

  @Override
  public CompletableFuture<@Nullable Void> putAll(Map<? extends N, ? extends V> values) {
    return putAllBy(values, node -> node);
  }

  @Override
  public <K> CompletableFuture<@Nullable Void> putAllBy(
      Map<? extends K, ? extends V> values, Function<? super K, ? extends N> toNode) {
    Map<Object, Writer.Valued<N, V>> all = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> { // refuses bad ones before any
          N node = toNode.apply(key);
          Object local = context.keys.local(node);
          requireValue(value);
          all.put(local, new Writer.Valued<>(node, value));
        });
    return write(
        "putAll",
        writes -> putAll(writes, all),
        () -> Joined.all(context.surroundings, "puts", writer.putAll(all)));
  }

  private Consequences putAll(Consequences writes, Map<Object, Writer.Valued<N, V>> all) {
    Map<Object, V> values = new LinkedHashMap<>(); // by key: two nodes may be equal, and have two
    all.forEach((key, valued) -> values.put(key, valued.value()));
    return writes.putAll(
        this, all.keySet(), key -> Objects.requireNonNull(all.get(key)).node(), values);
  }

  @Override
  public List<CompletableFuture<@Nullable Void>> putEachNow(List<N> nodes, List<V> values) {
    List<Writer.Valued<N, V>> valued = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      valued.add(new Writer.Valued<>(nodes.get(i), values.get(i)));
    }
    return eachNow(valued, Writer.Valued::node, writer::putAll);
  }

  @Override
  public List<CompletableFuture<@Nullable Void>> invalidateEachNow(List<N> nodes) {
    return eachNow(nodes, node -> node, writer::invalidateAll);
  }

  /** What becomes of each where {@code write} is given all, by what the heap knows them by. */
  private <T> List<CompletableFuture<@Nullable Void>> eachNow(
      List<T> each,
      Function<T, N> node,
      Function<Map<Object, T>, List<CompletableFuture<@Nullable Void>>> write) {
    List<Object> keys = new ArrayList<>(each.size());
    Map<Object, T> all = new LinkedHashMap<>();
    for (T written : each) {
      Object key = context.keys.local(node.apply(written));
      keys.add(key);
      all.put(key, written);
    }
    if (context.surroundings.isClosed()) {
      throw context.surroundings.closedException();
    }
    Iterator<CompletableFuture<@Nullable Void>> ends = write.apply(all).iterator();
    Map<Object, CompletableFuture<@Nullable Void>> byKey = new HashMap<>();
    all.keySet().forEach(key -> byKey.put(key, ends.next()));
    return keys.stream().map(byKey::get).toList();
  }

  @Override
  public CompletableFuture<@Nullable V> refresh(N node) {
    return refresh(node, requireLoader("refresh"));
  }

  @Override
  public CompletableFuture<@Nullable V> refresh(N node, Loader<? super N, ? extends V> loader) {
    Objects.requireNonNull(loader, "loader");
    Object key = context.keys.local(node);
    if (context.surroundings.isClosed()) {
      return closed();
    }
    Request<N, V> request = new Request<>(context, node, false);
    request.waitsFor(writer.refresh(node, key, loader, request, null).waitedFor());
    return request.handedOut();
  }

  @Override
  public CompletableFuture<Map<N, V>> refreshAll(Collection<? extends N> nodes) {
    return refreshAllBy(nodes, node -> node);
  }

  @Override
  public CompletableFuture<Map<N, V>> refreshAll(
      Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return refreshAllBy(nodes, node -> node, bulkLoader);
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> refreshAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    requireAnyLoader("refreshAll");
    Many<N, K> many = Many.of(context, keys, toNode);
    return context.surroundings.isClosed()
        ? closed()
        : reader.collect(many, refreshes(context.loads.loader(), context.loads.bulkLoader()));
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> refreshAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    Objects.requireNonNull(bulkLoader, "bulkLoader");
    Many<N, K> many = Many.of(context, keys, toNode);
    return context.surroundings.isClosed()
        ? closed()
        : reader.collect(many, refreshes(null, bulkLoader));
  }

  Reader.Refreshes<N, V> refreshes(
      @Nullable Loader<N, V> loader, @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    return (nodes, keys, waiters, caller) ->
        writer.refreshAll(nodes, keys, loader, bulkLoader, waiters, caller);
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidate(N node) {
    Object key = context.keys.local(node);
    return write(
        "invalidate",
        writes -> writes.invalidate(this, () -> node),
        () -> writer.invalidate(node, key));
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidateNow(N node) {
    Object key = context.keys.local(node);
    return context.surroundings.isClosed() ? closed() : writer.invalidate(node, key);
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidateEverywhere(N node) {
    requireFollowers("invalidateEverywhere");
    return Everywhere.after(invalidate(node), context);
  }

  @Override
  public CompletableFuture<@Nullable Void> putEverywhere(N node, V value) {
    requireFollowers("putEverywhere");
    return Everywhere.after(put(node, value), context);
  }

  private void requireFollowers(String method) {
    String heap = context.chain.unfollowing();
    if (heap != null) {
      throw new CachemeUsageException(
          "R25",
          Help.message(
              "R25",
              method + " of " + context.spec.name() + " cannot know when it has succeeded",
              "its tier \"" + heap + "\" does not follow what other processes write",
              "leave follow = false out, and name a bus if no storage of it has one; or call "
                  + method.replace("Everywhere", "")
                  + " and wait for the ttl of that tier"));
    }
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<? extends N> nodes) {
    Map<Object, N> distinct = new LinkedHashMap<>();
    nodes.forEach(
        node -> distinct.put(context.keys.local(node), node)); // refuses bad ones before any
    return write(
        "invalidateAll",
        writes -> writes.invalidateAll(this, distinct.values(), node -> node),
        () -> Joined.all(context.surroundings, "invalidations", writer.invalidateAll(distinct)));
  }

  @Override
  public CompletableFuture<@Nullable Void> clear() {
    return write("clear", writes -> writes.clear(this), this::clearNow);
  }

  @Override
  public CompletableFuture<@Nullable Void> clearNow() {
    return context.surroundings.isClosed() ? closed() : Clearing.of(context);
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidateGroup(NodeGroup<N> group) {
    Groups<N> groups = context.groups;
    if (groups == null || group.spec() != context.spec) {
      throw new IllegalArgumentException(group + " is no group of " + context.spec.name());
    }
    return write(
        "invalidateGroup",
        writes -> writes.invalidateGroup(this, () -> group),
        () -> groupEnds.end(groups, groups.key(group)));
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidateGroupNow(NodeGroup<N> group) {
    Groups<N> groups = context.groups;
    if (context.surroundings.isClosed() || groups == null) {
      return closed();
    }
    return groupEnds.end(groups, groups.key(group));
  }

  @Override
  public CompletableFuture<WarmUp> warmUp(
      Iterator<? extends N> nodes, int concurrency, Consumer<? super WarmUp> progress) {
    Objects.requireNonNull(nodes, "nodes");
    Objects.requireNonNull(progress, "progress");
    requireAnyLoader("warmUp");
    if (concurrency < 1) {
      throw new IllegalArgumentException(
          "a warm-up of "
              + context.spec.name()
              + " with a concurrency of "
              + concurrency
              + "; it is how many nodes may be under way, 1 at least");
    }
    return context.surroundings.isClosed()
        ? closed()
        : Warming.of(reader, nodes, concurrency, progress);
  }

  @Override
  public synchronized void disable() {
    context.disable();
    shut();
    sync.shut();
  }

  @Override
  public synchronized void enable() {
    if (context.isDisabled()) {
      context.enable();
      open();
      sync.open();
    }
  }

  @Override
  public boolean isEnabled() {
    return !context.isDisabled();
  }

  @Override
  public boolean isInTransaction() {
    return context.surroundings.isInTransaction();
  }

  @Override
  public boolean afterCommit(String method, Runnable action) {
    boolean known = context.surroundings.afterCommit(action);
    if (!known) {
      context.listening.tellUncommitted(method);
    }
    return known;
  }

  @Override
  public void failed(String method, @Nullable Object node, Throwable failure) {
    context.listening.tellFailed(context.spec, node, method, failure);
  }

  @Override
  public Map<N, V> asMap() {
    return HeapView.of(context);
  }

  @Override
  public CompletableFuture<Long> dump(Path path) {
    Objects.requireNonNull(path, "path");
    return context.surroundings.isClosed() ? closed() : dumping.dump(path);
  }

  @Override
  public CompletableFuture<Restored> restore(Path path) {
    Objects.requireNonNull(path, "path");
    return context.surroundings.isClosed() ? closed() : dumping.restore(path);
  }

  @Override
  public CacheStats stats() {
    return context.counters.snapshot(context.chain);
  }

  @Override
  public LoadsUnderWay loadsUnderWay() {
    return context.loadsUnderWay();
  }

  @Override
  public NodeSpec<N, V> spec() {
    return context.spec;
  }

  @Override
  public List<TierSpec> tiers() {
    return IntStream.range(0, context.chain.size())
        .mapToObj(place -> context.chain.tier(place).spec)
        .toList();
  }

  @Override
  public SyncNodeCache<N, V> sync() {
    return sync;
  }

  @Override
  public String toString() {
    return "NodeCache of " + context.spec;
  }

  private <T> CompletableFuture<T> closed() {
    return CompletableFuture.failedFuture(context.surroundings.closedException());
  }

  Loader<N, V> requireLoader(String method) {
    Loader<N, V> loader = context.loads.loader();
    if (loader == null) {
      throw noLoader(method);
    }
    return loader;
  }

  void requireAnyLoader(String method) {
    if (context.loads.loader() == null && context.loads.bulkLoader() == null) {
      throw noLoader(method);
    }
  }

  private CachemeUsageException noLoader(String method) {
    String name = context.spec.name();
    return new CachemeUsageException(
        "R11",
        Help.message(
            "R11",
            name + " has no load method, and " + method + " was called without a loader",
            null,
            "call " + method + " with a loader, or declare a load method in " + name));
  }
}
