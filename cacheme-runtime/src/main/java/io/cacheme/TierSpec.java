package io.cacheme;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One tier of a node: the storage's name, how long it keeps a value, and what else holds there.
 * Immutable: each method that changes something answers another one.
 *
 * <pre>{@code
 * TierSpec.of("local", Duration.ofHours(1)).expireAfterAccess(Duration.ofMinutes(10))
 * }</pre>
 */
public final class TierSpec {

  private final String storage;
  private final @Nullable Duration ttl;
  private final boolean follow;
  private final @Nullable Duration expireAfterAccess;

  private TierSpec(
      String storage,
      @Nullable Duration ttl,
      boolean follow,
      @Nullable Duration expireAfterAccess) {
    this.storage = Objects.requireNonNull(storage, "storage");
    this.ttl = ttl;
    this.follow = follow;
    this.expireAfterAccess = expireAfterAccess;
    positive("ttl", ttl, "use null for no expiry");
    positive("expireAfterAccess", expireAfterAccess, "leave it out to keep an entry for its ttl");
  }

  private void positive(String name, @Nullable Duration duration, String help) {
    if (duration != null && (duration.isNegative() || duration.isZero())) {
      throw new IllegalArgumentException(
          name + " " + duration + " of tier \"" + storage + "\" would expire at once; " + help);
    }
  }

  /**
   * A tier that follows what other processes write, if it is one on the heap, and keeps an entry
   * for all its time.
   *
   * @param storage the name the storage is registered under
   * @param ttl how long an entry lives; null for no expiry
   * @throws IllegalArgumentException if {@code ttl} is not positive
   */
  public static TierSpec of(String storage, @Nullable Duration ttl) {
    return new TierSpec(storage, ttl, true, null);
  }

  /**
   * The same with another time to live; null for no expiry.
   *
   * @throws IllegalArgumentException if {@code ttl} is not positive
   */
  public TierSpec ttl(@Nullable Duration ttl) {
    return new TierSpec(storage, ttl, follow, expireAfterAccess);
  }

  /**
   * The same, and whether it follows what other processes write, if it is one on the heap.
   *
   * @param follow false for a heap that may serve the older value for its {@code ttl}, and is
   *     spared what it costs to be told
   */
  public TierSpec follow(boolean follow) {
    return new TierSpec(storage, ttl, follow, expireAfterAccess);
  }

  /**
   * The same, but drops an entry that it was not asked for in {@code idle}, if it is one on the
   * heap.
   *
   * @param idle shorter than the {@code ttl}, or it never comes about
   * @throws IllegalArgumentException if {@code idle} is not positive
   */
  public TierSpec expireAfterAccess(Duration idle) {
    return new TierSpec(storage, ttl, follow, Objects.requireNonNull(idle, "idle"));
  }

  /** The name the storage is registered under. */
  public String storage() {
    return storage;
  }

  /** How long an entry lives, positive; null for no expiry. */
  public @Nullable Duration ttl() {
    return ttl;
  }

  /** Whether a heap tier follows what other processes write, where it can. */
  public boolean follow() {
    return follow;
  }

  /** After how long without being asked for a heap drops an entry; null if that is no reason. */
  public @Nullable Duration expireAfterAccess() {
    return expireAfterAccess;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TierSpec tier
            && storage.equals(tier.storage)
            && Objects.equals(ttl, tier.ttl)
            && follow == tier.follow
            && Objects.equals(expireAfterAccess, tier.expireAfterAccess));
  }

  @Override
  public int hashCode() {
    return Objects.hash(storage, ttl, follow, expireAfterAccess);
  }

  /** What it says, for people. */
  @Override
  public String toString() {
    return "TierSpec[storage="
        + storage
        + ", ttl="
        + ttl
        + ", follow="
        + follow
        + (expireAfterAccess == null ? "" : ", expireAfterAccess=" + expireAfterAccess)
        + "]";
  }
}
