package io.cacheme.benchmarks.storage;

import org.jspecify.annotations.Nullable;

/** Who asked. Is told of each value found, then once of the end. */
interface Answer {

  /**
   * A value.
   *
   * @param leftMillis how long it is kept, or {@link io.cacheme.spi.StoredValue#UNKNOWN}
   */
  void value(String key, byte[] bytes, long leftMillis);

  /** The call has ended; {@code failure} is null if it succeeded. */
  void done(@Nullable Throwable failure);
}
