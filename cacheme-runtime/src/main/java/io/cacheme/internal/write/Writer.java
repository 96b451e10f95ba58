package io.cacheme.internal.write;

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
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.Seen;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Nesting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes, removes and refreshes values of one node. */
public final class Writer<N extends Node<V>, V> {

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
            settings
                .loadTimeout()
                .plus(looks)
                .plus(write.multipliedBy(2))
                .plusSeconds(1)
                .toNanos());
    this.cleaner = new Cleaner<>(this);
  }

  /** Puts {@code value} into all tiers. */
  public CompletableFuture<@Nullable Void> put(N node, Object key, V value) {
    long now = context.surroundings.time.epochMillis();
    RemoteKey remoteKey = written(node);
    Entry<V> entry = context.loaded(value, now, now);
    Groups<N> groups = context.groups;
    Members members = groups == null ? null : groups.of(node);
    WriteTicket ticket = WriteTicket.put(context);
    submit(key, ticket, Write.Kind.PUT, remoteKey, entry, members);
    ticket.submitted();
    return ticket.handedOut();
  }

  /** Removes the key from all tiers; from the heap before it returns. */
  public CompletableFuture<@Nullable Void> invalidate(N node, Object key) {
    RemoteKey remoteKey = written(node);
    WriteTicket ticket = WriteTicket.invalidate(context);
    remove(key, ticket, remoteKey);
    ticket.submitted();
    return ticket.handedOut();
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
    Write.Submitted<V> submitted =
        context.slots.submit(
            key, listener, slot -> write(slot, kind, remoteKey, entry, null, members));
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
      @Nullable Seen condition,
      @Nullable Members members) {
    KeyWrite<N, V> write = new KeyWrite<>(this, slot, kind, remoteKey, entry, condition, members);
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
    Refresh.Asked<V, KeyRefresh<N, V>> asked =
        context.slots.refresh(
            key,
            waiter,
            slot -> new KeyRefresh<>(this, slot, node, remoteKey, loader, caller, carried));
    KeyRefresh<N, V> begun = asked.begun();
    if (begun != null) {
      begun.start(true);
      return new Refreshing(begun.loading(), begun.loading());
    }
    if (asked.joined() instanceof KeyRefresh<?, ?> joined) {
      return new Refreshing(null, joined.loading());
    }
    waiter.answered(Outcome.failed(recursive()), false);
    return new Refreshing(null, null);
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
