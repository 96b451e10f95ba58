package io.cacheme.internal.tier;

import io.cacheme.CachemeException;
import org.jspecify.annotations.Nullable;

/**
 * A call that was not made, because its storage is known to be broken or has too many under way;
 * the cause is what the storage failed with last. It has no stack trace: it is made by thousands.
 */
public final class TierBypass extends CachemeException {

  private static final long serialVersionUID = 1L;

  public TierBypass(String message, @Nullable Throwable lastFailure) {
    super(message, lastFailure);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
