package io.cacheme;

import io.cacheme.CachemeListener.Load;
import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.stats.StorageState;
import org.jspecify.annotations.Nullable;

/**
 * Stands around each load and each call of a remote storage while it goes on, as tracing needs it:
 * knows when one begins and for whom, on which thread the loader is called, and how it ends. Who
 * only wants to know how they ended is a {@link CachemeListener}.
 *
 * <p>Called by any thread, also by a storage's own; must not block. What it throws is logged and
 * changes nothing. A hit of the first heap tier knows nothing of it.
 */
public interface CachemeObserver {

  /**
   * What the current thread is in the middle of, of which loads and calls made for it are a part;
   * null if there is nothing. Called on the caller's thread, where the first heap tier has not the
   * value.
   */
  @Nullable Object current();

  /**
   * A load begins: from now on it waits for its turn, or for a thread.
   *
   * @param parent what {@link #current} gave on the thread of the caller that it is begun for
   * @return who sees to it, or null for nobody
   */
  @Nullable Observed<Load> begins(LoadBegin load, @Nullable Object parent);

  /**
   * A remote storage is about to be called.
   *
   * @param parent what {@link #current} gave on the thread of the caller that it is made for
   * @return who sees to it, or null for nobody
   */
  @Nullable Observed<RemoteCall> begins(RemoteCallBegin call, @Nullable Object parent);

  /**
   * A load that begins; made by the cache alone, and may get more components.
   *
   * @param spec the node's declaration
   * @param kind what it is for
   * @param bulk whether it is a call of a bulk loader
   * @param keys how many keys are to be loaded
   */
  record LoadBegin(NodeSpec<?, ?> spec, LoadKind kind, boolean bulk, int keys) {}

  /**
   * A call of a remote storage that begins; made by the cache alone, and may get more components.
   *
   * @param storage the storage's name
   * @param spec the declaration of the node whose entries it is for; null if it is for none
   * @param operation what it does
   * @param keys how many keys it is for
   */
  record RemoteCallBegin(
      String storage, @Nullable NodeSpec<?, ?> spec, StorageState.Operation operation, int keys) {}

  /**
   * Sees to one load or call.
   *
   * @param <E> how it ended
   */
  interface Observed<E> {

    /**
     * The current thread is about to call the loader, or the storage's driver. What is answered is
     * closed when that returns, on the same thread; a stage may still be to complete. At most once;
     * never for a load that was rejected or timed out before.
     */
    Scope open();

    /** It has ended; once, on any thread, perhaps while the loader is still being called. */
    void ended(E end);
  }

  /** What is in place on one thread while it calls a loader or a driver. */
  @FunctionalInterface
  interface Scope extends AutoCloseable {

    @Override
    void close();
  }
}
