package io.cacheme.internal.engine;

import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.NodeSpec;
import io.cacheme.TierSpec;
import io.cacheme.help.Help;
import io.cacheme.internal.tier.RemoteGate;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Tier;
import io.cacheme.spi.LocalStorage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the processes that share a storage do for each other, as far as its storages can: which of
 * them tells of a node's writes, and what is to be said where one cannot.
 */
final class Fleet {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());

  private final StorageRegistry storages;
  private final @Nullable String bus;
  private final Set<String> unconditionalShown = ConcurrentHashMap.newKeySet();

  /**
   * That of one {@code Cacheme}.
   *
   * @param bus the name of the storage that tells of all writes, if one was named
   */
  Fleet(StorageRegistry storages, @Nullable String bus) {
    this.storages = storages;
    this.bus = bus;
  }

  /**
   * The way to the storage that tells of the node's writes: the one that was named, or else the
   * first of its {@code tiers} that can, for it is written last. Null if nobody else has what it
   * has, or if none can, which is said.
   */
  @Nullable RemoteGate tellerOf(NodeSpec<?, ?> spec, List<TierSpec> tiers) {
    boolean isShared = false;
    boolean wouldFollow = false;
    RemoteGate found = null;
    for (TierSpec tier : tiers) {
      StorageRegistry.Registered registered = storages.find(tier.storage(), spec.name());
      RemoteGate gate = registered.gate();
      wouldFollow |= tier.follow() && registered.storage() instanceof LocalStorage;
      if (gate != null) {
        isShared = true;
        tellIfUnconditional(gate);
        found = found == null && tells(gate) ? gate : found;
      }
    }
    if (!isShared && tiers.size() == spec.tiers().size() && !spec.alsoInvalidate().isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          spec.name()
              + ": alsoInvalidate has no effect, for all storages of it are on the heap, where no"
              + " other version is; leave it out, or give it a tier that its processes share");
    }
    if (isShared && bus != null) {
      return named(bus);
    }
    if (isShared && wouldFollow && found == null) {
      LOG.log(
          System.Logger.Level.WARNING,
          spec.name()
              + ": no storage of it can tell what other processes write, so that its heap serves"
              + " their older values for its ttl; name a storage that can by"
              + " Cacheme.builder().bus(\"my-redis\"), or declare follow = false");
    }
    return found;
  }

  /**
   * The last of {@code tiers} that can have leases.
   *
   * @throws CachemeConfigurationException if none can, or nothing can tell of the ends of loads
   *     (R26)
   */
  <V> RemoteTier<V> leasing(
      NodeSpec<?, ?> spec, List<? extends Tier<V>> tiers, @Nullable RemoteGate teller) {
    RemoteTier<V> found = null;
    for (Tier<V> tier : tiers) {
      if (tier instanceof RemoteTier<V> remote && remote.writesConditionally()) {
        found = remote;
      }
    }
    if (found != null && teller != null) {
      return found;
    }
    String what =
        spec.name() + " is to be loaded once by all processes, and they cannot agree on it";
    throw new CachemeConfigurationException(
        "R26",
        found == null
            ? Help.message(
                "R26",
                what,
                "none of its storages can compare what it replaces",
                "give it a tier of Redis, PostgreSQL, MySQL, MariaDB, SQLite or MongoDB, or leave"
                    + " singleflight = FLEET out")
            : Help.message(
                "R26",
                what,
                "none of its storages can tell that a load has ended",
                "name a storage that can by Cacheme.builder().bus(\"my-redis\"), or leave"
                    + " singleflight = FLEET out"));
  }

  private RemoteGate named(String name) {
    RemoteGate gate = storages.find(name, "Cacheme.builder().bus(…)").gate();
    if (gate == null || !tells(gate)) {
      throw new CachemeConfigurationException(
          "R24",
          Help.message(
              "R24",
              "storage \"" + name + "\" is named as the bus, but cannot tell what is written",
              gate == null ? "it is on the heap" : String.valueOf(gate.storage),
              "name one of Redis or of a SQL database, or mend what its own warning names, or leave"
                  + " bus(…) out"));
    }
    return gate;
  }

  /** It may have turned out since it was opened that its server lacks what it takes. */
  static boolean tells(RemoteGate gate) {
    return gate.following() != null && gate.storage.bus() != null;
  }

  /** Says once of a storage that it cannot compare what it replaces, if it cannot. */
  void tellIfUnconditional(RemoteGate gate) {
    if (!gate.writesConditionally() && unconditionalShown.add(gate.name)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "storage \""
              + gate.name
              + "\" ("
              + gate.storage
              + ") cannot compare what it replaces, so that a value which another process loaded"
              + " before an invalidate may come back after it, until it expires; let it answer"
              + " RemoteStorage.conditionalWrites(), or grant what its own warning names");
    }
  }
}
