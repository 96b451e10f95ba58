package io.cacheme;

import io.cacheme.stats.StorageState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Told how each request was answered, of consequences that failed, of values that differ from their
 * source, and how storages do. Called on the thread that got the answer; must not block. What it
 * throws is logged and changes nothing, for other listeners neither.
 */
@FunctionalInterface
public interface CachemeListener {

  /** One request was answered. */
  void onAnswer(Answer answer);

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
   * @param spec the node's declaration
   * @param node the node asked for
   * @param source where the answer came from
   * @param tier the storage's name, where a tier had it
   * @param coalesced whether the request joined one that was already running
   * @param stale whether the tier's entry had ended, and is the answer since the load failed
   * @param nanos how long it took, in nanoseconds
   * @param failure why it failed
   */
  record Answer(
      NodeSpec<?, ?> spec,
      Object node,
      Source source,
      @Nullable String tier,
      boolean coalesced,
      boolean stale,
      long nanos,
      @Nullable Throwable failure) {}

  /**
   * A value that differs from what its loader gives, though nobody has written its key meanwhile.
   *
   * @param spec the node's declaration
   * @param node the node whose value it is
   * @param tier the name of the storage that serves it
   * @param age how long ago the load of what is served began
   */
  record Difference(NodeSpec<?, ?> spec, Object node, String tier, Duration age) {}

  /**
   * An invalidation or a put after a method's success that did not reach every tier.
   *
   * @param spec the node's declaration
   * @param node the node that was to be invalidated or put, or the {@link NodeGroup}; null for all
   *     nodes, or if it could not be made
   * @param method the method, as {@code Users.rename}
   * @param failure why: a {@link TierException} names the tiers that were not reached; it is tried
   *     again until they are, or their entry has expired
   */
  record FailedConsequence(
      NodeSpec<?, ?> spec, @Nullable Object node, String method, Throwable failure) {}
}
