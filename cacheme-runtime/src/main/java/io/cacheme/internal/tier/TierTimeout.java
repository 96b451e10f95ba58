package io.cacheme.internal.tier;

import io.cacheme.CachemeException;

/**
 * A storage did not answer in time. Shared by all calls that end so, hence without a stack trace.
 */
public final class TierTimeout extends CachemeException {

  private static final long serialVersionUID = 1L;

  public TierTimeout(String message) {
    super(message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
