package io.cacheme;

import org.jspecify.annotations.Nullable;

/** The cache was closed before it could answer, or the global one is closed (R22). */
public final class CacheClosedException extends CachemeException {

  private static final long serialVersionUID = 1L;

  /** Without a code: the cache was closed before it could answer. */
  public CacheClosedException(String message) {
    this(null, message);
  }

  /** With the code under which it is explained. */
  public CacheClosedException(@Nullable String code, String message) {
    this(code, message, null);
  }

  private CacheClosedException(@Nullable String code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }

  @Override
  public CacheClosedException copy(@Nullable Throwable cause) {
    return new CacheClosedException(code(), getMessage(), cause);
  }
}
