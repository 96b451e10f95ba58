package io.cacheme.internal.tier;

import io.cacheme.CachemeException;
import io.cacheme.UnwritableValueException;
import io.cacheme.ValueTooLargeException;
import io.cacheme.spi.StoredEntry;
import org.jspecify.annotations.Nullable;

/** What became of an entry that was to be written to a remote tier. */
public sealed interface Encoded {

  /** It can be written. */
  record Ready(StoredEntry entry) implements Encoded {
    @Override
    public StoredEntry stored() {
      return entry;
    }
  }

  /** It has expired by now. */
  record Expired() implements Encoded {}

  /** It is larger than the storage takes. */
  record TooLarge(ValueTooLargeException reason) implements Encoded {}

  /** Its serializer failed. */
  record Unencodable(UnwritableValueException reason) implements Encoded {}

  /** Why the tier does not take the value itself, or null. */
  default @Nullable CachemeException reason() {
    return null;
  }

  /** Whether {@code cause} is such a reason, so that no tier has failed. */
  static boolean isReason(@Nullable Throwable cause) {
    return cause instanceof ValueTooLargeException || cause instanceof UnwritableValueException;
  }

  /** What to write, or null if that is nothing: then the tier must not keep what it has. */
  default @Nullable StoredEntry stored() {
    return null;
  }
}
