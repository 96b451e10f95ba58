package io.cacheme.internal.write;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.RecursiveLoadException;
import io.cacheme.codec.Entry;
import io.cacheme.internal.env.Settings;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Refresh;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.key.Write;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.Loading;
import io.cacheme.internal.load.OneOfMany;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.Seen;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ContextPropagation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes, removes and refreshes values of one node. */
public final class Writer<N extends Node<V>, V> {

  /** What a life of a write or a refresh has to spare. */
  private static final long SPARE_NANOS = 1_000_000_000;

  private static final System.Logger LOG = System.getLogger("io.cacheme.Cacheme");

  private static final RemoteKey NO_REMOTE_KEY = RemoteKey.of("");

  final NodeContext<N, V> context;

  /** The writes under way. */
  final Deadlines lives;

  /** The refreshes under way. */
  final Deadlines refreshLives;

  private final Cleaner<N, V> cleaner;

  public Writer(NodeContext<N, V> context) {
    this.context = context;
    Settings settings = context.surroundings.settings;
    Duration looks = settings.readTimeout().multipliedBy(context.chain.remotes().size());
    Duration groups = context.groups == null ? Duration.ZERO : looks;
    Duration write =
        settings
            .writeTimeout()
            .multipliedBy(2 + 2L * context.chain.remotes().size())
            .plus(groups)
            .plusSeconds(1);
    this.lives = context.surroundings.lives(write.toNanos());
    this.refreshLives =
        context.surroundings.lives(
            context.loadTimeout.plus(looks).plus(write.multipliedBy(2)).plusSeconds(1).toNanos());
    this.cleaner = new Cleaner<>(this);
  }

  /** Puts {@code value} into all tiers. */
  public CompletableFuture<@Nullable Void> put(N node, Object key, V value) {
    long now = context.surroundings.time.epochMillis();
    RemoteKey remoteKey = written(node);
    Entry<V> entry = kept(node, value, now);
    Members members = members(node, entry);
    WriteTicket ticket = WriteTicket.put(context);
    submit(key, ticket, kind(entry), remoteKey, entry, members);
    ticket.submitted();
    return ticket.handedOut();
  }

  /** What a put writes; null if nothing is to be kept, so that it removes what is outdated. */
  private @Nullable Entry<V> kept(N node, V value, long now) {
    if (context.isDisabled()) {
      return null;
    }
    Entry<V> entry = context.loaded(node, value, now, now);
    return context.keeps(entry) ? entry : null;
  }

  private @Nullable Members members(N node, @Nullable Entry<V> entry) {
    Groups<N> groups = context.groups;
    return groups == null || entry == null ? null : groups.of(node);
  }

  private static Write.Kind kind(@Nullable Entry<?> entry) {
    return entry == null ? Write.Kind.REMOVAL : Write.Kind.PUT;
  }

  /**
   * Puts many values into all tiers, by one call a tier.
   *
   * @param values by what the heap knows their nodes by
   */
  public List<CompletableFuture<@Nullable Void>> putAll(Map<Object, Valued<N, V>> values) {
    Map<Object, RemoteKey> remoteKeys = new LinkedHashMap<>();
    values.forEach((key, valued) -> remoteKeys.put(key, written(valued.node())));
    Nesting.requireStack();
    var carried = context.surroundings.events.carry(null);
    long now = context.surroundings.time.epochMillis();
    List<CompletableFuture<@Nullable Void>> ends = new ArrayList<>(values.size());
    List<KeyWrite<N, V>> due = new ArrayList<>(values.size());
    try {
      values.forEach(
          (key, valued) -> {
            Entry<V> entry = kept(valued.node(), valued.value(), now);
            RemoteKey remoteKey = Objects.requireNonNull(remoteKeys.get(key));
            Members members = members(valued.node(), entry);
            WriteTicket ticket = WriteTicket.put(context);
            take(
                context.slots.submit(
                    key,
                    ticket,
                    slot ->
                        write(slot, kind(entry), remoteKey, entry, null, false, members)
                            .carries(carried)),
                due);
            ends.add(ticket.handedOut());
          });
    } finally {
      WriteBatch.run(context, due);
    }
    return ends;
  }

  /**
   * A node and its value.
   *
   * @param node the node
   * @param value what is to be kept of it
   */
  public record Valued<N extends Node<V>, V>(N node, V value) {}

  /** Adds what a slot has answered to what is {@code due}. */
  @SuppressWarnings("unchecked") // the writes of a node are its own
  void take(Write.@Nullable Submitted<V> submitted, List<KeyWrite<N, V>> due) {
    if (submitted == null) {
      return;
    }
    if (submitted.replaced() != null) {
      lives.remove(submitted.replaced());
    }
    if (submitted.next() instanceof KeyWrite<?, ?> ours) {
      due.add((KeyWrite<N, V>) ours);
    }
  }

  /** The turn of {@code waited} may have come late in the life that began with it. */
  void livesAnewIfItWaited(Deadlines lives, Deadlines.Timed waited) {
    lives.renewAfter(waited, SPARE_NANOS, context.surroundings.time.coarseNanoTime());
  }

  /** Removes the key from all tiers; from the heap before it returns. */
  public CompletableFuture<@Nullable Void> invalidate(N node, Object key) {
    RemoteKey remoteKey = written(node);
    WriteTicket ticket = WriteTicket.invalidate(context);
    remove(key, ticket, remoteKey);
    ticket.submitted();
    return ticket.handedOut();
  }

  /**
   * Removes many keys from all tiers, some at a time; from the heap before it returns.
   *
   * @param nodes by what the heap knows them by
   */
  public List<CompletableFuture<@Nullable Void>> invalidateAll(Map<Object, N> nodes) {
    Map<Object, RemoteKey> remoteKeys = new LinkedHashMap<>();
    nodes.forEach((key, node) -> remoteKeys.put(key, written(node)));
    Nesting.requireStack();
    var carried = context.surroundings.events.carry(null);
    List<CompletableFuture<@Nullable Void>> ends = new ArrayList<>(nodes.size());
    List<KeyWrite<N, V>> due = new ArrayList<>(nodes.size());
    try {
      remoteKeys.forEach(
          (key, remoteKey) -> {
            WriteTicket ticket = WriteTicket.invalidate(context);
            ends.add(ticket.handedOut());
            remove(key, remoteKey, ticket, carried, due);
          });
    } finally {
      WriteBatch.run(context, due);
    }
    return ends;
  }

  /** Removes a key, by a write that is {@code due} if it need not wait for others of the key. */
  private void remove(
      Object key,
      RemoteKey remoteKey,
      WriteTicket ticket,
      ContextPropagation.@Nullable Snapshot carried,
      List<KeyWrite<N, V>> due) {
    int before = due.size();
    take(
        context.slots.submit(
            key,
            ticket,
            slot ->
                write(slot, Write.Kind.REMOVAL, remoteKey, null, null, false, null)
                    .carries(carried)),
        due);
    if (due.size() > before) {
      due.get(before).isWaitedForBy(ticket);
    } else {
      ticket.submitted();
    }
    context.chain.clearHeaps(key);
  }

  /** The same, and nobody waits for it: a tier that it does not reach is not read for the key. */
  public void drop(N node, Object key) {
    submit(key, null, Write.Kind.REMOVAL, written(node), null, null);
  }

  /** Removes the key from all tiers, and tells {@code listener} when that has ended. */
  void remove(Object key, Write.Listener listener, RemoteKey remoteKey) {
    submit(key, listener, Write.Kind.REMOVAL, remoteKey, null, null);
  }

  /** Removes the key from where an outdated entry of it is known to be. */
  void clean(Object key, RemoteKey remoteKey) {
    submit(key, null, Write.Kind.CLEANING, remoteKey, null, null);
  }

  /** The key for a write, which is rendered before anything is begun, since that may fail. */
  private RemoteKey written(N node) {
    return context.chain.hasRemotes() ? context.keys.written(node) : NO_REMOTE_KEY;
  }

  private void submit(
      Object key,
      Write.@Nullable Listener listener,
      Write.Kind kind,
      RemoteKey remoteKey,
      @Nullable Entry<V> entry,
      @Nullable Members members) {
    Nesting.requireStack();
    var carried = context.surroundings.events.carry(null);
    Write.Submitted<V> submitted =
        context.slots.submit(
            key,
            listener,
            slot -> write(slot, kind, remoteKey, entry, null, false, members).carries(carried));
    try {
      if (kind == Write.Kind.REMOVAL) {
        context.chain.clearHeaps(key);
      }
    } finally {
      run(submitted);
    }
  }

  /** Runs what a slot has answered. */
  void run(Write.@Nullable Submitted<V> submitted) {
    if (submitted != null) {
      if (submitted.replaced() != null) {
        lives.remove(submitted.replaced());
      }
      run(submitted.next());
    }
  }

  /** A write, and its deadline; the slot is locked. */
  KeyWrite<N, V> write(
      KeySlot<V> slot,
      Write.Kind kind,
      RemoteKey remoteKey,
      @Nullable Entry<V> entry,
      @Nullable Seen seen,
      boolean compares,
      @Nullable Members members) {
    KeyWrite<N, V> write =
        new KeyWrite<>(this, slot, kind, remoteKey, entry, seen, compares, members);
    context.written(write.key());
    try {
      context.surroundings.await(lives, write);
    } catch (Throwable e) { // a scheduler that takes nothing: the write is not submitted
      lives.remove(write);
      throw e;
    }
    return write;
  }

  /** Runs a write that its slot has answered. */
  public void run(@Nullable Write<V> write) {
    if (write instanceof KeyWrite<?, ?> ours) {
      ours.run();
    }
  }

  /** Some key is in quarantine: its removal is tried again until it is no longer needed. */
  void cleanLater() {
    try {
      cleaner.wake();
    } catch (Throwable e) { // a scheduler that takes nothing: what fails next tries again
      LOG.log(System.Logger.Level.ERROR, "removals that failed cannot be tried again now", e);
    }
  }

  /**
   * Loads anew, then writes.
   *
   * @param caller who blocks until {@code waiter} is answered, if somebody does
   * @return the loads that concern the caller
   */
  public Refreshing refresh(
      N node,
      Object key,
      Loader<? super N, ? extends V> loader,
      Waiter<V> waiter,
      @Nullable BlockingCaller caller) {
    Nesting.requireStack();
    RemoteKey remoteKey = written(node);
    var carried = context.surroundings.capture();
    boolean here = !context.surroundings.isInTransaction(); // of which nothing may be kept
    Refresh.Asked<V, KeyRefresh<N, V>> asked =
        context.slots.refresh(
            key,
            waiter,
            slot -> new KeyRefresh<>(this, slot, node, remoteKey, loader, caller, carried));
    KeyRefresh<N, V> begun = asked.begun();
    if (begun != null) {
      begun.start(here);
      return new Refreshing(begun.loading(), begun.loading());
    }
    if (asked.joined() instanceof KeyRefresh<?, ?> joined) {
      return new Refreshing(null, joined.loading());
    }
    waiter.answered(Outcome.failed(recursive()), false);
    return new Refreshing(null, null);
  }

  /**
   * Loads many anew, then writes them by one call a tier: by {@code bulkLoader} in one load, if it
   * is one, else by {@code loader}; one of them at least. What is to be loaded once more is so
   * alone.
   *
   * @param waiters one for each of {@code nodes}, whose {@code keys} the heap knows
   * @param caller who blocks until all are answered, if somebody does
   * @return the loads that answer them, as far as they are known
   */
  public List<Loading> refreshAll(
      List<N> nodes,
      List<Object> keys,
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader,
      IntFunction<Waiter<V>> waiters,
      @Nullable BlockingCaller caller) {
    Nesting.requireStack();
    Loader<? super N, ? extends V> alone = alone(loader, bulkLoader);
    var carried = context.surroundings.capture();
    BlockingCaller ofEach = nodes.size() == 1 && bulkLoader == null ? caller : null;
    List<RemoteKey> remoteKeys = nodes.stream().map(this::written).toList();
    List<Loading> loads = new ArrayList<>();
    List<KeyRefresh<N, V>> begun = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      N node = nodes.get(i);
      RemoteKey remoteKey = remoteKeys.get(i);
      Waiter<V> waiter = waiters.apply(i);
      Refresh.Asked<V, KeyRefresh<N, V>> asked;
      try {
        asked =
            context.slots.refresh(
                keys.get(i),
                waiter,
                slot -> new KeyRefresh<>(this, slot, node, remoteKey, alone, ofEach, carried));
      } catch (Throwable e) { // the key's own equals or hashCode: the others go on
        waiter.answered(Outcome.failed(e), false);
        continue;
      }
      if (asked.begun() != null) {
        begun.add(asked.begun());
        loads.add(asked.begun().loading());
      } else if (asked.joined() instanceof KeyRefresh<?, ?> joined) {
        loads.add(joined.loading());
      } else {
        waiter.answered(Outcome.failed(recursive()), false);
      }
    }
    new RefreshBatch<>(this, begun, bulkLoader, caller, carried).start();
    return loads;
  }

  private Loader<? super N, ? extends V> alone(
      @Nullable Loader<? super N, ? extends V> loader,
      @Nullable BulkLoader<N, ? extends V> bulkLoader) {
    return loader != null
        ? loader
        : new OneOfMany<>(context.spec, Objects.requireNonNull(bulkLoader, "bulkLoader"));
  }

  /**
   * What a refresh loads.
   *
   * @param own the load that was begun for this very caller, if one was
   * @param waitedFor the one whose end will answer it; null if it was refused
   */
  public record Refreshing(@Nullable Loading own, @Nullable Loading waitedFor) {}

  private RecursiveLoadException recursive() {
    return new RecursiveLoadException(
        "the load of a "
            + context.spec.name()
            + " refreshes, on its own thread, the key that it is loading, and would wait for itself");
  }
}
