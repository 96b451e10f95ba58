package io.cacheme.internal.engine;

import io.cacheme.Cacheme;
import io.cacheme.NodeSpec;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.Storage;

/** Says where {@code expireAfterAccess} has no effect, which costs memory and breaks nothing. */
final class IdleEntries {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());

  private IdleEntries() {}

  /** Says it of the tier of {@code spec} in {@code storage}, if it is so. */
  static void tellIfKept(NodeSpec<?, ?> spec, String name, Storage storage) {
    boolean isDeclared =
        spec.tiers().stream()
            .anyMatch(tier -> tier.storage().equals(name) && tier.expireAfterAccess() != null);
    boolean isHeap = storage instanceof LocalStorage;
    if (!isDeclared || (isHeap && ((LocalStorage) storage).supportsExpireAfterAccess())) {
      return;
    }
    LOG.log(
        System.Logger.Level.WARNING,
        spec.name()
            + ": expireAfterAccess has no effect in storage \""
            + name
            + "\" ("
            + storage
            + "), which keeps entries for their ttl, used or not: "
            + (isHeap
                ? "override LocalStorage.supportsExpireAfterAccess there, name another heap storage,"
                    + " or leave expireAfterAccess out"
                : "it is no heap; leave expireAfterAccess out"));
  }
}
