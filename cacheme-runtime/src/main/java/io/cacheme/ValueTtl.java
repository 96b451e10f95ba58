package io.cacheme;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says how long a value is kept at most, as {@code Duration ttl(V value)} of a record does.
 * Implemented by applications, mostly as a lambda. Called once for each value that is loaded or
 * put, on the thread that does; it must not block.
 *
 * @param <N> the node
 * @param <V> the value
 */
@FunctionalInterface
public interface ValueTtl<N, V> {

  /**
   * How long {@code value} of {@code node} is kept: in each tier no longer than that, nor than the
   * tier's own time. What is thrown is logged, and the value is not kept.
   *
   * @return nothing or less if it is not to be kept at all; null if the tiers' own times are meant
   */
  @Nullable Duration ttl(N node, V value);
}
