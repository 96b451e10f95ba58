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
 *
 * <p>Implemented by applications and by what connects the cache with a library of theirs; what is
 * added to it, and to {@link Observed}, has a default that does nothing.
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
   * A load that begins.
   *
   * <p>The cache alone makes them; a test may, too, but there may be more methods one day.
   */
  interface LoadBegin {

    /** The node's declaration. */
    NodeSpec<?, ?> spec();

    /** What it is for. */
    LoadKind kind();

    /** Whether it is a call of a bulk loader. */
    boolean bulk();

    /** How many keys are to be loaded. */
    int keys();
  }

  /**
   * A call of a remote storage that begins.
   *
   * <p>The cache alone makes them; a test may, too, but there may be more methods one day.
   */
  interface RemoteCallBegin {

    /** The storage's name. */
    String storage();

    /** The declaration of the node whose entries it is for; null if it is for none. */
    @Nullable NodeSpec<?, ?> spec();

    /** What it does. */
    StorageState.Operation operation();

    /** How many keys it is for. */
    int keys();
  }

  /**
   * Sees to one load or call. Implemented by who implements the observer.
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

  /**
   * What is in place on one thread while it calls a loader or a driver. Implemented by who
   * implements the observer.
   */
  @FunctionalInterface
  interface Scope extends AutoCloseable {

    @Override
    void close();
  }
}
