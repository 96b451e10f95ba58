package io.cacheme;

import io.cacheme.stats.StorageState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Told how each request was answered, of each load and each call of a remote storage, of values
 * that heaps keep no longer, of consequences that failed, of values that differ from their source,
 * and how storages do. Must not block. What it throws is logged and changes nothing, for other
 * listeners neither.
 *
 * <p>What is told of each request, load or call costs something for each of them: a listener that
 * wants less than all says so by {@link #interests}.
 *
 * <p>Implemented by applications; what is added to it has a default that does nothing.
 */
@FunctionalInterface
public interface CachemeListener {

  /** One request was answered; on the thread that got the answer. */
  void onAnswer(Answer answer);

  /**
   * One call of a loader has ended, or is no longer waited for; before those are answered who wait
   * for it, so that who blocks here for a key of it waits for ever. On the thread on which it
   * ended: often the load's own, and of a stage that which completed it. Does nothing unless
   * overridden.
   */
  default void onLoad(Load load) {}

  /**
   * One call of a remote storage has ended; before its answer is looked at. On the thread that has
   * the answer, which mostly is the storage's own, and delivers others, too. Does nothing unless
   * overridden.
   */
  default void onRemoteCall(RemoteCall call) {}

  /**
   * A heap keeps a value of any node no longer, as a {@link RemovalListener} of that node would be
   * told, and where. Only for who asks for {@link Interest#REMOVALS}; a heap storage that cannot
   * tell what it lets go of does not. Does nothing unless overridden.
   *
   * @param spec the node's declaration
   */
  default void onRemoval(NodeSpec<?, ?> spec, RemovalListener.Removal<?, ?> removal) {}

  /**
   * What of all that is frequent the listener is told of: everything but {@link Interest#REMOVALS},
   * unless overridden. What no listener asks for is neither timed nor made. Asked once, when the
   * listener is given to the builder; the rest (consequences, differences, states of storages) is
   * told to every listener.
   */
  default Set<Interest> interests() {
    return EnumSet.complementOf(EnumSet.of(Interest.REMOVALS));
  }

  /**
   * A method with {@code @Invalidates} or {@code @Puts} succeeded, and what was to follow in the
   * cache did not reach every tier. Its caller got the method's result all the same. Called on the
   * thread that learned of it; does nothing unless overridden.
   */
  default void onFailedConsequence(FailedConsequence failed) {}

  /**
   * A value that is served was loaded once more, as {@code verify} of the node says, and what that
   * gave is not equal to it. Does nothing unless overridden.
   */
  default void onDifference(Difference difference) {}

  /**
   * How a storage does has changed: it is of another {@link StorageState#status} than before. Of
   * each storage one change after the other, in their order, on a thread where listeners may run;
   * the first when it has been opened, or could not be. Does nothing unless overridden.
   */
  default void onStorageState(StorageState state) {}

  /** What is frequent enough to be asked for. */
  enum Interest {
    /** {@link #onAnswer}: each request, also hits of a heap, which take a longer way for it. */
    ANSWERS,
    /** {@link #onLoad}. */
    LOADS,
    /** {@link #onRemoteCall}. */
    REMOTE_CALLS,
    /** {@link #onRemoval}: what heaps let go of, of which each entry is an object more then. */
    REMOVALS
  }

  /** Where an answer came from. */
  enum Source {
    /** A tier had it. */
    TIER,
    /** It was loaded. */
    LOAD,
    /** No tier had it and nothing was loaded: {@code getIfPresent} found nothing. */
    NONE,
    /** The request failed. */
    FAILURE
  }

  /**
   * How one request was answered.
   *
   * <p>The cache alone makes them; a test may, too, but there may be more methods one day.
   */
  interface Answer {

    /** The node's declaration. */
    NodeSpec<?, ?> spec();

    /** The node asked for. */
    Object node();

    /** Where the answer came from. */
    Source source();

    /** The storage's name, where a tier had it. */
    @Nullable String tier();

    /** Whether the request joined one that was already running. */
    boolean coalesced();

    /** Whether the tier's entry had ended, and is the answer since the load failed. */
    boolean stale();

    /** How long it took, in nanoseconds. */
    long nanos();

    /** Why it failed. */
    @Nullable Throwable failure();
  }

  /** What a load is for. */
  enum LoadKind {
    /** Somebody asks, and no tier has the value. */
    GET,
    /** An older value is served meanwhile, or nobody asks yet. */
    RENEWAL,
    /** A {@code refresh}. */
    REFRESH,
    /** What is served is compared with it. */
    VERIFICATION
  }

  /** What became of a load. */
  enum LoadOutcome {
    /** It gave a value; a load of many, one at least. */
    VALUE,
    /** There is none. */
    ABSENT,
    /** A {@link Reloader} gave the value that was known before. */
    NOT_MODIFIED,
    /** The loader failed, or what it gave is not what it says it gives. */
    FAILURE,
    /** The loader was not called: too many loads run, or no thread takes one more. */
    REJECTED,
    /** It is waited for no longer; what it gives later is dropped. */
    TIMED_OUT
  }

  /**
   * One call of a loader.
   *
   * <p>The cache alone makes them; a test may, too, but there may be more methods one day.
   */
  interface Load {

    /** The node's declaration. */
    NodeSpec<?, ?> spec();

    /** What it was for. */
    LoadKind kind();

    /** Whether it was a call of a bulk loader, for any number of keys. */
    boolean bulk();

    /** How many keys were to be loaded. */
    int keys();

    /** What became of it. */
    LoadOutcome outcome();

    /** How long it took, in nanoseconds, with the wait for a turn and a thread. */
    long nanos();

    /** How much of that had passed when the loader was called; all, if it never was. */
    long waitedNanos();

    /** Why it failed, was rejected or timed out, if there is an exception. */
    @Nullable Throwable failure();
  }

  /** What became of a call of a remote storage. */
  enum CallOutcome {
    /** It was answered. */
    SUCCESS,
    /** It failed. */
    FAILURE,
    /** It was not answered in time. */
    TIMED_OUT
  }

  /**
   * One call of a remote storage: of a node's tier, or of what the cache keeps there for itself. A
   * storage that is passed by is not called.
   *
   * <p>The cache alone makes them; a test may, too, but there may be more methods one day.
   */
  interface RemoteCall {

    /** The storage's name. */
    String storage();

    /** The declaration of the node whose entries it was for; null if it was for none. */
    @Nullable NodeSpec<?, ?> spec();

    /** What it did. */
    StorageState.Operation operation();

    /** How many keys it was for. */
    int keys();

    /** How many of them were not written, for they had changed since they were read. */
    int refusedKeys();

    /** What became of it. */
    CallOutcome outcome();

    /** How long it took, in nanoseconds. */
    long nanos();

    /** Why it failed or timed out. */
    @Nullable Throwable failure();
  }

  /**
   * A value that differs from what its loader gives, though nobody has written its key meanwhile.
   *
   * <p>The cache alone makes them; a test may, too, but there may be more methods one day.
   */
  interface Difference {

    /** The node's declaration. */
    NodeSpec<?, ?> spec();

    /** The node whose value it is. */
    Object node();

    /** The name of the storage that serves it. */
    String tier();

    /** How long ago the load of what is served began. */
    Duration age();
  }

  /**
   * An invalidation or a put after a method's success that did not reach every tier.
   *
   * <p>The cache alone makes them; a test may, too, but there may be more methods one day.
   */
  interface FailedConsequence {

    /** The node's declaration. */
    NodeSpec<?, ?> spec();

    /**
     * The node that was to be invalidated or put, or the {@link NodeGroup}; null for all nodes, or
     * if it could not be made.
     */
    @Nullable Object node();

    /** The method, as {@code Users.rename}. */
    String method();

    /**
     * Why: a {@link TierException} names the tiers that were not reached; it is tried again until
     * they are, or their entry has expired.
     */
    Throwable failure();
  }
}
