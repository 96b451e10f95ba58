package io.cacheme.internal.write;

import io.cacheme.CachemeException;
import io.cacheme.internal.env.Speakable;

/**
 * A write went through all tiers, and its message to the other processes did not. Without a stack
 * trace: while the bus is broken there is one a write.
 */
final class Untold extends CachemeException {

  private static final long serialVersionUID = 1L;

  private final String storage;

  Untold(String storage, Throwable failure) {
    super(
        "the other processes could not be told by \""
            + storage
            + "\": "
            + Speakable.of(failure).getMessage(),
        failure);
    this.storage = storage;
  }

  /** Whose bus failed. */
  String storage() {
    return storage;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
