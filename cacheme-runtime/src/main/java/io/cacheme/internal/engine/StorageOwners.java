package io.cacheme.internal.engine;

import io.cacheme.CachemeConfigurationException;
import io.cacheme.help.Help;
import io.cacheme.spi.Storage;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The storages of this process that were given to a {@code Cacheme}. One opens a storage and closes
 * it; another would be left with a storage that is dead.
 */
final class StorageOwners {

  private static final Set<Given> GIVEN = new HashSet<>();
  private static final ReferenceQueue<Storage> GONE = new ReferenceQueue<>();

  private StorageOwners() {}

  /** Gives {@code storage} away, or refuses (R21). */
  static synchronized void give(String name, Storage storage) {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      GIVEN.remove(gone);
    }
    if (!GIVEN.add(new Given(storage))) {
      throw new CachemeConfigurationException(
          "R21",
          Help.message(
              "R21",
              "storage \"" + name + "\" (" + storage + ") was given to a Cacheme before",
              null,
              "make a storage for each Cacheme, and after a close or a start that failed a new one; "
                  + "or give the builder its URL, by which each build makes its own"));
    }
  }

  /** Takes back what was not opened. */
  static synchronized void takeBack(Storage storage) {
    GIVEN.remove(new Given(storage));
  }

  /** A storage by its identity. */
  private static final class Given extends WeakReference<Storage> {

    private final int hash;

    Given(Storage storage) {
      super(storage, GONE);
      hash = System.identityHashCode(storage);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Storage storage = get();
      return storage != null && other instanceof Given given && given.refersTo(storage);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
