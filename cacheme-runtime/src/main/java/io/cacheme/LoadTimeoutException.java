package io.cacheme;

import org.jspecify.annotations.Nullable;

/** A load did not end within the load timeout; its late result is dropped. */
public final class LoadTimeoutException extends CachemeException {

  private static final long serialVersionUID = 1L;

  /** With a message that says which limit it was, and what to do. */
  public LoadTimeoutException(String message) {
    this(message, null);
  }

  private LoadTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public LoadTimeoutException copy(@Nullable Throwable cause) {
    return new LoadTimeoutException(getMessage(), cause);
  }
}
