package io.cacheme;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How older values of a node are served on purpose, and looked at: {@link #NONE}, and what differs
 * from it, as in {@code FreshSpec.NONE.softTtl(Duration.ofSeconds(10))}. Immutable: each method
 * that sets something answers a copy, and throws an {@link IllegalArgumentException} for what is
 * not positive.
 */
public final class FreshSpec {

  /** After how long a key is loaded again, unless something else is said. */
  public static final Duration DEFAULT_RETRY = Duration.ofSeconds(5);

  /** What tiers are told of how much longer they are to keep an entry takes no more. */
  public static final Duration LONGEST_STALE = Duration.ofDays(24);

  /** No older value is served, and none looked at. */
  public static final FreshSpec NONE = new FreshSpec(null, null, DEFAULT_RETRY, null, 0);

  private final @Nullable Duration softTtl;
  private final @Nullable Duration staleIfError;
  private final Duration retryAfter;
  private final @Nullable Duration refreshAhead;
  private final double verify;

  private FreshSpec(
      @Nullable Duration softTtl,
      @Nullable Duration staleIfError,
      Duration retryAfter,
      @Nullable Duration refreshAhead,
      double verify) {
    this.softTtl = softTtl;
    this.staleIfError = staleIfError;
    this.retryAfter = retryAfter;
    this.refreshAhead = refreshAhead;
    this.verify = verify;
  }

  /**
   * Loads a value anew while it is served.
   *
   * @param age from when on, counted from when its load began; less than the tiers' own times, or
   *     it never comes about
   */
  public FreshSpec softTtl(Duration age) {
    return new FreshSpec(positive("softTtl", age), staleIfError, retryAfter, refreshAhead, verify);
  }

  /** From what age on a value is loaded anew while it is served; null for never. */
  public @Nullable Duration softTtl() {
    return softTtl;
  }

  /**
   * Serves a value after its end where its load fails.
   *
   * @param time for so long after its end
   * @throws IllegalArgumentException if that is longer than {@link #LONGEST_STALE}
   */
  public FreshSpec staleIfError(Duration time) {
    if (positive("staleIfError", time).compareTo(LONGEST_STALE) > 0) {
      throw new IllegalArgumentException(
          "a staleIfError of "
              + time
              + "\n    help:  give at most "
              + LONGEST_STALE.toDays()
              + " days, or a longer ttl");
    }
    return new FreshSpec(softTtl, time, retryAfter, refreshAhead, verify);
  }

  /** For how long after its end a value is served where its load fails; null for not at all. */
  public @Nullable Duration staleIfError() {
    return staleIfError;
  }

  /**
   * Loads a key again so long after its load has failed while an older value was served.
   *
   * @param pause {@link #DEFAULT_RETRY} unless set
   */
  public FreshSpec retryAfter(Duration pause) {
    return new FreshSpec(
        softTtl, staleIfError, positive("retryAfter", pause), refreshAhead, verify);
  }

  /** After how long a key is loaded again whose load failed while an older value was served. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /**
   * Loads values anew when they are as old as {@link #softTtl}, asked for or not.
   *
   * @param time until their key has not been asked for in so long. Without {@code softTtl} the node
   *     is refused
   */
  public FreshSpec refreshAhead(Duration time) {
    return new FreshSpec(softTtl, staleIfError, retryAfter, positive("refreshAhead", time), verify);
  }

  /** For how long after a key was asked for its value is loaded anew by itself; null for never. */
  public @Nullable Duration refreshAhead() {
    return refreshAhead;
  }

  /**
   * Loads so many of the values that are served once more, and compares.
   *
   * @param share of the hits, from 0 to 1
   * @throws IllegalArgumentException if it is no such share
   */
  public FreshSpec verify(double share) {
    if (!(share >= 0 && share <= 1)) { // nor is it NaN
      throw new IllegalArgumentException(
          "a verify of "
              + share
              + "\n    help:  give the share of hits to compare, from 0 to 1, as in 0.001");
    }
    return new FreshSpec(softTtl, staleIfError, retryAfter, refreshAhead, share);
  }

  /** What share of the hits is loaded once more and compared. */
  public double verify() {
    return verify;
  }

  /** Whether it says anything. */
  boolean isUsed() {
    return softTtl != null || staleIfError != null || verify > 0;
  }

  /** Why it cannot be had, and what to do; null if it can. */
  @Nullable String problem() {
    return refreshAhead != null && softTtl == null
        ? "has refreshAhead and no softTtl that says from what age on\n    help:  say softTtl, too"
        : null;
  }

  static Duration positive(String name, Duration duration) {
    Objects.requireNonNull(duration, name);
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(
          "a " + name + " of " + duration + "\n    help:  give a positive duration, or none");
    }
    return duration;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FreshSpec that
        && Objects.equals(softTtl, that.softTtl)
        && Objects.equals(staleIfError, that.staleIfError)
        && retryAfter.equals(that.retryAfter)
        && Objects.equals(refreshAhead, that.refreshAhead)
        && verify == that.verify;
  }

  @Override
  public int hashCode() {
    return Objects.hash(softTtl, staleIfError, retryAfter, refreshAhead, verify);
  }

  @Override
  public String toString() {
    return "FreshSpec[softTtl="
        + softTtl
        + ", staleIfError="
        + staleIfError
        + ", retryAfter="
        + retryAfter
        + ", refreshAhead="
        + refreshAhead
        + ", verify="
        + verify
        + "]";
  }
}
