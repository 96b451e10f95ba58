package io.cacheme;

/** The cache was closed before it could answer. */
public final class CacheClosedException extends CachemeException {

  private static final long serialVersionUID = 1L;

  public CacheClosedException(String message) {
    super(message);
  }
}
