package io.cacheme;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.LoadsUnderWay;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cache of one node, bound to one {@link Cacheme}.
 *
 * <p>All methods may be called by any thread and none blocks; {@link #sync()} gives the blocking
 * forms, whose callers run the loads that they cause. Every future completes, whatever storages and
 * loaders do. A future belongs to the caller it was handed to: cancelling it, timing it out or
 * completing it affects nobody else. What is chained to one runs where callbacks do ({@link
 * Cacheme.Builder#completionExecutor}), or at once if it was complete; waiting for one on a thread
 * that delivers a storage's answers is refused (R03).
 *
 * <p>A storage that fails never fails a {@code get}: it counts as a miss. What does fail one is the
 * loader's own exception, {@link LoadTimeoutException}, {@link LoadRejectedException}, {@link
 * RecursiveLoadException} and {@link CacheClosedException}. These are refused by an exception
 * thrown at once: null, as an argument or within one ({@link NullPointerException}); a node with a
 * component that must not be null and is ({@link io.cacheme.codec.InvalidKeyException}); a node
 * without {@code load} asked without a loader ({@link CachemeUsageException}, R11).
 *
 * <p>Heap tiers keep nodes and values themselves, no copies, and answer all with the same one:
 * change neither. A collection or map that is given is read before the method returns, and not
 * kept; so {@code toNode} is called on the caller's thread. A map that is answered is the caller's
 * own.
 *
 * <p>In a transaction whose commit the cache is told of ({@link
 * io.cacheme.spi.TransactionProbe#afterCommit}), what writes does so after the commit, and not
 * after a rollback: until then a put only invalidates; an invalidation is done at once, and again.
 * The future is that of what is done at once (docs/threads.md).
 *
 * <p>The cache alone implements it, and there may be more methods one day; a test may, too, and has
 * to follow.
 *
 * @param <N> the node: a record of the key's parameters
 * @param <V> the value
 */
public interface NodeCache<N extends Node<V>, V> {

  /**
   * The value from the first tier that has it, or loaded.
   *
   * @return the value, or {@code null} if there is none
   */
  CompletableFuture<@Nullable V> get(N node);

  /**
   * The same, loaded by {@code loader} if no tier has it.
   *
   * @param loader not called where a running load of the key is joined, whichever loader that is
   *     by; its value is kept as one of the node's own {@code load} is
   */
  CompletableFuture<@Nullable V> get(N node, Loader<? super N, ? extends V> loader);

  /**
   * The values of many nodes. Each tier is asked once for what is still missing, the bulk loader
   * once for the rest (or the loader once a node).
   *
   * @return the values in the order asked, each node once, without those that have none. Where some
   *     loads fail the rest is still cached and the future fails with {@link GetAllException}
   */
  CompletableFuture<Map<N, V>> getAll(Collection<? extends N> nodes);

  /**
   * The same, with the given loader for what no tier has.
   *
   * @param bulkLoader called once with all nodes that no tier has and nobody else loads, if there
   *     are any
   */
  CompletableFuture<Map<N, V>> getAll(
      Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader);

  /**
   * As {@link #getAll(Collection)}, by keys.
   *
   * @param toNode maps keys to nodes one to one; of keys with the same node the first is answered
   */
  <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode);

  /**
   * As {@link #getAll(Collection, BulkLoader)}, by keys that {@code toNode} maps to nodes one to
   * one.
   */
  <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader);

  /**
   * The value if a tier has it. Reads all tiers and fills those before the hit; never loads and
   * never waits for a load.
   *
   * @return the value, or {@code null} if no tier has one. Fails only with {@link
   *     CacheClosedException}
   */
  CompletableFuture<@Nullable V> getIfPresent(N node);

  /**
   * The values of those nodes that a tier has. Each tier is asked once for what is still missing,
   * and fills those before it; never loads and never waits for a load.
   *
   * @return the values in the order asked, each node once; as {@link #getIfPresent} in all else
   */
  CompletableFuture<Map<N, V>> getAllPresent(Collection<? extends N> nodes);

  /** As {@link #getAllPresent}, by keys that {@code toNode} maps to nodes one to one. */
  <K> CompletableFuture<Map<K, V>> getAllPresentBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode);

  /**
   * What each tier has of the key, and why it would not be served, for the person who asks why a
   * value is or is not answered. All tiers are looked at, at the same time. It joins and fills
   * nothing, is no request and no hit of the counters, and loads nothing; a heap of {@code lru}
   * takes it for a use of the entry.
   *
   * @return what was found, without the value; of a tier that failed, how. Fails only with {@link
   *     CacheClosedException}
   */
  CompletableFuture<Peek> peek(N node);

  /**
   * Writes {@code value} to all tiers, from the last to the first. After success every get of this
   * process sees it.
   *
   * @param value not null; {@link #invalidate} removes
   * @return the end of the write. Fails with {@link TierException} if a tier could not be written,
   *     and with {@link ValueTooLargeException} or {@link UnwritableValueException} if one was not
   *     given the value for its own sake: what it had is removed there, and the heap tiers have the
   *     new value
   */
  CompletableFuture<@Nullable Void> put(N node, V value);

  /**
   * {@link #put} for many nodes: each remote tier is given them in one call for up to 500. To each
   * key it is a put of its own, so that a part of them may have been written where it fails.
   *
   * @param values without nulls; where there is one nothing is written. Of two nodes of one key the
   *     later counts
   * @return the end of all writes. Fails with one exception for all: a {@link TierException} names
   *     all tiers that some did not reach
   */
  CompletableFuture<@Nullable Void> putAll(Map<? extends N, ? extends V> values);

  /** As {@link #putAll}, by keys that {@code toNode} maps to nodes one to one. */
  <K> CompletableFuture<@Nullable Void> putAllBy(
      Map<? extends K, ? extends V> values, Function<? super K, ? extends N> toNode);

  /**
   * Loads anew while the old value keeps being served, then replaces it in all tiers. Never answers
   * a value whose load began before this call.
   *
   * @return the new value, or {@code null} if the load found nothing, which removes the old one. A
   *     load that fails leaves the old value, and fails this. Like a load, and unlike {@link #put},
   *     it succeeds even where a tier could not be written: other processes may go on with what
   *     that tier has
   */
  CompletableFuture<@Nullable V> refresh(N node);

  /**
   * The same by {@code loader}.
   *
   * @param loader not called where a refresh that still waits for its turn is joined: that one's is
   */
  CompletableFuture<@Nullable V> refresh(N node, Loader<? super N, ? extends V> loader);

  /**
   * {@link #refresh} of many nodes. Each remote tier is asked and written once for up to 500, and
   * the bulk loader once for all (or the loader once a node). What somebody else writes meanwhile
   * is loaded once more, alone.
   *
   * @return the new values in the order asked, each node once, without those that have none, which
   *     are removed. Where some loads fail the rest is still replaced and the future fails with
   *     {@link GetAllException}
   */
  CompletableFuture<Map<N, V>> refreshAll(Collection<? extends N> nodes);

  /**
   * The same by {@code bulkLoader}.
   *
   * @param bulkLoader not called for a node where a refresh that still waits for its turn is
   *     joined: that one's is
   */
  CompletableFuture<Map<N, V>> refreshAll(
      Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader);

  /** As {@link #refreshAll(Collection)}, by keys that {@code toNode} maps to nodes one to one. */
  <K> CompletableFuture<Map<K, V>> refreshAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode);

  /** As {@link #refreshAll(Collection, BulkLoader)}, by keys that {@code toNode} maps to nodes. */
  <K> CompletableFuture<Map<K, V>> refreshAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader);

  /**
   * Removes the key from all tiers. The heap is cleared before this method returns; after success
   * no later call of this process sees the old value, from any tier, no load that began before, in
   * any process, is kept in a remote tier, and other processes' heaps are told, as far as the
   * storages can (docs/fleet.md).
   *
   * @return the end of the removal. Fails with {@link TierException}, naming the tiers, if one
   *     could not remove it; those are then bypassed for this key by this process, and the removal
   *     is tried again
   */
  CompletableFuture<@Nullable Void> invalidate(N node);

  /**
   * {@link #invalidate}, whose success comes when no process serves the old value any more: those
   * that could not be told know it by then, for their lease has run out ({@link
   * Cacheme.Builder#followLease}, 2 s unless set). Without a heap before a remote tier that is at
   * once.
   *
   * @throws CachemeUsageException if a heap of this node does not follow other processes, so that
   *     nobody knows when it will have forgotten (R25)
   */
  CompletableFuture<@Nullable Void> invalidateEverywhere(N node);

  /**
   * {@link #put}, whose success comes when no process serves an older value any more, likewise.
   *
   * @throws CachemeUsageException as {@link #invalidateEverywhere} does (R25)
   */
  CompletableFuture<@Nullable Void> putEverywhere(N node, V value);

  /**
   * {@link #invalidate} for many nodes, each key once and all at the same time.
   *
   * @return the end of all removals. Fails with one exception for all, as that of {@link #putAll}
   *     does
   */
  CompletableFuture<@Nullable Void> invalidateAll(Collection<? extends N> nodes);

  /**
   * Ends all entries of this node and its {@linkplain NodeSpec#alsoInvalidate other versions}, in
   * every tier, without a look at any: what a remote tier has stays until it expires, and is a
   * miss. The heap is cleared before this method returns; after success no later call of this
   * process sees a value from before, from any tier, and none that was being loaded before, in any
   * process, is kept. Other processes are told where one with a heap that follows is told of
   * writes; where not they find out when they next ask a remote tier, within a second
   * (docs/fleet.md).
   *
   * @return the end of the clear. Fails with {@link TierException}, naming the tiers, if one could
   *     not be reached in time; this process does not read the node from there until it was
   *     cleared, which is tried again
   */
  CompletableFuture<@Nullable Void> clear();

  /**
   * Ends all entries of one of the node's groups, as {@code clear} does those of the whole node:
   * for every tier, for flights under way, for all processes, at a cost that does not grow with
   * them. Generated caches have a method for each kind of group, as {@code
   * invalidateByTenantId(42)}.
   *
   * @return the end of it. Fails as that of {@link #clear} does; this process then does not read
   *     the group's entries from the tiers that are named
   * @throws IllegalArgumentException if it is a group of another node
   */
  CompletableFuture<@Nullable Void> invalidateGroup(NodeGroup<N> group);

  /**
   * Loads what no tier has of many nodes, some at a time, so that they are there before they are
   * asked for: {@link #getAll(Collection)} of up to 500 each, whose answers nobody keeps. So memory
   * is bounded by {@code concurrency}, however many nodes there are. Each is a request to the
   * counters.
   *
   * <p>The nodes are taken, and {@code progress} is called, one after another on threads of the
   * load executor, where both may block. A load that fails is counted and fails nothing. Who
   * cancels or completes the future ends it: no more nodes are taken, and what is being loaded is
   * kept.
   *
   * @param nodes each once; {@code stream.iterator()} of a stream
   * @param concurrency how many nodes may be under way at a time, 1 at least; a bulk loader is
   *     asked for half as many at once, up to 500
   * @param progress told how far it has come, every time some nodes have ended
   * @return how far it has come at the end. Fails with what {@code nodes} or {@code progress}
   *     throws, which ends the warm-up, as does a node without a key; with {@link
   *     LoadRejectedException} if load threads take nothing for as long as a load may take; and
   *     with {@link CacheClosedException}
   * @throws IllegalArgumentException if {@code concurrency} is less than 1
   */
  CompletableFuture<WarmUp> warmUp(
      Iterator<? extends N> nodes, int concurrency, Consumer<? super WarmUp> progress);

  /**
   * Turns the cache of this node off in this process, until {@link #enable}: no tier is read, and
   * none is given anything but removals. A {@code get} loads, still once for all who ask for a key
   * at the same time in this process ({@code singleflight = FLEET} does not hold meanwhile); {@link
   * #getIfPresent} and {@link #getAllPresent} find nothing. {@link #invalidate} and {@link #clear}
   * do as ever, and {@link #put} and {@link #refresh} remove the key, from all tiers and for all
   * processes, so that no older value is served by others, or later. What was begun before may
   * still be answered by a tier; a put that was begun before is still written.
   *
   * <p>It takes effect at once, is remembered by nobody but this object, and costs nothing while
   * the cache is enabled. Other processes go on with their own.
   */
  void disable();

  /**
   * Turns it on again, which it is unless {@link #disable} was called. The heap begins empty, and
   * what is being loaded just now is not kept. Remote tiers have what they had, but what was
   * written meanwhile, by whatever process; so no value is older than if the cache had been on.
   */
  void enable();

  /**
   * Whether it is on, as it is unless {@link #disable} or {@link Cacheme.Builder#enabled(boolean)}
   * has turned it off.
   */
  boolean isEnabled();

  /**
   * {@code function}, its answers cached: it is called for what no tier has, once however many ask.
   *
   * @param toNode tells the node of an argument: another one for each argument for which {@code
   *     function} has another answer
   * @param function must not block; for one that does there is {@link SyncNodeCache#memoize}
   * @return a function that calls {@link #get(Node, Loader)}, and answers and throws as that does
   */
  default <A> Function<A, CompletableFuture<@Nullable V>> memoize(
      Function<? super A, ? extends N> toNode,
      Function<? super A, ? extends CompletionStage<? extends @Nullable V>> function) {
    Objects.requireNonNull(toNode, "toNode");
    Objects.requireNonNull(function, "function");
    return argument -> get(toNode.apply(argument), node -> function.apply(argument));
  }

  /**
   * What the heap tiers of this node would serve just now. Where several have a key it is the first
   * one's; what says that there is no value is left out, and so is what has expired, was cleared,
   * is outdated, or of a group that was ended. Empty while the node is {@linkplain #disable
   * disabled}, when the cache is closed, and without a heap tier.
   *
   * <p>It asks no remote tier, loads nothing, and is no request, hit or miss of the counters, nor a
   * use of an entry; but that {@code get} and {@code containsKey} are one to a heap of {@code lru}.
   * To walk through it, to count by {@code size()} and to look for a value passes through all that
   * the heap storages keep, of other nodes too. What is there all the time comes once; what comes
   * or goes meanwhile may be missing. A value may be replaced or expire as soon as it was given.
   *
   * @return a live view, for any number of threads. All that would change it throws {@link
   *     UnsupportedOperationException}: call {@link #put}, {@link #putAll}, {@link #invalidate},
   *     {@link #invalidateAll} or {@link #clear} instead, which reach all tiers, and {@link
   *     #get(Node, Loader)} instead of {@code computeIfAbsent}. To walk through it throws {@link
   *     CachemeUsageException} if a storage cannot tell what it has (R32)
   */
  Map<N, V> asMap();

  /**
   * Writes what {@link #asMap} has to a file, for {@link #restore} in a process that starts later.
   * Of a node with heap tiers only the values, and when they expire; of one with a remote tier just
   * the keys, for what becomes of the values others decide. The file is streamed, replaces another
   * when it is whole and not before, and is readable by its owner only, where the file system knows
   * of such: it is as secret as the values.
   *
   * <p>With heap tiers only it is worth something as long as nothing is written: the next put,
   * refresh, invalidate, clear or end of a group deletes it. So dump when the last of these has
   * been, before the {@link Cacheme} is closed. What is written while it is dumped is left out.
   *
   * <p>Runs on a thread of the load executor.
   *
   * @return how many entries were written. Fails with the {@link java.io.IOException} of the file,
   *     with {@link CacheClosedException} if the cache is closed meanwhile, with {@link
   *     CachemeException} if it was cleared meanwhile, and with {@link CachemeUsageException} if a
   *     heap cannot tell what it has (R32); then there is no new file
   * @throws CachemeUsageException if the node is not {@code dumpable}, has no heap tier, or values
   *     that nobody can write (R33)
   */
  CompletableFuture<Long> dump(Path path);

  /**
   * Brings back what {@link #dump} has written, but for what has expired, and never more than that:
   * no key is served from the file that was written since it was, nor one for which there is
   * something newer by now, and a write, clear or end of a group that comes meanwhile goes before
   * it. Entries live as long as they would have.
   *
   * <p>With heap tiers only the file is deleted when it has been read, before the first entry is
   * back, for it does not know what is written from then on. Call it before the node is first
   * written: of a key that was in this process nothing is brought back, and nothing at all after a
   * clear or the end of a group. Of a node with a remote tier the file stays, and its keys are
   * asked for as by {@link #getAllPresent}, 500 at a time; each is a request to the counters.
   *
   * <p>Runs on a thread of the load executor.
   *
   * @return what became of the entries; {@link Restored#NONE} where there is no file. Fails with a
   *     {@link CachemeException} (R34) if the file is damaged, cut, or of another node, version,
   *     shape or serializer: it stays, and nothing of it is served; and with {@link
   *     CacheClosedException} if the cache is closed meanwhile
   * @throws CachemeUsageException as {@link #dump} does (R33)
   */
  CompletableFuture<Restored> restore(Path path);

  /** A snapshot of this node's counters. */
  CacheStats stats();

  /** How many loads of this node are under way now, for gauges; waits for nothing. */
  LoadsUnderWay loadsUnderWay();

  /** What this is the cache of. */
  NodeSpec<N, V> spec();

  /**
   * Its tiers as they hold here, first asked first: what the {@linkplain #spec declaration} says,
   * and where {@link Cacheme.Builder#override(String, String, java.time.Duration)} or {@link
   * Cacheme.Builder#tiers(String, String...)} say otherwise, that. Unmodifiable.
   */
  List<TierSpec> tiers();

  /** The same cache for blocking callers; always the same object. */
  SyncNodeCache<N, V> sync();
}
