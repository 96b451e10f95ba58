package io.cacheme.internal.engine;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.NodeSpec;
import io.cacheme.help.Help;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.RemoteGate;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Tier;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Stages;
import io.cacheme.spi.Storage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Removes and replaces storages while caches are in use. No node is bound meanwhile. */
public final class StorageChanges {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());

  private final Surroundings surroundings;
  private final StorageRegistry storages;
  private final NodeRegistry nodes;

  private final RemovalListeners removals;

  public StorageChanges(
      Surroundings surroundings,
      StorageRegistry storages,
      NodeRegistry nodes,
      RemovalListeners removals) {
    this.removals = removals;
    this.surroundings = surroundings;
    this.storages = storages;
    this.nodes = nodes;
  }

  /** Forgets and closes a storage that no bound node uses; else R23. */
  public CompletableFuture<@Nullable Void> remove(String name) {
    if (surroundings.isClosed()) {
      return CompletableFuture.failedFuture(surroundings.closedException());
    }
    StorageRegistry.Registered old;
    synchronized (nodes) {
      old = storages.find(name, "removeStorage(\"" + name + "\")");
      refuseUse(name, "a tier of", users(name));
      refuseUse(name, "the bus of", toldBy(name));
      storages.remove(name, old);
    }
    return StorageRegistry.close(old.storage()).toCompletableFuture();
  }

  /** Opens {@code storage}, lets it take the place of {@code name}'s, and closes that. */
  public CompletableFuture<@Nullable Void> replace(String name, Storage storage) {
    if (surroundings.isClosed()) {
      return CompletableFuture.failedFuture(surroundings.closedException());
    }
    StorageRegistry.Registered old = storages.find(name, "replaceStorage(\"" + name + "\")");
    if (old.storage() instanceof LocalStorage != storage instanceof LocalStorage) {
      throw refused(
          "storage \""
              + name
              + "\" ("
              + old.storage()
              + ") cannot be replaced by "
              + storage
              + ": one is a heap storage, the other is not",
          "replace it by one of its own kind, or register that under another name");
    }
    refuseLoss(name, storage);
    CompletableFuture<@Nullable Void> replaced = new CompletableFuture<>();
    storages
        .openReplacement(name, storage)
        .thenAccept(nothing -> take(name, old, storage))
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                replaced.complete(null);
              } else {
                replaced.completeExceptionally(Stages.cause(failure));
              }
            });
    return replaced;
  }

  private void take(String name, StorageRegistry.Registered old, Storage storage) {
    synchronized (nodes) {
      if (surroundings.isClosed()) {
        storages.drop(storage);
        throw surroundings.closedException();
      }
      try {
        refuseLoss(name, storage); // of a node that was bound meanwhile
        if (storage instanceof LocalStorage heap) { // known once it is open
          specs(name).forEach(spec -> removals.refuseMute(spec, name, heap));
        }
      } catch (CachemeConfigurationException e) {
        storages.drop(storage);
        throw e;
      }
      if (!storages.swap(name, old, storage)) {
        storages.drop(storage);
        throw refused(
            "storage \"" + name + "\" was removed or replaced meanwhile",
            "let one place of the application change its storages");
      }
      specs(name).forEach(spec -> IdleEntries.tellIfKept(spec, name, storage));
      RemoteGate gate = old.gate();
      if (gate != null) {
        gate.replace((RemoteStorage) storage);
        sayIfUnconditional(name, gate);
      }
      nodes.engines().forEach(cache -> tell(cache, name, storage));
    }
    old.watch().changed();
    StorageRegistry.close(old.storage())
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                LOG.log(
                    System.Logger.Level.WARNING,
                    "storage \"{0}\" ({1}) was replaced and did not close: {2}",
                    name,
                    old.storage(),
                    failure);
              }
            });
  }

  private static void tell(EngineCache<?, ?> cache, String name, Storage storage) {
    Groups<?> groups = cache.context.groups;
    for (int place = 0; place < cache.context.chain.size(); place++) {
      Tier<?> tier = cache.context.chain.tier(place);
      if (!tier.storage().equals(name)) {
        continue;
      }
      if (tier instanceof HeapTier<?> heap) {
        heap.replace((LocalStorage) storage);
      } else if (tier instanceof RemoteTier<?> remote) {
        remote.quarantine.clear();
        remote.mayBeCleared();
        if (groups != null) {
          groups.stamps.storageReplaced();
        }
      }
    }
  }

  private void sayIfUnconditional(String name, RemoteGate gate) {
    if (!users(name).isEmpty()) {
      nodes.replaced(gate);
    }
  }

  private List<String> users(String name) {
    return specs(name).map(NodeSpec::name).toList();
  }

  private Stream<? extends NodeSpec<?, ?>> specs(String name) {
    return nodes.engines().stream()
        .filter(cache -> cache.context.chain.tierIn(name) != null)
        .map(EngineCache::spec);
  }

  /** The nodes whose writes are told over the bus of the storage {@code name}. */
  private List<String> toldBy(String name) {
    return nodes.engines().stream()
        .filter(cache -> name.equals(cache.context.chain.tellers().storage()))
        .map(cache -> cache.spec().name())
        .toList();
  }

  /** The nodes whose leases stand in the storage {@code name}. */
  private List<String> leasedBy(String name) {
    return nodes.engines().stream()
        .filter(cache -> cache.context.chain.isLeasedBy(name))
        .map(cache -> cache.spec().name())
        .toList();
  }

  private static void refuseUse(String name, String as, List<String> users) {
    if (!users.isEmpty()) {
      throw refused(
          "storage \"" + name + "\" cannot be removed: it is " + as + " " + users,
          "replace it, by replaceStorage; or close this Cacheme and build another without it");
    }
  }

  /** Refuses what would take from nodes what they were promised when they were bound. */
  private void refuseLoss(String name, Storage storage) {
    if (storage instanceof LocalStorage heap) {
      specs(name).forEach(spec -> NodeRegistry.refuseUnweighed(spec, name, heap));
      return;
    }
    RemoteStorage remote = (RemoteStorage) storage;
    List<String> told = remote.bus() == null ? toldBy(name) : List.of();
    if (!told.isEmpty()) {
      throw lost(name, storage, "cannot tell what is written, and it is the bus of " + told);
    }
    List<String> leased = remote.conditionalWrites() == null ? leasedBy(name) : List.of();
    if (!leased.isEmpty()) {
      throw lost(
          name,
          storage,
          "cannot compare what it replaces, as singleflight = FLEET needs of " + leased);
    }
  }

  private static CachemeConfigurationException lost(String name, Storage storage, String what) {
    return refused(
        "storage \"" + name + "\" cannot be replaced by " + storage + ": that " + what,
        "replace it by one that can; or close this Cacheme and build another with that");
  }

  private static CachemeConfigurationException refused(String what, String help) {
    return new CachemeConfigurationException("R23", Help.message("R23", what, null, help));
  }
}
