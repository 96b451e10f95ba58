package io.cacheme;

/**
 * A storage did not answer in time. Shared by all calls that end so, hence without a stack trace.
 */
final class TierTimeout extends CachemeException {

  private static final long serialVersionUID = 1L;

  TierTimeout(String message) {
    super(message);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
