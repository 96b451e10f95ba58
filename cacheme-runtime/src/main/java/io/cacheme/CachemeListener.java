package io.cacheme;

import org.jspecify.annotations.Nullable;

/**
 * Told how each request was answered. Called on the thread that got the answer; must not block.
 * What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface CachemeListener {

  /** One request was answered. */
  void onAnswer(Answer answer);

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
   * @param nanos how long it took, in nanoseconds
   * @param failure why it failed
   */
  record Answer(
      NodeSpec<?, ?> spec,
      Object node,
      Source source,
      @Nullable String tier,
      boolean coalesced,
      long nanos,
      @Nullable Throwable failure) {}
}
