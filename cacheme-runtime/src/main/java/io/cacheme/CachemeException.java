package io.cacheme;

import org.jspecify.annotations.Nullable;

/** What the cache itself has to say; a loader's own exception reaches its callers as it is. */
public class CachemeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message that says what happened, to what, and what to do. */
  public CachemeException(String message) {
    super(message);
  }

  /** The same with a cause. */
  public CachemeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
