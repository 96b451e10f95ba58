package io.cacheme;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One tier of a node: the storage's name and how long it keeps a value.
 *
 * @param storage the name the storage is registered under
 * @param ttl how long an entry lives, positive; {@code null} for no expiry
 * @param follow whether a heap tier follows what other processes write, where it can
 */
public record TierSpec(String storage, @Nullable Duration ttl, boolean follow) {

  /** A tier that follows, if it is one on the heap. */
  public TierSpec(String storage, @Nullable Duration ttl) {
    this(storage, ttl, true);
  }

  /** Checks its parts. */
  public TierSpec {
    Objects.requireNonNull(storage, "storage");
    if (ttl != null && (ttl.isNegative() || ttl.isZero())) {
      throw new IllegalArgumentException(
          "ttl "
              + ttl
              + " of tier \""
              + storage
              + "\" would expire at once; use null for no expiry");
    }
  }
}
